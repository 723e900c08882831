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

describe('names with a part that no rule reads', () => {
  const exports = traded({ partners: { '502': 3 * 亿 } }, { partners: { '502': 亿 } })
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

it.each([
  ['place', 'CN-44', false],
  ['partner', 'USA', true],
] as const)('a share of a %s needs the partners left out: %s', (dimension, code, isNeeded) => {
  const name = { dimension, code, window: 'month', measure: 'value', operation: 'share' } as const
  const needsOf = (flow: 'export' | 'import') =>
    briefNeeds(productOf({ sections: ['overview'], flows: [flow] }), month('2023-06'), [{ flow, ...name }])
  const ofImports = needsOf('import').map(({ by }) => by)
  expect(ofImports.includes('partner')).toBe(isNeeded)
})

it.each([
  ['zh', '2023年5月以来（此前一个月无可排名的贸易伙伴），美国连续2个月为'],
  ['en', 'Since May 2023, after a month without one, the United States has been the largest destination'],
] as const)('a leader after a month without trade, in %s', (language, words) => {
  const two = { partners: { '502': 3 * 亿, '304': 亿 } }
  const exports = { ...traded(two, two), 'month-1.current': two, 'month-2.current': {} }
  const product = productOf({ flows: ['export'], sections: ['leaders'] })
  expect(prose(briefOf({ export: exports }, { product, language }))[0]).toContain(words)
})

it('a class that has fallen to zero is no trade', () => {
  const exports = traded({ commodities: { '85076000': 0 } }, { commodities: { '85076000': 5 * 亿 } })
  const classes = ['85076000', '85078000'].map((code) => ({
    name: { zh: code, en: code },
    codes: { HS2022: [code] },
  }))
  const product = productOf({ flows: ['export'], sections: ['classes'], classes })
  expect(prose(briefOf({ export: exports }, { product, language: 'en' }))[0]).toBe(
    'In June 2023, China had no exports of lithium batteries.',
  )
})

it('contributions are left out of the brief of a partner without data by place', () => {
  const exports = traded({ partners: { '304': 3 * 亿 } }, { partners: { '304': 亿 } })
  const { total, partner } = sumsOf({ export: exports }).origins.export ?? {}
  const document = briefOf(
    { export: exports },
    {
      product: productOf({
        ...{ kind: 'partner', partner: 'DEU', flows: ['export'], sections: ['summary', 'contributions'] },
      }),
      language: 'en',
      more: { origins: { export: { total, partner } } },
    },
  )
  const headings = document.blocks.flatMap((block) => (block.kind === 'heading' ? [block.part] : []))
  expect(headings).not.toContain('contributions')
  expect(prose(document)).not.toContain('')
  expect(statements(document)).toContain(
    'Provinces: no exports by province are available, so no facts are by province.',
  )
})

it('a chart of months has the note on gaps where one of its lines has a gap', () => {
  const some = { partners: { '502': 亿 } }
  const months = { 'month-1.current': some, 'month-2.current': some }
  const notes = (imports: Traded) =>
    briefOf(
      { export: { ...traded(some, some), ...months }, import: { ...traded(some, some), ...imports } },
      { product: productOf({ sections: ['overview'] }), language: 'en' },
    ).blocks.flatMap((block) => (block.kind === 'chart' && block.id === 'months' ? block.notes : []))
  const gaps = 'Note: where there is a gap, data are not available.'
  expect(notes(months)).not.toContain(gaps)
  expect(notes({ 'month-2.current': some })).toContain(gaps)
})

it('names the years whose codes a seasonal adjustment borrows', () => {
  const side = (lag: number): Side => ({ partners: { '502': 亿 + (lag % 12) * 1_000_000 } })
  const months = Object.fromEntries(
    Array.from({ length: 70 }, (_, lag) => [`month${lag > 0 ? `-${lag}` : ''}.current`, side(lag)]),
  )
  const product = productOf({ flows: ['export'], sections: ['seasonal'] })
  const document = briefOf(
    { export: { ...traded(side(0), side(0)), ...months } },
    { product, language: 'en' },
  )
  expect(document.figures.get('export.month.value.adjusted')?.value).not.toBeNull()
  expect(statements(document).join('\n')).toContain('HS2017 applied in 2019;')
})

it.each([
  ['zh', '注：“..”表示缺少所需月份的数据，或其间商品编码有变化、不作加总。'],
  [
    'en',
    'Note: “..” means that data of the months needed are not available, or that the codes of the product changed within them, so that they are not added up.',
  ],
] as const)('a course across a change of codes says why its sums are missing, in %s', (language, note) => {
  const some = { partners: { '502': 亿 } }
  const classes = [
    { name: { zh: '电池', en: 'Batteries' }, codes: { HS2022: ['85076000'], HS2017: ['85076010'] } },
  ]
  const product = productOf({ flows: ['export'], sections: ['course'], classes })
  const document = briefOf({ export: traded(some, some) }, { product, language, at: '2022-06' })
  expect(table(document, 'export.course').notes).toContain(note)
})
