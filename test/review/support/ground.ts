import { briefNeeds, type Need } from '../../../src/brief/needs.ts'
import type { Product } from '../../../src/brief/product/product-type.ts'
import type { Load, Total } from '../../../src/ledger/ledger-interface.ts'
import {
  type CheckFinding,
  type Ground,
  type MonthRow,
  runChecks,
} from '../../../src/review/checks/checks.ts'
import { listMonths, type Month } from '../../../src/trade/month.ts'
import type { Flow } from '../../../src/trade/terms.ts'
import { month, productOf } from '../../support/briefs.ts'

export const code = '85076000'

/** What the ledger answers where all is well: exports of 2022 and 2023 to two partners, from two places. */
export function groundOf(more: Partial<Ground> = {}): Ground {
  const product = more.product ?? productOf({ flows: ['export'] })
  const givenMonth = more.month ?? month('2023-12')
  return {
    product,
    month: givenMonth,
    scale: { value: 0, quantity: 0 },
    loads: [loadOf(1, '出口2022.csv'), loadOf(2, '出口2023.csv')],
    overruled: [],
    lacking: [],
    compared: 0,
    contradictions: [],
    answers: answersOf(product, givenMonth),
    history: historyOf(),
    figures: new Map(),
    nomenclature: null,
    correlations: [],
    bulletins: [],
    partialSubheadings: [],
    ...more,
  }
}

export const loadOf = (id: number, file: string, more: Partial<Load> = {}): Load => ({
  id,
  file,
  sha256: String(id),
  source: 'gacc',
  flow: 'export',
  currency: 'USD',
  cut: ['commodity', 'partner', 'place'],
  scope: {},
  period: { from: month('2022-01'), to: month('2023-12') },
  monthly: true,
  truncatedAt: null,
  uncoveredMonths: [],
  relations: [],
  commodities: [code],
  asOf: '2024-01-18T00:00:00.000Z',
  loadedAt: '2024-01-18T00:00:00.000Z',
  rows: 1,
  cells: 1,
  valueTotal: 1n,
  note: null,
  findings: [],
  ...more,
})

export type AnswerRow = Partial<Total> & { readonly span: string }

/** Sums of each need, of 100 in all: 60 and 40 by partner or place; or as `rows` says. */
export function answersOf(
  product: Product,
  givenMonth: Month,
  rows: (need: Need) => readonly AnswerRow[] = usualRows,
): Ground['answers'] {
  return briefNeeds(product, givenMonth).map((need) => ({
    need,
    rows: rows(need).map((row) => ({ ...emptyTotal, ...row })),
  }))
}

const emptyTotal: Omit<Total, 'span'> = {
  commodity: code,
  code: '',
  load: 1,
  unit: '个',
  unit2: null,
  value: 0n,
  quantity: 10n,
  quantity2: null,
  rows: 1,
}

const codesBy = { partner: ['502', '304'], place: ['35', '44'], procedure: ['10', '14'] } as const

export function usualRows({ by, spans }: Need): AnswerRow[] {
  return spans.flatMap(({ key: span }): AnswerRow[] => {
    if (by === null) return [{ span, value: 100n }]
    const [item, other] = codesBy[by]
    return [
      { span, code: item, value: 60n },
      { span, code: other, value: 40n },
    ]
  })
}

export const historyMonths = listMonths({ from: month('2021-12'), to: month('2023-12') })

/** Months of exports that rise a little, with a steady unit value, in total and by two partners. */
export function historyOf(more: Partial<Ground['history']> = {}): Ground['history'] {
  const totals = historyMonths.map((givenMonth, index) =>
    monthRow(givenMonth, { value: 1_000_000n + BigInt(index) * 1000n }),
  )
  return {
    whole: [],
    totals,
    partners: totals.flatMap((row) => [
      { ...row, partner: '502', value: (row.value * 6n) / 10n, quantity: 60n },
      { ...row, partner: '304', value: (row.value * 4n) / 10n, quantity: 40n },
    ]),
    ranges: [],
    members: [],
    cuts: [],
    cells: [],
    otherCurrency: [],
    ...more,
  }
}

export const monthRow = (
  givenMonth: Month,
  more: Partial<MonthRow> = {},
  flow: Flow = 'export',
): MonthRow => ({
  flow,
  month: givenMonth,
  commodity: code,
  partner: '',
  load: givenMonth < month('2023-01') ? 1 : 2,
  value: 1_000_000n,
  quantity: 100n,
  unit: '个',
  rows: 1,
  ...more,
})

/** What one check of the catalogue finds, and how much it looked at. */
export function resultOf(id: string, ground: Ground): { looked: number; findings: readonly CheckFinding[] } {
  const result = runChecks(ground).find((checkResult) => checkResult.id === id)
  if (!result) throw new Error(`no such check: ${id}`)
  return result
}
