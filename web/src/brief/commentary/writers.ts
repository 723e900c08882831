import { CommentaryWriter, type WriterOptions } from './commentary-writer.ts'
import { draftKey, listDrafts, setAside } from './drafts.ts'
import { UndoStack } from './undo-stack.ts'

/** The writers at work, by the keys of their drafts: they outlive the panel that shows them. */
const writers = new Map<string, CommentaryWriter>()
const undoStacks = new Map<string, UndoStack>()

/**
 * The writer of a place: that which is still at work, or a new one, with what an earlier visit left in the browser.
 * Of several drafts the latest is taken, the others are set aside.
 */
export function openWriter(options: Omit<WriterOptions, 'restored'>): {
  readonly writer: CommentaryWriter
  readonly undo: UndoStack
  /** When the text was typed that was restored; null for none. */
  readonly restored: number | null
} {
  watchPage()
  const { owner, place } = options
  const key = draftKey(owner, place)
  const undo = undoStacks.get(key) ?? new UndoStack()
  undoStacks.set(key, undo)
  const existing = writers.get(key)
  if (existing && existing.state.kind !== 'saved') return { writer: existing, undo, restored: null }
  const [latest = null, ...others] = listDrafts(owner, place).filter(({ isAside }) => !isAside)
  for (const { key: other, text, typed } of others) {
    if (text !== latest?.text) setAside(owner, place, text, typed)
    localStorage.removeItem(other)
  }
  const writer = new CommentaryWriter({ ...options, restored: latest })
  writers.set(key, writer)
  let { kind } = writer.state
  writer.subscribe(() => {
    if (writer.state.kind === kind) return
    kind = writer.state.kind
    dispatchEvent(new Event(changed))
  })
  const isRestored = latest !== null && writer.state.kind !== 'saved'
  return { writer, undo, restored: isRestored ? latest.typed : null }
}

const changed = 'tradebrief:writers'

/** Calls a listener when a text of this page begins to be saved, is saved, or cannot be. */
export function watchWriters(listener: () => void): () => void {
  addEventListener(changed, listener)
  return () => removeEventListener(changed, listener)
}

/** Whether the text of a draft is on its way to the server. */
export const isBeingSaved = (key: string): boolean => writers.get(key)?.state.kind === 'saving'

const flushAll = () => {
  for (const writer of writers.values()) writer.flush()
}

let isWatching = false

/** Sends what waits when the page is hidden or closed, and when the network is there again. */
function watchPage(): void {
  if (isWatching) return
  isWatching = true
  addEventListener('pagehide', flushAll)
  addEventListener('online', flushAll)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flushAll())
  addEventListener('beforeunload', (event) => {
    // Where the browser stores nothing, the person is asked to stay until the server has the text.
    if ([...writers.values()].some(({ state, isKept }) => state.kind !== 'saved' && !isKept))
      event.preventDefault()
  })
}
