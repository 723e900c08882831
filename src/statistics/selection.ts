import { groupMembers } from '../codes/groups.ts'
import { partnerOfId } from '../codes/partners.ts'
import type { CellSet, FigureName } from '../trade/figure.ts'
import type { Month } from '../trade/month.ts'
import { type Breakdown, breakdowns } from '../trade/terms.ts'
import { customsCodes } from './trade-sums.ts'

/** Which cells of a cut: those of some members of a dimension, all but some, or all. */
export interface Selection extends Pick<CellSet, 'codes' | 'without'> {
  readonly dimension?: Breakdown
}

/** The cells that a sum is taken over. @param left partners that are no part of what shares are taken of. */
export function selectionOf(
  { dimension, code = '', operation }: FigureName,
  left: readonly string[],
  month: Month,
): Selection {
  const codesOf = (ids: Iterable<string>) => [...ids].flatMap((id) => partnerOfId(id)?.codes ?? []).sort()
  if (operation === 'denominator' || operation === 'denominatorBase')
    return left.length === 0 ? {} : { dimension: 'partner', without: codesOf(left) }
  if (dimension === 'group') return { dimension: 'partner', codes: codesOf(groupMembers(code, month)) }
  const by = breakdowns.find((one) => one === dimension)
  return by ? { dimension: by, codes: customsCodes(by, code) } : {}
}
