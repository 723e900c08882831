import { type Month, parseMonth } from '../../trade/trade.ts'
import { readCodeList } from '../code-table.ts'
import list from './partner-changes.csv'

/** A partner that customs gave another code: Georgia moved from 337 to 150 with January 2023. */
export interface PartnerChange {
  readonly old: string
  readonly new: string
  /** The first month of the new code. */
  readonly first: Month
}

const changes = readCodeList(list).map(({ old = '', new: other = '', first = '' }): PartnerChange => {
  const month = parseMonth(first)
  if (!month) throw new Error(`the list of changed partner codes has no month: ${first}`)
  return { old, new: other, first: month }
})

export const partnerChanges = (): readonly PartnerChange[] => changes
