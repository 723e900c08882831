import { getReported, type Ledger } from '../../ledger/ledger.ts'
import { type MonthRange, type Reported, withoutControls } from '../../trade/trade.ts'

export interface FoundCommodity {
  /** Whose statistics; null for Chinese customs. */
  readonly reported: Reported | null
  readonly code: string
  /** As the latest file writes it; empty where none does. */
  readonly name: string
  /** From the first to the last month of the loads that have it. */
  readonly months: MonthRange
}

/**
 * The commodities that were loaded whose code begins with a text, or whose name has all its words, in the
 * language of the files; in the order of the codes, that of Chinese customs first.
 */
export async function findCommodities(
  ledger: Ledger,
  search: string,
  most: number,
): Promise<FoundCommodity[]> {
  const loaded = new Map<string, Omit<FoundCommodity, 'name'>>()
  for (const load of await ledger.loads()) {
    const reported = getReported(load) ?? null
    for (const code of load.commodities) {
      const key = `${code} ${reported?.reporter ?? ''} ${reported?.source ?? ''}`
      const months = joinRanges(loaded.get(key)?.months, load.period)
      loaded.set(key, { code, reported, months })
    }
  }
  const sorted = [...loaded].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, commodity]) => commodity)
  const names = await ledger.names(
    'commodity',
    sorted.map(({ code }) => code),
  )
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found: FoundCommodity[] = []
  for (const commodity of sorted) {
    const { code } = commodity
    const name = (names.get(code) ?? '').toLowerCase()
    if (!words.every((word) => code.startsWith(word) || name.includes(word))) continue
    found.push({ ...commodity, name: withoutControls(names.get(code) ?? '') })
    if (found.length === most) break
  }
  return found
}

const joinRanges = (range: MonthRange | undefined, { from, to }: MonthRange): MonthRange =>
  range ? { from: from < range.from ? from : range.from, to: to > range.to ? to : range.to } : { from, to }
