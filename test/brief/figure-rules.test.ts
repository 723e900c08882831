import { describe, expect, it } from 'vitest'
import { createFigureBook, type FigureInput } from '../../src/brief/figure-input.ts'
import { NoRule } from '../../src/statistics/figures/figures.ts'
import { nothing } from '../../src/statistics/sums.ts'
import type { CellSum, FlowSums } from '../../src/statistics/trade-sums.ts'
import { type FigureId, parseFigureId } from '../../src/trade/figure.ts'
import { inBothWindows, month, productOf, sumsOf, type Traded } from '../support/briefs.ts'

const 亿 = 100_000_000

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
    const sums = sumsWith(inBothWindows({ partners: { '502': 100 } }), { places })
    const get = readBook({ product, month: month('2023-06'), ...sums })
    const value = (id: FigureId) => get(id).value?.toString()
    expect(value('export.place.BR-SP.month.value.share')).toBe('50')
    expect(value('export.place.all.month.value.cr3')).toBe('70')
    expect(value('export.place.all.month.value.hhi')).toBe('2900')
  })
})

describe('names with a part that no rule reads', () => {
  const exports = inBothWindows({ partners: { '502': 3 * 亿 } }, { partners: { '502': 亿 } })
  const get = readBook({ product: productOf(), month: month('2023-06'), ...sumsOf({ export: exports }) })

  it.each([
    'export.partner.USA.month.quantity.rank',
    'export.partner.all.month.quantity.cr3',
    'export.partner.USA.month.value.priceEffect',
    'export.class.1.month.value.priceIndex',
    'export.month.quantity.priceIndex',
    'net.month.value.yoy',
    'net.month.value.mom',
    'net.month.value.twoYear',
    'net.month.value.against-2019',
  ])('%s is refused', (id) => {
    expect(() => get(id)).toThrow(NoRule)
  })
})

it('an index of prices of an earlier month compares the codes that held in that month and a year before', () => {
  const classes = [
    { name: { zh: '电池', en: 'Batteries' }, codes: { HS2022: ['85076000'], HS2017: ['85076010'] } },
  ]
  const cell = (commodity: string, value: bigint, amount: bigint): CellSum => {
    const quantity = { kind: 'known', amount, unit: '个' } as const
    return { commodity, partner: 'USA', sum: { value, quantity, quantity2: { kind: 'notGiven' } } }
  }
  const cells = (span: string) =>
    span === 'month-1.current' ? [cell('85076000', 6n, 2n)] : [cell('85076010', 8n, 4n)]
  const get = readBook({
    product: productOf({ flows: ['export'], classes }),
    month: month('2023-01'),
    ...sumsWith({ 'month-1.current': {}, 'month-1.base': {} }, { cells }),
  })
  expect(get('export.month-1.value.priceIndex').value?.toString()).toBe('50')
})
