import type { CodeLists } from '../../codes/codes.ts'
import type { Breakdown } from '../../trade/trade.ts'
import { rank } from '../indices/indices.ts'
import type { Sum } from '../sums.ts'

/**
 * The ids of all members of a dimension that were traded, those with the largest values first. Ties go by customs
 * code.
 *
 * @param left partners that are not ranked.
 */
export function rankedMembers(
  dimension: Breakdown,
  sums: ReadonlyMap<string, Sum>,
  left: readonly string[],
  codes: CodeLists,
): string[] {
  const byCustomsCode = new Map<string, bigint>()
  const idOf = new Map<string, string>()
  for (const [id, sum] of sums) {
    if (dimension === 'place' && codes.isUnrankedPlace(id)) continue
    const code = [...codes.findCodes(dimension, id)].sort()[0] ?? id
    byCustomsCode.set(code, sum.value)
    idOf.set(code, id)
  }
  const without = dimension === 'partner' ? left.flatMap((id) => codes.findCodes('partner', id)) : []
  return rank(byCustomsCode, { top: Number.POSITIVE_INFINITY, without }).map((code) => idOf.get(code) ?? code)
}
