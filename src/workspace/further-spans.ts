import type { Need } from '../brief/needs.ts'
import { type ChosenCut, chooseCut, type FittingOptions } from '../ledger/fitting.ts'
import type { Coverage, Span } from '../ledger/ledger.ts'
import { cutKey } from '../trade/terms.ts'

/**
 * Those of the other months and windows that a brief would show which the chosen cut has whole. One that it
 * lacks does not keep a brief back, and is not taken from another cut.
 */
export function furtherSpans(
  coverage: readonly Coverage[],
  need: Need,
  { cut }: ChosenCut,
  options: FittingOptions,
): readonly Span[] {
  if (need.further.length === 0) return []
  const own = coverage.filter((one) => cutKey(one.cut) === cutKey(cut))
  const all = chooseCut(own, { ...need, spans: need.further }, options)
  if (all.fits) return all.spans
  const lacking = new Set(all.gaps.map(({ span }) => span))
  const there = need.further.filter(({ key }) => !lacking.has(key))
  const some = chooseCut(own, { ...need, spans: there }, options)
  return some.fits ? some.spans : []
}
