/**
 * Trading partners of customs, their ISO codes, names, groups and changes over time.
 *
 * @module
 */
export { isoOfAlpha2, isoOfAreaNumber } from './area-numbers.ts'
export {
  type Group,
  groupMemberCodes,
  groupMembers,
  groupOfId,
  groups,
  isChinaMember,
  isMemberIn,
} from './groups.ts'
export { partnerChanges } from './partner-changes.ts'
export { PartnerDirectory } from './partner-directory.ts'
export { type Partner, partnerOfCode, partnerOfId, partners, reimports } from './partner-list.ts'
export { reporterAreas } from './reporter-areas.ts'
