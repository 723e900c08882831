import { hasRole } from '../../workspace/project/tokens/tokens.ts'
import { actionRules, roleNeeded } from './actions.ts'
import { dueEntries } from './clock.ts'
import type { Entry, FileDigest } from './entry.ts'
import { lacksSecondPerson, listOpenMatters, noSecondPerson } from './open-matters.ts'
import { findPersonObstacle } from './person-rules.ts'
import {
  hasNoComment,
  hasNoVersion,
  hasPassed,
  isAlreadyAtWork,
  isForDesk,
  isInState,
  isNoMinute,
  isOtherContent,
  isTooLong,
  lacksReason,
  lacksRole,
  ReleaseRefusal,
} from './refusals.ts'
import type { BriefRelease, ReleaseRequest, ReleaseState, Situation, Version } from './release-types.ts'
import { applyEntry, draftVersion } from './replay.ts'

const longestText = 4000
const longestReason = 500
const minute = 60_000

/**
 * Decides on a request. Returns the entries that the journal takes for it: first the publications whose time has come,
 * then the request's own.
 *
 * @throws ReleaseRefusal where the role, the state, the files, the people, the reason or the clock do not allow it.
 */
export function decide(
  release: BriefRelease,
  request: ReleaseRequest,
  situation: Situation,
): readonly Entry[] {
  const due = dueEntries(release, situation.now)
  const current = due.reduce(applyEntry, release)
  const version = findTarget(current, request)
  const { actor, rules, now, channel, systemUser } = situation
  const { action } = request
  if (channel === 'command' && rules.deskOnly) throw isForDesk
  const needed = roleNeeded(action, version)
  if (!hasRole(actor.role, needed)) throw lacksRole(action, actor.role, needed)
  const { from, needsReason } = actionRules[action]
  if (!from.includes(version.state)) throw isInState(action, version.state, from)
  const obstacle = findPersonObstacle(version, action, actor.name, rules)
  if (obstacle) throw new ReleaseRefusal('role', obstacle)
  const reason = situation.reason?.trim() || null
  if (reason !== null && reason.length > longestReason) throw isTooLong(longestReason)
  if (needsReason && reason === null) throw lacksReason(action)
  const details = detailsOf(version, request, { ...situation, reason })
  const entry = {
    product: release.product,
    period: release.period,
    version: action === 'amend' ? nextNumber(current) : version.number,
    at: now.toISOString(),
    person: actor.name,
    role: actor.role,
    channel,
    ...(systemUser !== undefined && { systemUser }),
    reason,
    action,
    ...details,
  }
  // What an action says beyond the common part is made for it below.
  return [...due, entry as Entry]
}

const atWork: readonly ReleaseState[] = ['draft', 'inReview', 'signed', 'scheduled']

/** The version that is on its way to being published; null where there is none. */
export const findVersionAtWork = ({ versions }: BriefRelease): Version | null =>
  versions.find(({ state }) => atWork.includes(state)) ?? null

/** The version that is published now; null where there is none. */
export const findPublished = ({ versions }: BriefRelease): Version | null =>
  versions.find(({ state }) => state === 'published') ?? null

const nextNumber = ({ versions }: BriefRelease): number => (versions.at(-1)?.number ?? 0) + 1

/**
 * The version that a request is about. A brief that nobody has submitted is a draft of the next version.
 *
 * @throws ReleaseRefusal where there is none.
 */
function findTarget(release: BriefRelease, { action, version: wanted }: ReleaseRequest): Version {
  const { versions, product, period } = release
  const current = findVersionAtWork(release)
  const published = findPublished(release)
  if (action === 'submit') {
    const other = current ?? published
    if (other && !actionRules.submit.from.includes(other.state))
      throw isAlreadyAtWork(other.number, other.state)
    return current ?? draftVersion(nextNumber(release))
  }
  if (action === 'amend') {
    if (!published)
      throw versions.length > 0
        ? isInState(action, versions.at(-1)?.state ?? 'draft', ['published'])
        : hasNoVersion(product, period)
    if (current) throw isAlreadyAtWork(current.number, current.state)
    return published
  }
  const found =
    wanted === undefined
      ? (current ?? published ?? versions.at(-1))
      : versions.find(({ number }) => number === wanted)
  if (found) return found
  const isBegun = current !== null || published !== null
  if (action === 'comment' && !isBegun && (wanted === undefined || wanted === nextNumber(release)))
    return draftVersion(nextNumber(release))
  throw hasNoVersion(product, period, wanted)
}

/** What an entry says beyond the common part. @throws ReleaseRefusal where that is not allowed. */
function detailsOf(version: Version, request: ReleaseRequest, situation: Situation): object {
  switch (request.action) {
    case 'submit': {
      const { languages, files, warnings, openPoints } = request
      return { languages, files, warnings, openPoints }
    }
    case 'sign':
      return signDetails(version, request, situation)
    case 'schedule':
      return scheduleDetails(version, request, situation)
    case 'publish':
      return { publishedAt: situation.now.toISOString() }
    case 'amend':
      return { replaces: version.number }
    case 'comment':
      return {
        comment: version.comments.length + 1,
        place: request.place,
        text: limitedText(request.text),
        assignee: request.assignee?.trim() || null,
      }
    case 'answer':
      return { comment: findComment(version, request.comment), text: limitedText(request.text) }
    case 'assign':
      return {
        comment: findComment(version, request.comment),
        assignee: request.assignee?.trim() || null,
      }
    case 'resolve':
    case 'reopen':
      return { comment: findComment(version, request.comment) }
    default:
      return {}
  }
}

function signDetails(
  version: Version,
  { files, folder, seal, openPoints }: Extract<ReleaseRequest, { action: 'sign' }>,
  { actor, rules, reason }: Situation,
): object {
  const changed = listChangedFiles(version.submission?.files ?? [], files)
  if (changed.length > 0) throw isOtherContent(changed)
  const open = listOpenMatters(version, openPoints, actor.name)
  if (open.length > 0 && !reason) throw lacksReason('sign', open)
  const alone = lacksSecondPerson(version, actor.name) ? [noSecondPerson(actor.name)] : []
  return { folder, seal, rules, openPoints: [...openPoints, ...alone] }
}

function scheduleDetails(
  version: Version,
  { embargo, earlyAccess }: Extract<ReleaseRequest, { action: 'schedule' }>,
  { now, reason }: Situation,
): object {
  const time = new Date(embargo).getTime()
  if (!(time % minute === 0)) throw isNoMinute
  if (time <= now.getTime()) throw hasPassed
  if (version.state === 'scheduled' && !reason) throw lacksReason('schedule')
  const names = earlyAccess.map((name) => name.trim()).filter((name) => name !== '')
  return { embargo: new Date(time).toISOString(), earlyAccess: [...new Set(names)] }
}

/** The names of files that differ, or that only one of the lists has. */
export function listChangedFiles(submitted: readonly FileDigest[], present: readonly FileDigest[]): string[] {
  const digests = new Map(submitted.map(({ name, sha256 }) => [name, sha256]))
  const names = new Set([...submitted, ...present].map(({ name }) => name))
  const now = new Map(present.map(({ name, sha256 }) => [name, sha256]))
  return [...names].filter((name) => digests.get(name) !== now.get(name)).sort()
}

function findComment({ comments }: Version, wanted: number): number {
  if (comments.some(({ id }) => id === wanted)) return wanted
  throw hasNoComment(wanted)
}

function limitedText(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '') throw new ReleaseRefusal('input', { zh: '意见是空的。', en: 'The comment is empty.' })
  if (trimmed.length > longestText) throw isTooLong(longestText)
  return trimmed
}
