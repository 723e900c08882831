import type { Entry, EntryOf } from './entry.ts'
import type { Act, BriefRelease, Comment, Version } from './release-types.ts'

/** The releases that the entries of a journal have made, by `releaseKey`. */
export function replay(entries: readonly Entry[]): Map<string, BriefRelease> {
  const releases = new Map<string, BriefRelease>()
  for (const entry of entries) {
    const key = releaseKey(entry)
    releases.set(key, applyEntry(releases.get(key) ?? emptyRelease(entry), entry))
  }
  return releases
}

export const releaseKey = ({ product, period }: Pick<Entry, 'product' | 'period'>): string =>
  `${product} ${period}`

/** A brief of which nothing has been released or submitted yet. */
export const emptyRelease = ({ product, period }: Pick<Entry, 'product' | 'period'>): BriefRelease => ({
  product,
  period,
  versions: [],
})

/** A version that is begun: a draft that nobody has submitted. */
export const draftVersion = (number: number): Version => ({
  number,
  state: 'draft',
  languages: [],
  replaces: null,
  submission: null,
  authors: [],
  approvals: [],
  signature: null,
  schedule: null,
  publishedAt: null,
  replacedBy: null,
  withdrawal: null,
  comments: [],
  history: [],
})

/** A release after an entry. The entry is taken as it is: `decide` alone makes entries. */
export function applyEntry(release: BriefRelease, entry: Entry): BriefRelease {
  const before =
    release.versions.find(({ number }) => number === entry.version) ?? draftVersion(entry.version)
  const changed = { ...changeVersion(before, entry), history: [...before.history, entry] }
  const isNew = !release.versions.includes(before)
  const versions = release.versions.map((version) => (version === before ? changed : version))
  const isReplaced = ({ number, state }: Version) =>
    entry.action === 'publish' && number === changed.replaces?.version && state === 'published'
  return {
    ...release,
    versions: [...versions, ...(isNew ? [changed] : [])]
      .map((version) =>
        isReplaced(version) ? { ...version, state: 'amended' as const, replacedBy: changed.number } : version,
      )
      .sort((a, b) => a.number - b.number),
  }
}

const actOf = ({ person, at, reason }: Entry): Act => ({ person, at, reason })

function changeVersion(version: Version, entry: Entry): Version {
  switch (entry.action) {
    case 'submit':
      return submitted(version, entry)
    case 'approve':
      return { ...version, approvals: [...version.approvals, actOf(entry)] }
    case 'return':
      return { ...version, state: 'draft', approvals: [] }
    case 'sign': {
      const { folder, seal, rules, openPoints } = entry
      return { ...version, state: 'signed', signature: { ...actOf(entry), folder, seal, rules, openPoints } }
    }
    case 'schedule': {
      const { embargo, earlyAccess } = entry
      return { ...version, state: 'scheduled', schedule: { embargo, earlyAccess } }
    }
    case 'publish':
      return { ...version, state: 'published', publishedAt: entry.publishedAt }
    case 'amend':
      return { ...version, replaces: { version: entry.replaces, reason: entry.reason ?? '' } }
    case 'withdraw':
      return { ...version, state: 'withdrawn', withdrawal: actOf(entry) }
    default:
      return { ...version, comments: changeComments(version.comments, entry) }
  }
}

function submitted(version: Version, entry: EntryOf<'submit'>): Version {
  const { languages, files, warnings, openPoints, person } = entry
  return {
    ...version,
    state: 'inReview',
    languages,
    submission: { ...actOf(entry), files, warnings, openPoints },
    authors: version.authors.includes(person) ? version.authors : [...version.authors, person],
    approvals: [],
  }
}

type CommentEntry = EntryOf<'comment' | 'answer' | 'assign' | 'resolve' | 'reopen'>

function changeComments(comments: readonly Comment[], entry: CommentEntry): readonly Comment[] {
  if (entry.action === 'comment') {
    const { comment: id, place, text, assignee, person, at } = entry
    return [...comments, { id, place, text, person, at, assignee, answers: [], resolved: null }]
  }
  return comments.map((comment) => (comment.id === entry.comment ? changeComment(comment, entry) : comment))
}

function changeComment(comment: Comment, entry: Exclude<CommentEntry, EntryOf<'comment'>>): Comment {
  const { person, at } = entry
  switch (entry.action) {
    case 'answer':
      return { ...comment, answers: [...comment.answers, { person, at, text: entry.text }] }
    case 'assign':
      return { ...comment, assignee: entry.assignee }
    case 'resolve':
      return { ...comment, resolved: actOf(entry) }
    case 'reopen':
      return { ...comment, resolved: null }
  }
}
