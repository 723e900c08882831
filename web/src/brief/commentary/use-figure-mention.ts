import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { figuresLike, openMention, type PickerFigure, withMention } from './mention.ts'

/** How the page around reaches into the text. */
export interface TextHandle {
  /** Puts a reference where the caret is, or in place of what is selected. */
  insert(id: string): void
  /** Begins a reference where the caret is, so that figures are offered. */
  begin(): void
  /** Selects what is wrong. */
  select(from: number, to: number): void
  /** Gives the text the focus. */
  focus(): void
}

/** A text in which figures can be mentioned. */
export interface MentionedText {
  readonly text: string
  /** In the order of the picker. */
  readonly figures: readonly PickerFigure[]
  readonly handle: RefObject<TextHandle | null>
  /** Takes what is typed; `isComposing` while letters are on their way to characters. */
  readonly onText: (text: string, isComposing: boolean) => void
  /** Takes the text with a reference put into it. */
  readonly onInsert: (text: string) => void
  /** Whether a reference is being typed, which is no mistake yet. */
  readonly onMention: (typing: boolean) => void
  /** Null where there is nothing to undo. */
  readonly onUndo: (() => void) | null
  readonly onRedo: (() => void) | null
}

/** The reference that is being typed after two braces: the figures that it may mean, and keys that choose among them. */
export function useFigureMention(mentioned: MentionedText) {
  const { text, figures, handle, onText, onInsert, onMention, onUndo, onRedo } = mentioned
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState<number | null>(null)
  const [index, setAt] = useState(0)
  const moveTo = useRef<number | null>(null)
  const mention = caret === null ? null : openMention(text, caret)
  const offered = mention ? figuresLike(figures, mention.asked) : []
  const current = offered[Math.min(index, offered.length - 1)]
  useLayoutEffect(() => {
    if (moveTo.current === null) return
    area.current?.setSelectionRange(moveTo.current, moveTo.current)
    moveTo.current = null
  }, [text])
  const typing = mention !== null
  useEffect(() => onMention(typing), [typing, onMention])
  const put = (from: number, to: number, id: string) => {
    const changed = withMention(text, from, to, id)
    moveTo.current = changed.caret
    setCaret(null)
    onInsert(changed.text)
    area.current?.focus({ preventScroll: true })
  }
  const choose = (id: string) => {
    if (mention && caret !== null) put(mention.from, caret, id)
  }
  handle.current = {
    insert(id) {
      const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {}
      put(selectionStart, selectionEnd, id)
    },
    begin() {
      const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {}
      moveTo.current = selectionStart + 2
      area.current?.focus({ preventScroll: true })
      type(`${text.slice(0, selectionStart)}{{${text.slice(selectionEnd)}`, selectionStart + 2, false)
    },
    select(from, to) {
      area.current?.focus()
      area.current?.setSelectionRange(from, to)
    },
    focus: () => area.current?.focus({ preventScroll: true }),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = undoStep(event)
    if (step) (step === 'undo' ? onUndo : onRedo)?.()
    else if (
      !current ||
      !chooseByKey(event, { offered, current, choose, setAt, leave: () => setCaret(null) })
    )
      return
    event.preventDefault()
  }
  const type = (typed: string, selectionStart: number, isComposing: boolean) => {
    setCaret(selectionStart)
    setAt(0)
    onText(typed, isComposing)
  }
  return { area, typing, offered, current, choose, type, setCaret, onKeyDown }
}

/** Moves through the figures on offer, takes one, or leaves the list; false for a key that does none of it. */
function chooseByKey(
  { key }: KeyboardEvent,
  list: {
    readonly offered: readonly PickerFigure[]
    readonly current: PickerFigure
    readonly choose: (id: string) => void
    readonly setAt: (index: number) => void
    readonly leave: () => void
  },
): boolean {
  const { offered, current } = list
  const way = { ArrowDown: 1, ArrowUp: -1 }[key]
  if (way !== undefined) list.setAt((offered.indexOf(current) + way + offered.length) % offered.length)
  else if (key === 'Enter' || key === 'Tab') list.choose(current.id)
  else if (key === 'Escape') list.leave()
  else return false
  return true
}

/** What the keys of a text ask for: Ctrl+Z to undo, Ctrl+Shift+Z or Ctrl+Y to redo, with the command key too. */
function undoStep({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(ctrlKey || metaKey) || altKey) return null
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  return key.toLowerCase() === 'y' ? 'redo' : null
}
