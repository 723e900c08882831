import type { Need } from '../../brief/brief.ts'
import {
  type ChosenCut,
  chooseCut,
  type FittedSpan,
  type FittingOptions,
} from '../../ledger/coverage/coverage.ts'
import type { Coverage } from '../../ledger/ledger.ts'
import { type Cut, cutKey } from '../../trade/trade.ts'

/**
 * Those of the other months and windows that a brief would show which a chosen cut has whole. One that none of them
 * has does not keep a brief back, and is not taken from another cut.
 */
export function furtherSpans(
  coverage: readonly Coverage[],
  need: Need,
  { spans }: ChosenCut,
  options: FittingOptions,
): readonly FittedSpan[] {
  const cuts = new Map(spans.map(({ cut }) => [cutKey(cut), cut]))
  const found = new Map<string, FittedSpan>()
  for (const cut of cuts.values())
    for (const span of spansOfCut(coverage, need, cut, options))
      if (!found.has(span.key)) found.set(span.key, span)
  return need.further.flatMap(({ key }) => found.get(key) ?? [])
}

function spansOfCut(
  coverage: readonly Coverage[],
  need: Need,
  cut: Cut,
  options: FittingOptions,
): readonly FittedSpan[] {
  if (need.further.length === 0) return []
  const coverages = coverage.filter((item) => cutKey(item.cut) === cutKey(cut))
  const choice = chooseCut(coverages, { ...need, spans: need.further }, options)
  if (choice.fits) return choice.spans
  const unmet = new Set(choice.gaps.map(({ span }) => span))
  const neededSpans = need.further.filter(({ key }) => !unmet.has(key))
  const some = chooseCut(coverages, { ...need, spans: neededSpans }, options)
  return some.fits ? some.spans : []
}
