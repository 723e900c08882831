import type { Product } from '../../../src/brief/product/product-type.ts'
import type { BulletinTotals } from '../../../src/statistics/figures/figure-context.ts'
import type { Flow } from '../../../src/trade/terms.ts'
import { month, type Side, type Traded } from '../../support/briefs.ts'
import type { SentenceCase } from './sentence-case.ts'

/** The bulletin's total of a flow, in hundreds of millions of dollars. */
const nation = (flow: Flow, at: string, value: string, year: string): BulletinTotals => ({
  ...{ flow, month: month(at), file: `${at}.html`, sha256: '0', asOf: '2024-01-09T00:00:00.000Z' },
  ...{ lines: 30, line: 9, goods: '总值', moneyFactor: 100_000_000n, unit: null },
  amounts: { month: { value, quantity: null }, ytd: { value: year, quantity: null } },
})

const large = [4200, 2100, 1500, 900, 600, 300]
const many = [4200, 2100, 1500, 900, 600, 300, 200, 150, 120, 110, 100, 90]

/** Briefs that look back over years and quarters, beside the nation, and at places in full. */
export function pastCases({
  exports,
  imports,
  made,
  side,
}: {
  /** Growing over seventy months. */
  readonly exports: Traded
  readonly imports: Traded
  made(more?: object): Product
  side(amounts: readonly number[], more?: Partial<Side>): Side
}): readonly SentenceCase[] {
  const times = (factor: number, amounts = large) => side(amounts.map((amount) => amount * factor))
  const quarters: Traded = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => index).flatMap((index) => [
      [`quarter${index === 0 ? '' : `-${3 * index}`}.current`, times(3 - index / 10)],
      ...(index < 4 ? [[`quarter${index === 0 ? '' : `-${3 * index}`}.base`, times(2.6 - index / 10)]] : []),
    ]),
  )
  const years: Traded = Object.fromEntries(
    [1, 2, 3, 4, 5].map((year) => [`ytd-${12 * year}.current`, times(11 - year)]),
  )
  const past = { ...exports, ...quarters, ...years }
  const less: Traded = { ...past, 'month-48.current': times(1.2), 'ytd-48.current': times(12) }
  const reversed = side([2100, 4200, 1500, 900, 600, 300])
  const replaced: Traded = {
    ...Object.fromEntries(Object.entries(past).map(([key, value]) => [key, value])),
    'month-3.current': reversed,
  }
  const of = (
    name: string,
    traded: SentenceCase['traded'],
    more: Partial<SentenceCase> = {},
  ): SentenceCase => ({
    ...{ name, traded, product: made({ flows: ['export'] }), at: '2023-12' },
    ...more,
  })
  const both = (growth: boolean): BulletinTotals[] => [
    nation('export', '2023-12', '3036.0', '33800.0'),
    nation('import', '2023-12', '2283.0', '25568.0'),
    ...(growth
      ? [nation('export', '2022-12', '2960.0', '35444.0'), nation('import', '2022-12', '2283.0', '27065.0')]
      : []),
  ]
  return [
    of('years back', { export: past, import: imports }, { product: made() }),
    of('years back, now less', { export: less }),
    of(
      'a year that does not lie before',
      { export: past },
      { product: made({ flows: ['export'], against: 2023 }) },
    ),
    of('a leader replaced', { export: replaced }),
    of('a leader replaced now', { export: { ...past, 'month-1.current': reversed } }),
    of(
      'beside the nation',
      { export: past, import: imports },
      {
        product: made(),
        more: { national: both(true) },
      },
    ),
    of(
      'beside the nation, without a year before',
      { export: past, import: imports },
      {
        product: made(),
        more: { national: both(false) },
      },
    ),
    of('places in full', { export: past, import: imports }, { product: made({ places: 'full' }) }),
    of(
      'places in full, without quantities',
      { export: past },
      {
        product: made({ flows: ['export'], places: 'full', quantity: 'none' }),
      },
    ),
    of(
      'places in full, without trade',
      { import: { 'month.current': side([]), 'ytd.current': side([]) } },
      {
        product: made({ flows: ['import'], places: 'full' }),
      },
    ),
    of(
      'the fastest above a floor',
      {
        export: {
          'month.current': times(1, many),
          'month.base': side(many.map((amount, index) => amount * (1 - index / 20))),
          'ytd.current': times(11, many),
          'ytd.base': side(many.map((amount, index) => amount * (11 - index / 2))),
        },
      },
      { product: made({ flows: ['export'], top: 5 }) },
    ),
    of(
      'groups named',
      { export: past },
      {
        product: made({ flows: ['export'], groups: ['ASEAN', 'GCC'] }),
      },
    ),
  ]
}
