import type { Localized } from '../../trade/trade.ts'
import { isSamePerson, type ReleaseAction, type ReleaseRules, type Version } from './release-types.ts'

/**
 * What the rules have against a person who approves or signs a version, in words; null where nothing. Every other
 * action, and a workspace without rules, leaves it to the roles.
 */
export function findPersonObstacle(
  version: Version,
  action: ReleaseAction,
  person: string,
  { twoPeople, approval }: ReleaseRules,
): Localized | null {
  const isAuthor = version.authors.some((author) => isSamePerson(author, person))
  if (action === 'approve' && isAuthor && (twoPeople || approval)) return approvesOwn
  if (action !== 'sign') return null
  if (twoPeople && isAuthor) return signsOwn
  if (twoPeople && version.approvals.some((act) => isSamePerson(act.person, person))) return signsApproved
  if (approval && !isApprovedByAnother(version)) return isNotApproved
  return null
}

/** Whether somebody who has not submitted a version has approved it. */
const isApprovedByAnother = ({ authors, approvals }: Version): boolean =>
  approvals.some((act) => !authors.some((author) => isSamePerson(author, act.person)))

const approvesOwn: Localized = {
  zh: '提交人不能审核自己提交的版本。',
  en: 'Who submitted a version does not approve it.',
}
const signsOwn: Localized = {
  zh: '本工作区要求两人：提交人不能签发自己提交的版本。',
  en: 'This workspace requires two people: who submitted a version does not sign it.',
}
const signsApproved: Localized = {
  zh: '本工作区要求两人：审核人不能签发自己审核的版本。',
  en: 'This workspace requires two people: who approved a version does not sign it.',
}
const isNotApproved: Localized = {
  zh: '本工作区要求先由另一人审核通过。',
  en: 'This workspace requires that a reviewer who did not submit the version approves it first.',
}
