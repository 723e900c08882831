import type { CodeLists, FileNames } from '../../../codes/codes.ts'
import type { Ledger } from '../../../ledger/ledger.ts'
import { type Breakdown, breakdowns } from '../../../trade/trade.ts'

/** Customs codes that were met, by dimension. */
export type SeenCodes = { readonly [dimension in Breakdown]?: Iterable<string> }

/**
 * The code lists with the names that the ledger’s latest files write beside those of some codes that no list has.
 * The ledger is asked only where there are such codes.
 */
export async function nameUnlisted(
  ledger: Pick<Ledger, 'names'>,
  codes: CodeLists,
  seen: SeenCodes,
): Promise<CodeLists> {
  const names: { -readonly [dimension in keyof FileNames]: FileNames[dimension] } = {}
  for (const by of breakdowns) {
    const unlisted = new Set([...(seen[by] ?? [])].filter((code) => !codes.isListed(by, code)))
    if (unlisted.size === 0) continue
    const found = await ledger.names(by, [...unlisted].sort())
    // Those without a name are there as well, so that they are found by their ids.
    names[by] = new Map([...unlisted].map((code) => [code, found.get(code) ?? '']))
  }
  return Object.keys(names).length > 0 ? codes.withNames(names) : codes
}
