import type { ShownFigure } from '../../api.ts'
import { figureWithUnit } from '../../numbers.ts'
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
  const { say, language } = useSpeech()
  return (
    <div
      class="figure-choice"
      role="listbox"
      id={list}
      aria-label={say({ zh: '可引用的数字', en: 'Figures to refer to' })}
    >
      {figures.map((figure) => {
        const { id, name } = figure
        return (
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
            <span class="number">{figureWithUnit(figure, language)}</span>
          </div>
        )
      })}
    </div>
  )
}

/** Takes the place of the list where no figure has what is typed. */
export function NoFigureFound() {
  const { say } = useSpeech()
  return (
    <p class="figure-choice faint" role="status">
      {say({
        zh: '没有这样的数字。换个说法，或用空格分开几个词，如“出口 当月 金额”。',
        en: 'No figure is called that. Try other words, with spaces between: “exports month value”.',
      })}
    </p>
  )
}
