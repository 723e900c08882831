import type { OtherReporterInput } from '../../../src/brief/brief.ts'
import { asOtherReporter } from '../../../src/brief/product/as-other-reporter.ts'
import type { Product } from '../../../src/brief/product/product-type.ts'
import { type Amounts, productOf, type Side, sumsOf, type Traded } from '../../support/briefs.ts'
import type { SentenceCase } from './sentence-case.ts'

const auto = { value: {}, quantityScale: 'auto', flows: ['export'], sections: ['overview'] }
const 万 = 10_000

/** Amounts and kilograms of partners in 万: of each, the value and what a thousandth of it weighs. */
function side(values: Amounts, perValue = 50, unit = '千克'): Side {
  const scaled = Object.entries(values).map(([code, value]) => [code, Math.round(value * 万)] as const)
  const quantities = scaled.map(
    ([code, value], index) => [code, Math.round(value / (perValue + index))] as const,
  )
  return {
    partners: Object.fromEntries(scaled),
    quantities: Object.fromEntries(quantities),
    quantity: quantities.reduce((sum, [, quantity]) => sum + quantity, 0),
    unit,
  }
}

const times = (values: Amounts, factor: number): Amounts =>
  Object.fromEntries(Object.entries(values).map(([code, value]) => [code, value * factor]))

/** A month and a year to date with those of a year before, and two months before. */
const spans = (now: Amounts, before: Amounts, perValue?: number, unit?: string): Traded => ({
  'month.current': side(now, perValue, unit),
  'month.base': side(before, perValue, unit),
  'ytd.current': side(times(now, 5.7), perValue, unit),
  'ytd.base': side(times(before, 5.9), perValue, unit),
  'month-1.current': side(times(now, 0.9), perValue, unit),
  'month-2.current': side(times(now, 1.1), perValue, unit),
})

/** To Brazil, Japan, Taiwan, China, the United States. */
const exports = spans(
  { '410': 1600, '116': 2900, '143': 1100, '502': 9000 },
  { '410': 1200, '116': 3100, '143': 1100, '502': 8000 },
)

/** The product by the data of a reporter, whose imports were so. */
function other(product: Product, reporter: string, source: string, imports: Traded): OtherReporterInput {
  return {
    product: asOtherReporter(product, { reporter, source, flows: ['import'] }, { HS2022: ['85076000'] }),
    ...sumsOf({ import: imports }),
    files: [],
    notes: [{ zh: '数据为初步数。', en: 'the data are preliminary.' }],
  }
}

function of(
  name: string,
  reporters: Readonly<Record<string, readonly [source: string, imports: Traded]>>,
  { more = {}, traded = exports }: { readonly more?: object; readonly traded?: Traded } = {},
): SentenceCase {
  const named = Object.entries(reporters).map(([reporter, [source]]) => ({ reporter, source }))
  const mirror = named.map((reported) => ({ ...reported, flows: ['export'] as const }))
  const product = productOf({ ...auto, market: named, mirror, ...more })
  const others = Object.entries(reporters).map(([reporter, [source, imports]]) =>
    other(product, reporter, source, imports),
  )
  return { name, product, at: '2023-06', traded: { export: traded }, more: { others } }
}

const china = '142'
const first = { [china]: 2500, '133': 200, '141': 160, '143': 70, '502': 30 }
const firstBefore = { [china]: 2060, '133': 230, '141': 98, '143': 70, '502': 44 }
const behind = { '502': 900, [china]: 300, '133': 200 }
const behindBefore = { [china]: 500, '502': 400, '133': 200 }
const none = spans({}, {})

/** Imports of other reporters, and both sides of one flow. */
export const reporterCases: readonly SentenceCase[] = [
  of('a market', { BRA: ['comexstat', spans(first, firstBefore)] }),
  of('a market, steady', { BRA: ['comexstat', spans(first, first)] }),
  of('a market, first place lost', { USA: ['census', spans(behind, behindBefore, 80)] }),
  of('a market, first place gained', { TWN: ['taiwan', spans(behindBefore, behind, 30)] }),
  of('a market with the reporter alone', { BRA: ['comexstat', spans({ [china]: 1500 }, { [china]: 1500 })] }),
  of('a market without the reporter', {
    BRA: ['comexstat', spans({ '133': 200 }, { [china]: 20, '133': 190 })],
  }),
  of(
    'a market, not among the largest',
    { BRA: ['comexstat', spans(behind, behindBefore)] },
    { more: { top: 1 } },
  ),
  of('a market without imports', { BRA: ['comexstat', none] }),
  of('no market and no exports', { BRA: ['comexstat', none] }, { traded: none }),
  of('a market, a first year', { BRA: ['comexstat', spans(first, {})] }),
  of('a market, from a small base', { BRA: ['comexstat', spans(first, { ...firstBefore, '502': 0.2 })] }),
  of(
    'a market without quantities',
    { BRA: ['comexstat', spans(first, firstBefore)] },
    { more: { quantity: 'none' } },
  ),
  of('markets in two currencies', {
    JPN: [
      'japan',
      spans(times({ [china]: 4000, '133': 300 }, 100), times({ [china]: 3800, '133': 400 }, 100), 90, '个'),
    ],
    DEU: ['comext', spans({ [china]: 1600, '133': 900 }, { [china]: 1700, '133': 800 })],
  }),
  of(
    'both sides alike',
    { BRA: ['comexstat', spans({ [china]: 1600 }, { [china]: 1200 })] },
    { traded: spans({ '410': 1600 }, { '410': 1200 }, 50, '千克') },
  ),
  of(
    'both sides in two currencies, in one unit of quantity',
    { JPN: ['japan', spans(times({ [china]: 1600 }, 100), times({ [china]: 1200 }, 100), 5000, '千克')] },
    { traded: spans({ '116': 1500 }, { '116': 1100 }, 50, '千克') },
  ),
  of(
    'both sides almost alike',
    { BRA: ['comexstat', spans({ [china]: 1600.01 }, { [china]: 1200 })] },
    { traded: spans({ '410': 1600 }, { '410': 1200 }, 50, '千克') },
  ),
]
