import { monthsOf } from '../../trade/month.ts'
import type { Span } from '../ledger.ts'

/** A commodity in a month, or in a period whose months a file does not tell apart. */
export interface Slice {
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
  readonly batch: string
  readonly from: number
  readonly to: number
}

const keyOf = ({ commodity, from, to }: Slice): string => `${from} ${to} ${commodity}`

/** The slices that spans take in, each once. */
export function slicesOf(wanted: readonly { readonly span: Span; readonly commodity: string }[]): Slice[] {
  const slices = new Map<string, Slice>()
  for (const { span, commodity } of wanted) {
    const periods =
      span.grain === 'whole'
        ? [span.months]
        : monthsOf(span.months).map((month) => ({ from: month, to: month }))
    for (const { from, to } of periods) {
      const slice = { commodity, from, to }
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
export const uncontested = (loads: readonly Holder[], kept: readonly KeptSlice[]): KeptSlice[] =>
  kept.filter(({ batch, from, to }) => {
    const there = loads.filter((load) => load.from <= to && load.to >= from)
    return there.length === 1 && there[0]?.batch === batch
  })
