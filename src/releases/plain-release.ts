import type { EditionLanguage, Localized } from '../trade/trade.ts'
import {
  type Act,
  type Actor,
  type BriefRelease,
  type Comment,
  draftVersion,
  type Entry,
  findPublished,
  findVersionAtWork,
  findWaitingStep,
  getVisibility,
  lacksSecondPerson,
  listOpenMatters,
  nextActions,
  type ReleaseAction,
  type ReleaseRules,
  type ReleaseState,
  type Version,
} from './machine/machine.ts'

/** A step of a version’s history, in which comments are left out: they have their own list. */
export interface PlainStep extends Pick<Entry, 'action' | 'person' | 'role' | 'at' | 'channel' | 'reason'> {
  /** The user of the operating system who took it at the command line; null where none is recorded. */
  readonly systemUser: string | null
}

/** A version as a person may see it: what that person may not see is null or empty. */
export interface PlainVersion {
  readonly number: number
  readonly state: ReleaseState
  readonly languages: readonly EditionLanguage[]
  readonly replaces: { readonly version: number; readonly reason: string } | null
  readonly replacedBy: number | null
  readonly publishedAt: string | null
  readonly embargo: string | null
  readonly earlyAccess: readonly string[]
  readonly withdrawal: Act | null
  readonly submission:
    | (Act & { readonly warnings: readonly Localized[]; readonly openPoints: readonly Localized[] })
    | null
  readonly approvals: readonly Act[]
  readonly signature: (Act & { readonly folder: string; readonly seal: string }) | null
  /** Of a version in review: the files that are not what was submitted any more, as far as that was looked at. */
  readonly changedFiles: readonly string[]
  /** Whether nobody but the person has submitted or approved a version that the person may sign. */
  readonly lacksSecondPerson: boolean
  /** The step by which it waits for the person; null where it waits for somebody else, or for nobody. */
  readonly waitsFor: ReleaseAction | null
  /** What takes a reason to sign, as far as it is known without looking at the data again. */
  readonly openMatters: readonly Localized[]
  readonly comments: readonly Comment[]
  readonly history: readonly PlainStep[]
  /** What the person may do next. */
  readonly next: readonly ReleaseAction[]
}

/** A release as a person may see it. */
export interface PlainRelease {
  readonly product: string
  readonly period: string
  readonly versions: readonly PlainVersion[]
}

/**
 * A release as plain data, with no more than a person may see.
 *
 * @param release as it is now (`readRelease`).
 * @param changedFiles of the version in review (`listChangesSinceSubmission`).
 */
export const toPlainRelease = (
  release: BriefRelease,
  actor: Actor,
  rules: ReleaseRules,
  changedFiles: readonly string[] = [],
): PlainRelease => ({
  product: release.product,
  period: release.period,
  versions: withDraft(release).flatMap((version) => toPlainVersion(version, { actor, rules, changedFiles })),
})

/** A brief of which no version is at work or published is a draft of the next one. */
function withDraft(release: BriefRelease): readonly Version[] {
  const { versions } = release
  if (findVersionAtWork(release) || findPublished(release)) return versions
  return [...versions, draftVersion((versions.at(-1)?.number ?? 0) + 1)]
}

const commentActions: readonly ReleaseAction[] = ['comment', 'answer', 'assign', 'resolve', 'reopen']

function toPlainVersion(
  version: Version,
  {
    actor,
    rules,
    changedFiles,
  }: { readonly actor: Actor; readonly rules: ReleaseRules; readonly changedFiles: readonly string[] },
): PlainVersion[] {
  const visibility = getVisibility(version, actor)
  if (visibility === 'nothing') return []
  const { number, state, languages, replaces, replacedBy, publishedAt, schedule, withdrawal } = version
  const seen = {
    ...{ number, state, languages, replaces, replacedBy, publishedAt, withdrawal },
    embargo: schedule?.embargo ?? null,
  }
  if (visibility !== 'everything') return [{ ...seen, ...hidden }]
  const { submission, approvals, signature, comments, history } = version
  const isChanged = state === 'inReview' && changedFiles.length > 0
  // What was submitted is not there any more: it is submitted again before anything else.
  const next = nextActions(version, actor, rules).filter(
    (action) => !isChanged || (action !== 'approve' && action !== 'sign'),
  )
  const maySign = next.includes('sign')
  return [
    {
      ...seen,
      earlyAccess: schedule?.earlyAccess ?? [],
      submission: submission && {
        ...actOf(submission),
        warnings: submission.warnings,
        openPoints: submission.openPoints,
      },
      approvals,
      signature: signature && {
        ...actOf(signature),
        folder: signature.folder,
        seal: signature.seal,
      },
      changedFiles: isChanged ? changedFiles : [],
      lacksSecondPerson: maySign && lacksSecondPerson(version, actor.name),
      waitsFor: isChanged ? null : findWaitingStep(version, actor, rules),
      openMatters: openMattersOf(version, maySign ? actor.name : null),
      comments,
      history: history.filter(({ action }) => !commentActions.includes(action)).map(stepOf),
      next,
    },
  ]
}

const hidden = {
  ...{ earlyAccess: [], submission: null, approvals: [], signature: null },
  ...{ openMatters: [], comments: [], history: [], next: [] },
  ...{ changedFiles: [], lacksSecondPerson: false, waitsFor: null },
} as const

/** @param signer who may sign it; that a second person is missing is said to nobody else. */
function openMattersOf(version: Version, signer: string | null): Localized[] {
  if (version.state !== 'inReview') return []
  return listOpenMatters(version, version.submission?.openPoints ?? [], signer ?? '')
}

const actOf = ({ person, at, reason }: Act): Act => ({ person, at, reason })

const stepOf = ({ action, person, role, at, channel, systemUser, reason }: Entry): PlainStep => ({
  ...{ action, person, role, at, channel, reason },
  systemUser: systemUser ?? null,
})
