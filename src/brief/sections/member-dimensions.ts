import type { Flow } from '../../trade/trade.ts'
import type { Writing } from '../section-context.ts'
import type { MemberDimension } from '../wording/analysis/analysis.ts'

/**
 * The dimensions by which a brief has members of a flow: not that of which it shows one member alone, and places only
 * where the ledger has them.
 */
export const listDimensions = (
  { product: { within }, book }: Writing,
  flow: Flow,
): readonly MemberDimension[] =>
  (['partner', 'place'] as const).filter((by) => !within?.[by] && book.hasBreakdown(flow, by))
