import { useId } from 'preact/hooks'
import { FigureChoice, NoFigureFound, optionId } from './figure-choice.tsx'
import { type MentionedText, useFigureMention } from './use-figure-mention.ts'

/** Where a text with figures is typed: after two braces, the figures are offered that what follows may mean. */
export function CommentaryText({
  text,
  figures,
  wrong = null,
  label,
  placeholder,
  rows = 8,
  lang,
  handle,
  ...further
}: MentionedText & {
  /** The id of what says what is wrong with it; null where nothing is. */
  readonly wrong?: string | null
  readonly label: string
  readonly placeholder?: string
  readonly rows?: number
  readonly lang?: string
}) {
  const list = useId()
  const { area, typing, offered, current, choose, type, setCaret, onKeyDown } = useFigureMention({
    text,
    figures,
    handle,
    ...further,
  })
  return (
    <>
      <textarea
        ref={area}
        rows={rows}
        lang={lang}
        value={text}
        aria-label={label}
        aria-invalid={wrong !== null}
        aria-describedby={wrong ?? undefined}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? list : undefined}
        aria-activedescendant={current && optionId(list, current.id)}
        placeholder={placeholder}
        onInput={({ currentTarget, isComposing }) =>
          type(currentTarget.value, currentTarget.selectionStart, isComposing)
        }
        // No key follows the last of a composition.
        onCompositionEnd={({ currentTarget }) =>
          type(currentTarget.value, currentTarget.selectionStart, false)
        }
        onClick={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
      />
      {typing && offered.length === 0 && figures.length > 0 && <NoFigureFound />}
      {offered.length > 0 && (
        <FigureChoice list={list} figures={offered} current={current?.id} onChoose={choose} />
      )}
    </>
  )
}
