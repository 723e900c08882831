/**
 * Everything that must hold within a text. More than twelve files: one for each kind of identity.
 *
 * @module
 */
import type { AuditedBrief } from '../brief/brief.ts'
import type { Identity } from '../identity.ts'
import { againstTotalIdentities } from './against-total.ts'
import { announcedIdentities } from './announced.ts'
import { claimIdentities } from './claims.ts'
import { classIdentities } from './classes.ts'
import { courseIdentities } from './course.ts'
import { extremeRows } from './extremes.ts'
import { groupIdentities } from './groups.ts'
import { jointIdentities } from './joint.ts'
import { completeRankings } from './missing-rows.ts'
import { monthIdentities } from './months.ts'
import { noTradeIdentities } from './no-trade.ts'
import { overviewIdentities } from './overview.ts'
import { proseIdentities } from './prose.ts'
import { rankingIdentities } from './rankings.ts'
import { shareIdentities } from './shares.ts'
import { statedRows } from './stated-rows.ts'
import { exchangeCells } from './swapped-cells.ts'
import { titleIdentities } from './titles.ts'

export { mirrorIdentities } from './mirror.ts'
export { titleIdentities } from './titles.ts'

/** Everything that must hold within a brief. */
export function listIdentities(printed: AuditedBrief): Identity[] {
  const { brief, identities } = completeRankings(printed)
  return [
    ...identities,
    ...statedRows(printed),
    ...extremeRows(printed),
    ...exchangeCells(brief, listWithin(brief), listWithin),
  ]
}

const listWithin = (brief: AuditedBrief): Identity[] => [
  ...overviewIdentities(brief),
  ...shareIdentities(brief),
  ...rankingIdentities(brief),
  ...groupIdentities(brief),
  ...monthIdentities(brief),
  ...courseIdentities(brief),
  ...proseIdentities(brief),
  ...noTradeIdentities(brief),
  ...claimIdentities(brief),
  ...againstTotalIdentities(brief),
  ...jointIdentities(brief),
  ...titleIdentities(brief),
  ...announcedIdentities(brief),
  ...classIdentities(brief),
]
