import { useEffect, useMemo, useReducer } from 'preact/hooks'
import { askEdition, type Commentary, type CommentaryPreview, type Edition, json, send } from '../../api.ts'
import type { CommentaryServer, CommentaryWriter, SaveState } from './commentary-writer.ts'
import { type DraftOwner, setAside } from './drafts.ts'
import type { KeptCommentary } from './use-commentary.ts'
import { openWriter } from './writers.ts'

/** Of which part of which brief the commentary is, and what becomes of it. */
export interface CommentarySubject {
  readonly of: string
  readonly language: string
  readonly owner: DraftOwner
  readonly section: Commentary['sections'][number]
  readonly commentary: KeptCommentary
  /** The brief as it is with the text that is typed. */
  readonly onShow: (html: string) => void
  /** The brief as it is stored now. */
  readonly onSaved: (html: string | null) => void
}

export interface CommentaryDraft {
  readonly text: string
  readonly state: SaveState
  /** Whether the browser stores what is typed. */
  readonly isKept: boolean
  /** When the text was typed that an earlier visit left here; null for none. */
  readonly restored: number | null
  /** Takes a key; with `isComposing`, one of letters on their way to characters. */
  type(text: string, isComposing?: boolean): void
  /** Takes a change that is a step of its own, such as a reference that was chosen. */
  replace(text: string): void
  /** Puts another text in place of this one, which is set aside unless it is saved. */
  exchange(text: string): void
  /** Null where there is nothing to undo. */
  readonly undo: (() => void) | null
  readonly redo: (() => void) | null
  /** Chooses between the text and another person’s. */
  resolve(text: string): void
  retry(): void
}

/** The commentary of a part as it is typed: stored in the browser with each key, shown and saved after a pause. */
export function useCommentaryDraft(subject: CommentarySubject): CommentaryDraft {
  const { of, language, owner, section, commentary } = subject
  const { part } = section
  const place = { subject: of, language, part }
  const [, rerender] = useReducer((count: number) => count + 1, 0)
  const { writer, undo, restored } = useMemo(
    () =>
      openWriter({
        owner,
        place,
        server: commentaryServer(of, language, part),
        stored: { text: section.text, edition: commentary.edition },
      }),
    [of, language, part],
  )
  useWriterEvents(writer, subject, () => rerender(0))
  const change = (text: string, isTyped: boolean, isComposing = false) => {
    if (text !== writer.text) undo.note(writer.text, Date.now(), isTyped)
    writer.type(text, { isComposing })
    rerender(0)
  }
  const step = (move: (current: string) => string | null) => () => {
    const text = move(writer.text)
    if (text === null) return
    writer.type(text)
    rerender(0)
  }
  return {
    text: writer.text,
    state: writer.state,
    isKept: writer.isKept,
    restored,
    type: (text, isComposing) => change(text, true, isComposing),
    replace: (text) => change(text, false),
    exchange(text) {
      if (writer.state.kind !== 'saved') setAside(owner, place, writer.text, Date.now())
      change(text, false)
    },
    undo: undo.canUndo ? step((current) => undo.undo(current)) : null,
    redo: undo.canRedo ? step((current) => undo.redo(current)) : null,
    resolve(text) {
      undo.note(writer.text, Date.now(), false)
      writer.resolve(text)
    },
    retry: () => writer.flush(),
  }
}

/** Hands on what a writer reports, as long as its text is shown; then it saves what waits. */
function useWriterEvents(
  writer: CommentaryWriter,
  { commentary, onShow, onSaved }: CommentarySubject,
  rerender: () => void,
): void {
  useEffect(() => {
    writer.onPreview = onShow
    writer.onSaved = (saved) => {
      commentary.update(saved)
      onSaved(saved.answer.html)
    }
  })
  useEffect(() => {
    const stop = writer.subscribe(rerender)
    return () => {
      stop()
      writer.onPreview = null
      writer.flush()
    }
  }, [writer])
}

/** A request of a page that is closed is still sent where it is not larger; browsers allow 64 KB in all. */
const mostKeptAlive = 20_000

function commentaryServer(of: string, language: string, part: string | null): CommentaryServer {
  const path = `/api/commentary/${of}`
  const query = `?language=${language}`
  return {
    preview: (text, signal) => send('POST', `${path}/preview${query}`, { part, text }, { signal }),
    read: () => askEdition<Commentary>(path + query),
    write: (text, edition): Promise<Edition<CommentaryPreview>> =>
      askEdition(path + query, {
        ...json('PUT', { part, text }, { 'if-match': edition }),
        keepalive: text.length < mostKeptAlive,
      }),
  }
}
