import type { ShownFigure } from '../../api.ts'
import { useSpeech } from '../../say.tsx'

/** The id of an option in the list of that id. */
export const optionId = (list: string, id: string): string => `${list} ${id}`.replace(/[^\w-]/g, '_')

/** The figures that what is typed may mean, for the list below the text. */
export function FigureChoice({
  list,
  figures,
  current,
  onChoose,
}: {
  /** The id of the list. */
  readonly list: string
  readonly figures: readonly ShownFigure[]
  readonly current: string | undefined
  readonly onChoose: (id: string) => void
}) {
  const { say } = useSpeech()
  return (
    <div
      class="figure-choice"
      role="listbox"
      id={list}
      aria-label={say({ zh: '可引用的数字', en: 'Figures to refer to' })}
    >
      {figures.map(({ id, name, text, unit }) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus, and points at the option
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text’s own keys choose
        <div
          key={id}
          id={optionId(list, id)}
          role="option"
          aria-selected={id === current}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(id)}
        >
          <span>{say(name)}</span>
          <span class="number">
            {text}
            {unit === '%' ? '%' : ''}
          </span>
        </div>
      ))}
    </div>
  )
}
