import type { Ledger } from '../../ledger/ledger.ts'
import { type MonthRange, withoutControls } from '../../trade/trade.ts'

export interface FoundCommodity {
  readonly code: string
  /** As the latest file writes it; empty where none does. */
  readonly name: string
  /** From the first to the last month of the loads that have it. */
  readonly months: MonthRange
}

/**
 * The commodities that were loaded whose code begins with a text, or whose name has all its words, in the
 * language of the files; in the order of the codes.
 */
export async function findCommodities(
  ledger: Ledger,
  search: string,
  most: number,
): Promise<FoundCommodity[]> {
  const loaded = new Map<string, MonthRange>()
  for (const { commodities, period } of await ledger.loads())
    for (const code of commodities) loaded.set(code, joinRanges(loaded.get(code), period))
  const codes = [...loaded.keys()].sort()
  const names = await ledger.names('commodity', codes)
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found: FoundCommodity[] = []
  for (const code of codes) {
    const months = loaded.get(code)
    const name = (names.get(code) ?? '').toLowerCase()
    if (!months || !words.every((word) => code.startsWith(word) || name.includes(word))) continue
    found.push({ code, name: withoutControls(names.get(code) ?? ''), months })
    if (found.length === most) break
  }
  return found
}

const joinRanges = (range: MonthRange | undefined, { from, to }: MonthRange): MonthRange =>
  range ? { from: from < range.from ? from : range.from, to: to > range.to ? to : range.to } : { from, to }
