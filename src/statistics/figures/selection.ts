import type { CodeLists } from '../../codes/codes.ts'
import { type Breakdown, breakdowns, type CellSet, type FigureName, type Month } from '../../trade/trade.ts'

/** Which cells of a cut: those of some members of a dimension, all but some, or all. */
export interface Selection extends Pick<CellSet, 'codes' | 'without'> {
  readonly dimension?: Breakdown
}

/** The cells that a sum is taken over. @param left partners that are no part of what shares are taken of. */
export function toSelection(
  { dimension, code = '', operation }: FigureName,
  left: readonly string[],
  month: Month,
  codes: CodeLists,
): Selection {
  const codesOf = (ids: Iterable<string>) => [...ids].flatMap((id) => codes.findCodes('partner', id)).sort()
  if (operation === 'denominator' || operation === 'denominatorBase')
    return left.length === 0 ? {} : { dimension: 'partner', without: codesOf(left) }
  if (dimension === 'group')
    return { dimension: 'partner', codes: codesOf(codes.findGroupMembers(code, month)) }
  const by = breakdowns.find((breakdown) => breakdown === dimension)
  return by ? { dimension: by, codes: codes.findCodes(by, code) } : {}
}
