import {
  cutsOf,
  type FittingOptions,
  hasWhole,
  holdingsOf,
  monthGap,
  partsKey,
} from '../ledger/completeness.ts'
import { isComplementary } from '../ledger/coverage/relation.ts'
import type { Need } from '../ledger/fitting.ts'
import type { Coverage, Ledger, Span, Total, Vintage } from '../ledger/ledger.ts'
import { formatRange, type MonthRange, monthsOf } from '../trade/month.ts'
import type { Cut } from '../trade/terms.ts'

/** The trade that is needed, in some months. */
export type NeededTrade = Pick<Need, 'flow' | 'currency' | 'within' | 'spans'>

/** Months of a commodity. */
interface Slice {
  readonly commodity: string
  readonly months: MonthRange
  readonly grain: Span['grain']
}

/**
 * Finds the slices of which the files are parts, of which nobody has said that they are the whole together, but which
 * add up to the value that another cut has as a whole. Parts prove complete so without anybody's word.
 *
 * @returns keys for `FittingOptions.agreedParts`; the ledger is asked only where there are parts.
 */
export async function findAgreedParts(
  ledger: Ledger,
  coverage: readonly Coverage[],
  needs: readonly NeededTrade[],
  options: FittingOptions = {},
  vintage: Vintage = {},
): Promise<ReadonlySet<string>> {
  if (!coverage.some(({ relations }) => relations.some(({ kind }) => isComplementary(kind)))) return new Set()
  const agreed = await Promise.all(
    byTrade(needs).map((need) => agreedSlices(ledger, coverage, need, options, vintage)),
  )
  return new Set(agreed.flat())
}

/** Needs of the same trade as one. */
function byTrade(needs: readonly NeededTrade[]): NeededTrade[] {
  const trades = new Map<string, NeededTrade>()
  for (const need of needs) {
    const key = JSON.stringify([need.flow, need.currency, need.within])
    const other = trades.get(key)
    trades.set(key, other ? { ...other, spans: [...other.spans, ...need.spans] } : need)
  }
  return [...trades.values()]
}

async function agreedSlices(
  ledger: Ledger,
  coverage: readonly Coverage[],
  need: NeededTrade,
  given: FittingOptions,
  vintage: Vintage,
): Promise<string[]> {
  const options = { ...given, ...(need.within && { within: need.within }) }
  const cuts = cutsOf(coverage, need)
  const slices = slicesOf(need)
  const whole = cuts.map((cut) => ({ cut, states: stateByKey(coverage, need, cut, slices, options) }))
  const agreed: string[] = []
  for (const { cut, states } of whole) {
    const partial = slices.filter((slice) => states.get(sliceKey(slice)) === 'partial')
    for (const { cut: other, states: otherStates } of whole) {
      const comparable = partial.filter((slice) => otherStates.get(sliceKey(slice)) === 'whole')
      if (other === cut || comparable.length === 0) continue
      const [sums, others] = await Promise.all(
        [cut, other].map((one) => valuesOf(ledger, need, one, comparable, vintage)),
      )
      for (const slice of comparable) {
        const key = sliceKey(slice)
        if ((sums?.get(key) ?? 0n) === (others?.get(key) ?? 0n))
          agreed.push(partsKey({ ...need, cut }, slice.commodity, slice.months))
      }
    }
  }
  return agreed
}

/** Every month of every commodity that is needed, and every period as a whole. */
function slicesOf({ spans }: NeededTrade): Slice[] {
  const slices = new Map<string, Slice>()
  const add = (slice: Slice) => slices.set(sliceKey(slice), slice)
  for (const { months, commodities } of spans)
    for (const commodity of commodities) {
      for (const month of monthsOf(months))
        add({ commodity, months: { from: month, to: month }, grain: 'month' })
      if (months.from !== months.to) add({ commodity, months, grain: 'whole' })
    }
  return [...slices.values()]
}

const sliceKey = ({ commodity, months, grain }: Slice): string =>
  `${grain} ${formatRange(months)} ${commodity}`

/** Which slices a cut has as a whole, and which only in parts. */
function stateByKey(
  coverage: readonly Coverage[],
  need: NeededTrade,
  cut: Cut,
  slices: readonly Slice[],
  options: FittingOptions,
): ReadonlyMap<string, 'whole' | 'partial' | 'neither'> {
  const holdings = holdingsOf(coverage, need, cut)
  const stateOf = ({ commodity, months, grain }: Slice) => {
    if (grain === 'month') {
      const gap = monthGap(holdings, commodity, months.from, options)
      return gap === null ? 'whole' : gap.reason === 'partial' ? 'partial' : 'neither'
    }
    if (hasWhole(holdings, commodity, months, options)) return 'whole'
    const agreedParts = new Set([partsKey({ ...need, cut }, commodity, months)])
    return hasWhole(holdings, commodity, months, { ...options, agreedParts }) ? 'partial' : 'neither'
  }
  return new Map(slices.map((slice) => [sliceKey(slice), stateOf(slice)]))
}

async function valuesOf(
  ledger: Ledger,
  { flow, currency, within }: NeededTrade,
  cut: Cut,
  slices: readonly Slice[],
  vintage: Vintage,
): Promise<ReadonlyMap<string, bigint>> {
  const spans = slices.map(
    (slice): Span => ({
      key: sliceKey(slice),
      months: slice.months,
      grain: slice.grain,
      commodities: [slice.commodity],
    }),
  )
  const totals: readonly Total[] = await ledger.totals({
    flow,
    currency,
    cut,
    by: null,
    ...(within && { within }),
    spans,
    ...(Object.keys(vintage).length > 0 && { vintage }),
  })
  const values = new Map<string, bigint>()
  for (const { span, value } of totals) values.set(span, (values.get(span) ?? 0n) + value)
  return values
}
