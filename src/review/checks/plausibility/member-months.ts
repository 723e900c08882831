import { partnerOfCode } from '../../../codes/partners/partners.ts'
import type { Breakdown, Flow, Month } from '../../../trade/trade.ts'
import type { Members } from './member-presence.ts'
import { oncePerHistory } from './per-history.ts'

/** What the members of a dimension have in a month. */
export interface MemberMonth {
  readonly loads: readonly number[]
  readonly members: Members
}

/** The members of a dimension month by month; a renumbered partner is one. */
export const memberMonths = oncePerHistory(
  (history, flow: Flow, by: Breakdown): ReadonlyMap<Month, MemberMonth> => {
    const months = new Map<Month, { readonly loads: number[]; readonly members: Map<string, number> }>()
    const add = (month: Month, load: number, code: string, value: bigint) => {
      const existing = months.get(month) ?? { loads: [], members: new Map<string, number>() }
      months.set(month, existing)
      if (!existing.loads.includes(load)) existing.loads.push(load)
      existing.members.set(code, (existing.members.get(code) ?? 0) + Number(value))
    }
    if (by === 'partner')
      for (const { flow: rowFlow, month, load, partner, value } of history.partners) {
        if (rowFlow === flow) add(month, load, partnerOfCode(partner)?.codes.at(-1) ?? partner, value)
      }
    else
      for (const { flow: rowFlow, by: dimension, month, load, code, value } of history.members)
        if (rowFlow === flow && dimension === by) add(month, load, code, value)
    return months
  },
)
