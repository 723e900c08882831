import { listMonths } from '../../../trade/trade.ts'
import type { Span, TotalsRequest } from '../../ledger-interface.ts'

/** One commodity of a span that is asked for. */
export interface Wanted {
  /** Which span of which request it is, counted over all requests. */
  readonly position: number
  readonly series: string
  readonly dimension: TotalsRequest['by']
  readonly commodity: string
  readonly span: Span
  /** One sum over all loads. */
  readonly together: boolean
}

/** A commodity of a series in a month, or in a period whose months a file does not tell apart. */
export interface Slice {
  readonly series: string
  readonly commodity: string
  readonly from: number
  readonly to: number
}

/** A slice of a load whose sums are kept. */
export interface KeptSlice extends Slice {
  readonly batch: string
}

/** What load may have what: its months, and the name that its rows bear. */
export interface Holder {
  readonly series: string
  readonly batch: string
  readonly from: number
  readonly to: number
}

const keyOf = ({ series, commodity, from, to }: Slice): string =>
  JSON.stringify([series, commodity, from, to])

/** The slices that spans take in, each once. */
export function listSlices(wanted: readonly Pick<Wanted, 'series' | 'commodity' | 'span'>[]): Slice[] {
  const slices = new Map<string, Slice>()
  for (const { series, span, commodity } of wanted) {
    const periods =
      span.grain === 'whole'
        ? [span.months]
        : listMonths(span.months).map((month) => ({ from: month, to: month }))
    for (const { from, to } of periods) {
      const slice = { series, commodity, from, to }
      slices.set(keyOf(slice), slice)
    }
  }
  return [...slices.values()]
}

/** The slices that are not among others. */
export function without(slices: readonly Slice[], others: readonly Slice[]): Slice[] {
  const keys = new Set(others.map(keyOf))
  return slices.filter((slice) => !keys.has(keyOf(slice)))
}

/**
 * The kept slices that can be taken as they are: no other load has anything in their months, so that every cell of
 * them prevails, in whatever vintage these loads are all that is seen.
 */
export const uncontested = (loads: readonly Holder[], keptSlices: readonly KeptSlice[]): KeptSlice[] =>
  keptSlices.filter(({ series, batch, from, to }) => {
    const holders = loads.filter((load) => load.series === series && load.from <= to && load.to >= from)
    return holders.length === 1 && holders[0]?.batch === batch
  })

/** Whether two loads of a series have months in common. */
export function haveOverlaps(loads: readonly Holder[]): boolean {
  const ordered = [...loads].sort((a, b) =>
    a.series === b.series ? a.from - b.from : a.series < b.series ? -1 : 1,
  )
  // Ordered by their first months, those of a series overlap only if some neighbours do.
  return ordered.some((load, index) => {
    const next = ordered[index + 1]
    return next !== undefined && next.series === load.series && next.from <= load.to
  })
}
