import { useSpeech } from '../../say.tsx'
import { choiceId, FigureChoice, optionId } from './figure-choice.tsx'
import { type MentionedText, useFigureMention } from './use-figure-mention.ts'

/** Where commentary is typed: after two braces, the figures are offered that what follows may mean. */
export function CommentaryText({
  text,
  figures,
  wrong,
  disabled,
  handle,
  onText,
  onMention,
}: MentionedText & {
  /** The id of what says what is wrong with it; null where nothing is. */
  readonly wrong: string | null
  readonly disabled: boolean
}) {
  const { say } = useSpeech()
  const { area, offered, current, choose, type, setCaret, onKeyDown } = useFigureMention({
    text,
    figures,
    handle,
    onText,
    onMention,
  })
  return (
    <>
      <textarea
        ref={area}
        rows={8}
        value={text}
        disabled={disabled}
        aria-label={say({ zh: '评论', en: 'Commentary' })}
        aria-invalid={wrong !== null}
        aria-describedby={wrong ?? undefined}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? choiceId : undefined}
        aria-activedescendant={current && optionId(current.id)}
        placeholder={say({
          zh: '写下您的分析。点正文中的数字，或键入 {{，就能引用它。',
          en: 'Write your analysis. Click a figure in the brief, or type {{, to refer to it.',
        })}
        onInput={({ currentTarget }) => {
          type(currentTarget.value, currentTarget.selectionStart)
        }}
        onClick={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
      />
      {offered.length > 0 && <FigureChoice figures={offered} current={current?.id} onChoose={choose} />}
    </>
  )
}
