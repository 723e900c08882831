import { type Cut, formatRange, listMonths, type MonthRange } from '../../trade/trade.ts'
import type { Coverage, Ledger, Span, Vintage } from '../ledger-interface.ts'
import {
  type FittingOptions,
  type Holding,
  listCuts,
  listHoldings,
  monthGap,
  partsKey,
} from './completeness.ts'
import type { Need } from './cut-selection.ts'

type Asked = Pick<Need, 'flow' | 'currency' | 'within' | 'spans'>

/**
 * The slices of which parts, that nobody said are the whole together, add up to the value that another cut has as a
 * whole: they may serve totals, as `FittingOptions.agreedParts`. Compared month by month and commodity by commodity; asks
 * the ledger for nothing where no parts are in the way.
 *
 * @example const agreedParts = await findAgreedParts(ledger, coverage, needs, options)
 * @example chooseCut(coverage, need, { ...options, agreedParts })
 */
export async function findAgreedParts(
  ledger: Pick<Ledger, 'totals'>,
  coverage: readonly Coverage[],
  needs: readonly Asked[],
  options: FittingOptions = {},
  vintage: Vintage = {},
): Promise<ReadonlySet<string>> {
  const agreed = new Set<string>()
  if (
    !coverage.some(({ relations }) => relations.some(({ kind }) => kind === 'disjoint' || kind === 'overlap'))
  )
    return agreed
  for (const need of needs) {
    const cuts = listCuts(coverage, need).map((cut) => ({ cut, holdings: listHoldings(coverage, need, cut) }))
    for (const partial of cuts)
      for (const total of cuts) {
        if (total === partial) continue
        const spans = comparableSpans(need, partial.holdings, total.holdings, options)
        if (spans.length === 0) continue
        const [sums, expected] = await Promise.all([
          valuesOf(ledger, need, partial.cut, spans, vintage),
          valuesOf(ledger, need, total.cut, spans, vintage),
        ])
        for (const { key, months, commodities } of spans)
          for (const commodity of commodities) {
            const slice = `${key} ${commodity}`
            if ((sums.get(slice) ?? 0n) === (expected.get(slice) ?? 0n))
              agreed.add(partsKey({ ...need, cut: partial.cut }, commodity, months))
          }
      }
  }
  return agreed
}

/** The needed months of commodities of which one cut has but parts and another one the whole. */
function comparableSpans(
  { spans, within }: Asked,
  partial: readonly Holding[],
  holdings: readonly Holding[],
  given: FittingOptions,
): Span[] {
  const options = { ...given, ...(within && { within }) }
  const found = new Map<string, { readonly months: MonthRange; readonly commodities: Set<string> }>()
  for (const { months, commodities } of spans)
    for (const commodity of commodities)
      for (const month of listMonths(months)) {
        if (monthGap(partial, commodity, month, options)?.reason !== 'partial') continue
        if (monthGap(holdings, commodity, month, options) !== null) continue
        const single = { from: month, to: month }
        const span = found.get(formatRange(single)) ?? { months: single, commodities: new Set() }
        span.commodities.add(commodity)
        found.set(formatRange(single), span)
      }
  return [...found].map(([key, { months, commodities }]) => ({
    key,
    months,
    grain: 'month',
    commodities: [...commodities],
  }))
}

/** The value of each month and commodity. */
async function valuesOf(
  ledger: Pick<Ledger, 'totals'>,
  { flow, currency, within }: Asked,
  cut: Cut,
  spans: readonly Span[],
  vintage: Vintage,
): Promise<Map<string, bigint>> {
  const totals = await ledger.totals({
    ...{ flow, currency, cut, by: null, spans, loads: 'together' },
    ...(within && { within }),
    ...(vintage.asOf === undefined ? {} : { vintage: { asOf: vintage.asOf } }),
  })
  const values = new Map<string, bigint>()
  for (const { span, commodity, value } of totals) {
    const slice = `${span} ${commodity}`
    values.set(slice, value + (values.get(slice) ?? 0n))
  }
  return values
}
