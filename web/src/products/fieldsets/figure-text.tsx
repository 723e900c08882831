import { useEffect, useRef, useState } from 'preact/hooks'
import { CommentaryText } from '../../brief/commentary/commentary-text.tsx'
import type { PickerFigure } from '../../brief/commentary/mention.ts'
import type { TextHandle } from '../../brief/commentary/use-figure-mention.ts'

/** So long after the last key a text is taken, in milliseconds. */
const pause = 500

/** A paragraph with figures, which are offered after two braces; it is taken when whoever types it pauses. */
export function FigureText({
  label,
  lang,
  value,
  figures,
  onSet,
}: {
  readonly label: string
  readonly lang: string
  readonly value: string
  readonly figures: readonly PickerFigure[]
  readonly onSet: (value: string) => void
}) {
  const handle = useRef<TextHandle | null>(null)
  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  const waiting = useRef<string | null>(null)
  const [text, setText] = useState(value)
  useEffect(() => {
    // What is being typed is not taken away by an answer to what was typed before.
    if (waiting.current === null) setText(value)
  }, [value])
  const take = () => {
    clearTimeout(later.current)
    const typed = waiting.current
    waiting.current = null
    // A paragraph is one line, as the file has it.
    if (typed !== null && typed !== value) onSet(typed.replace(/\s*\n\s*/g, ' '))
  }
  const type = (typed: string, isComposing = false) => {
    setText(typed)
    waiting.current = typed
    clearTimeout(later.current)
    if (!isComposing) later.current = setTimeout(take, pause)
  }
  return (
    <div class="figure-text">
      <span class="label">{label}</span>
      <CommentaryText
        text={text}
        figures={figures}
        label={label}
        lang={lang}
        rows={3}
        handle={handle}
        onText={type}
        onInsert={type}
        onMention={ignore}
        onUndo={null}
        onRedo={null}
      />
    </div>
  )
}

const ignore = () => {}
