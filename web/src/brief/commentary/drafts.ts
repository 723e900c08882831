/** Which text a draft is of: one part of the commentary of a brief in one language, in one workspace, by one person. */
export interface DraftPlace {
  /** `lithium-ion/2023-12`, as it stands in an address. */
  readonly subject: string
  readonly language: string
  /** Null for the beginning. */
  readonly part: string | null
}

/** Whose drafts they are: one browser may open several desks, and several people may use one browser. */
export interface DraftOwner {
  readonly workspace: string
  readonly person: string
}

/** A text that the server may not have. */
export interface Draft {
  readonly text: string
  /** What the server may have had when it was typed; where it has another text, somebody else has written. */
  readonly bases: readonly string[]
  /** When it was typed last, in milliseconds. */
  readonly typed: number
  /** Set aside by its writer for another text; it is only shown. */
  readonly isAside: boolean
}

export interface StoredDraft extends Draft {
  readonly key: string
  readonly place: DraftPlace
}

const prefix = 'tradebrief.commentary'

/** So many texts that were set aside are retained; of those that are not saved, all. */
const mostAside = 30

/**
 * Where a draft is kept. Each window of the browser has its own, so that two windows do not overwrite each other’s; a
 * reloaded window has the same as before.
 */
export function draftKey(owner: DraftOwner, place: DraftPlace, window = windowId()): string {
  const { subject, language, part } = place
  const parts = [owner.workspace, owner.person, subject, language, part ?? '', window]
  return [prefix, ...parts.map(encodeURIComponent)].join('/')
}

/** The key of a text that is set aside; it has a place of its own beside the draft’s. */
export const asideKey = (owner: DraftOwner, place: DraftPlace): string =>
  draftKey(owner, place, `aside-${randomId()}`)

/** Keeps a draft in the browser, or removes it; false where the browser has no room or lets nothing be stored. */
export function keepDraft(key: string, draft: Draft | null): boolean {
  try {
    if (draft === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

/** The drafts of a person in this browser, the latest first: of one place, or of every one. */
export function listDrafts(owner: DraftOwner, place?: DraftPlace): readonly StoredDraft[] {
  const found: StoredDraft[] = []
  for (let index = 0; index < localStorage.length; index++) {
    const key = localStorage.key(index) ?? ''
    if (!key.startsWith(`${prefix}/`)) continue
    const [workspace, person, subject = '', language = '', part = ''] = key
      .split('/')
      .slice(1)
      .map(decodeURIComponent)
    if (workspace !== owner.workspace || person !== owner.person) continue
    if (place && (subject !== place.subject || language !== place.language || part !== (place.part ?? '')))
      continue
    const draft = parseDraft(localStorage.getItem(key))
    if (draft) found.push({ ...draft, key, place: { subject, language, part: part === '' ? null : part } })
  }
  return found.toSorted((a, b) => b.typed - a.typed)
}

/** Sets a text aside, and removes the oldest of more than are retained. */
export function setAside(owner: DraftOwner, place: DraftPlace, text: string, typed: number): void {
  if (text === '') return
  keepDraft(asideKey(owner, place), { text, bases: [], typed, isAside: true })
  const aside = listDrafts(owner).filter(({ isAside }) => isAside)
  for (const { key } of aside.slice(mostAside)) keepDraft(key, null)
}

/**
 * Removes the drafts of a brief that the server has: of a page that was closed before the answer to its last request came.
 *
 * @param stored what the server has, part by part.
 * @returns whether there were any.
 */
export function dropStoredDrafts(
  owner: DraftOwner,
  { subject, language }: Pick<DraftPlace, 'subject' | 'language'>,
  stored: readonly { readonly part: string | null; readonly text: string }[],
): boolean {
  const there = listDrafts(owner).filter(
    ({ isAside, place, text }) =>
      !isAside &&
      place.subject === subject &&
      place.language === language &&
      stored.some((section) => section.part === place.part && isSameText(section.text, text)),
  )
  for (const { key } of there) keepDraft(key, null)
  return there.length > 0
}

/** Whether two texts are the same but for the space around them and the ends of lines, which the file may change. */
export const isSameText = (first: string, second: string): boolean =>
  normalizeText(first) === normalizeText(second)

const normalizeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim()

function parseDraft(json: string | null): Draft | null {
  try {
    const { text, bases, typed, isAside } = JSON.parse(json ?? '')
    if (typeof text !== 'string' || !Array.isArray(bases) || typeof typed !== 'number') return null
    return { text, bases: bases.filter((base) => typeof base === 'string'), typed, isAside: isAside === true }
  } catch {
    return null
  }
}

const windowKey = `${prefix}.window`

function windowId(): string {
  const existing = sessionStorage.getItem(windowKey)
  if (existing !== null) return existing
  const id = randomId()
  sessionStorage.setItem(windowKey, id)
  return id
}

/** Unlike `randomUUID`, available on a desk without TLS too. */
const randomId = (): string =>
  [...crypto.getRandomValues(new Uint32Array(3))].map((part) => part.toString(36)).join('')
