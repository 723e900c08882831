import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ShownFigure } from '../../api.ts'
import { figuresLike, openMention, withMention } from './mention.ts'

/** How the page around reaches into the text. */
export interface TextHandle {
  /** Puts a reference where the caret is, or in place of what is selected. */
  insert(id: string): void
  /** Selects what is wrong. */
  select(from: number, to: number): void
}

/** A text in which figures can be mentioned. */
export interface MentionedText {
  readonly text: string
  readonly figures: readonly ShownFigure[]
  readonly handle: RefObject<TextHandle | null>
  readonly onText: (text: string) => void
  /** Whether a reference is being typed, which is no mistake yet. */
  readonly onMention: (typing: boolean) => void
}

/** The reference that is being typed after two braces: the figures that it may mean, and keys that choose among them. */
export function useFigureMention({ text, figures, handle, onText, onMention }: MentionedText) {
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
  const typing = offered.length > 0
  useEffect(() => onMention(typing), [typing, onMention])
  const put = (from: number, to: number, id: string) => {
    const changed = withMention(text, from, to, id)
    moveTo.current = changed.caret
    setCaret(null)
    onText(changed.text)
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
    select(from, to) {
      area.current?.focus()
      area.current?.setSelectionRange(from, to)
    },
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!current || !mention) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setAt((offered.indexOf(current) + step + offered.length) % offered.length)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(current.id)
    else if (event.key === 'Escape') setCaret(null)
    else return
    event.preventDefault()
  }
  const type = (typed: string, selectionStart: number) => {
    setCaret(selectionStart)
    setAt(0)
    onText(typed)
  }
  return { area, offered, current, choose, type, setCaret, onKeyDown }
}
