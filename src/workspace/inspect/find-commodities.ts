import type { Ledger } from '../../ledger/ledger.ts'
import { withoutControls } from '../../trade/trade.ts'

export interface FoundCommodity {
  readonly code: string
  /** As the latest file writes it; empty where none does. */
  readonly name: string
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
  const listed = new Set<string>()
  for (const { commodities } of await ledger.loads()) for (const code of commodities) listed.add(code)
  const codes = [...listed].sort()
  const names = await ledger.names('commodity', codes)
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found = codes.filter((code) => {
    const name = (names.get(code) ?? '').toLowerCase()
    return words.every((word) => code.startsWith(word) || name.includes(word))
  })
  return found.slice(0, most).map((code) => ({ code, name: withoutControls(names.get(code) ?? '') }))
}
