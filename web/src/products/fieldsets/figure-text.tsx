import { useEffect, useRef, useState } from 'preact/hooks'
import type { Localized } from '../../api.ts'
import { CommentaryText } from '../../brief/commentary/commentary-text.tsx'
import { hasOpenMention, type PickerFigure, splitMentions } from '../../brief/commentary/mention.ts'
import type { TextHandle } from '../../brief/commentary/use-figure-mention.ts'
import { changeInWords, figureWithUnit } from '../../numbers.ts'
import { InsertFigureButton } from '../../parts/insert-figure-button.tsx'
import { useSpeech } from '../../say.tsx'

/** So long after the last key a text is taken, in milliseconds. */
const pause = 500

/**
 * A paragraph with figures, which are offered after two braces. It is taken when whoever types it pauses, but not in the
 * middle of a reference, and when the field is left.
 */
export function FigureText({
  label,
  lang,
  value,
  figures,
  problem,
  onSet,
}: {
  readonly label: string
  readonly lang: string
  readonly value: string
  readonly figures: readonly PickerFigure[]
  /** What is wrong with the text that was taken; null where nothing is. */
  readonly problem: Localized | null
  readonly onSet: (value: string) => void
}) {
  const { say } = useSpeech()
  const handle = useRef<TextHandle | null>(null)
  const { text, type, onLeave, isTyping, setTyping } = useTextAfterPause(value, onSet)
  const wrong = isTyping ? null : problem
  const id = `${label} problem`.replace(/\W/gu, '_')
  return (
    <div class="figure-text" onFocusOut={onLeave}>
      <div class="label">
        {label}
        <InsertFigureButton
          isReady={figures.length > 0}
          label={say({ zh: `${label}：引用一个数字`, en: `${label}: refer to a figure` })}
          onPress={() => handle.current?.begin()}
        >
          {say({ zh: '＋ 数字', en: '+ figure' })}
        </InsertFigureButton>
      </div>
      <CommentaryText
        text={text}
        figures={figures}
        wrong={wrong ? id : null}
        label={label}
        lang={lang}
        rows={3}
        placeholder={
          lang === 'en' ? 'Write here; “+ figure” refers to one.' : '在这里写；按“＋ 数字”引用数字。'
        }
        handle={handle}
        onText={type}
        onInsert={type}
        onMention={setTyping}
        onUndo={null}
        onRedo={null}
      />
      {wrong && (
        <p class="wrong" id={id} role="status">
          {say(wrong)}
        </p>
      )}
      <SentenceRead text={text} figures={figures} language={lang === 'zh-CN' ? 'zh' : 'en'} />
    </div>
  )
}

/** What is typed in a field, and when it is taken. */
function useTextAfterPause(value: string, onSet: (value: string) => void) {
  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  const waiting = useRef<string | null>(null)
  const [text, setText] = useState(value)
  const [isTyping, setTyping] = useState(false)
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
  const latest = useRef(take)
  latest.current = take
  // A page that is left takes what is typed; a reference that is not complete is told there.
  useEffect(() => () => latest.current(), [])
  const type = (typed: string, isComposing = false) => {
    setText(typed)
    waiting.current = typed
    clearTimeout(later.current)
    if (!isComposing && !hasOpenMention(typed)) later.current = setTimeout(() => latest.current(), pause)
  }
  return { text, type, onLeave: () => latest.current(), isTyping, setTyping }
}

/** A sentence with the values of this month in place of its references, each with what it is. */
function SentenceRead({
  text,
  figures,
  language,
}: {
  readonly text: string
  readonly figures: readonly PickerFigure[]
  readonly language: 'zh' | 'en'
}) {
  const { say } = useSpeech()
  const pieces = splitMentions(text)
  if (!pieces.some((piece) => 'id' in piece)) return null
  return (
    <p class="sentence-read">
      {say({ zh: '读作：', en: 'Reads: ' })}
      {pieces.map((piece, index) => {
        if ('text' in piece) return piece.text
        const figure = figures.find(({ id }) => id === piece.id)
        if (!figure) return <code key={index}>{piece.id}</code>
        const isNumber = /^(?:number|数字)$/.test(piece.form)
        const isChange = /^(?:change|升降)$/.test(piece.form)
        const inWords = isChange ? changeInWords : figureWithUnit
        return (
          <mark key={index} title={piece.id}>
            {isNumber ? figure.text : inWords(figure, language)}
            <small> {figure.name[language]}</small>
          </mark>
        )
      })}
    </p>
  )
}
