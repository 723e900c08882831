import { describe, expect, it } from 'vitest'
import { createFigureBook, type FigureInput } from '../../src/brief/figure-input.ts'
import { briefNeeds } from '../../src/brief/needs.ts'
import { NoRule } from '../../src/statistics/figures/figures.ts'
import { nothing } from '../../src/statistics/sums.ts'
import type { CellSum, FlowSums } from '../../src/statistics/trade-sums.ts'
import { type FigureId, parseFigureId } from '../../src/trade/figure.ts'
import {
  briefOf,
  month,
  productOf,
  prose,
  type Side,
  statements,
  sumsOf,
  type Traded,
  table,
} from '../support/briefs.ts'

const 亿 = 100_000_000

/** The same trade in the month and in the year so far. */
const traded = (now: Side, before: Side = {}): Traded => ({
  'month.current': now,
  'ytd.current': now,
  'month.base': before,
  'ytd.base': before,
})

/** The figures of a book by id. */
const readBook = (input: FigureInput) => {
  const book = createFigureBook(input)
  return (id: FigureId) => {
    const name = parseFigureId(id)
    if (!name) throw new Error(`no id: ${id}`)
    return book.get(name)
  }
}

/** Sums of exports, and other ones that a source's codes would take. */
function sumsWith(exports: Traded, more: Partial<FlowSums>): Pick<FigureInput, 'sums' | 'origins'> {
  const { sums, origins } = sumsOf({ export: exports })
  if (!sums.export) throw new Error('no exports')
  return { sums: { export: { ...sums.export, ...more } }, origins }
}

describe('joint shares of places', () => {
  it('are of the whole flow, as single shares are, with what belongs to no place', () => {
    const product = productOf({ reporter: 'BRA', flows: ['export'], sections: ['places'] })
    const places = () =>
      new Map([
        ['BR-SP', { ...nothing, value: 50n }],
        ['BR-PR', { ...nothing, value: 20n }],
        ['BR-ND', { ...nothing, value: 30n }],
      ])
    const sums = sumsWith(traded({ partners: { '502': 100 } }), { places })
    const get = readBook({ product, month: month('2023-06'), ...sums })
    const value = (id: FigureId) => get(id).value?.toString()
    expect(value('export.place.BR-SP.month.value.share')).toBe('50')
    expect(value('export.place.all.month.value.cr3')).toBe('70')
    expect(value('export.place.all.month.value.hhi')).toBe('2900')
  })
})
