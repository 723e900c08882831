import type { ShownFigure } from '../../api.ts'
import { useSpeech } from '../../say.tsx'

export const choiceId = 'figure-choice'
export const optionId = (id: string): string => `figure-choice ${id}`.replace(/[^\w-]/g, '_')

/** The figures that what is typed may mean, for the list below the text. */
export function FigureChoice({
  figures,
  current,
  onChoose,
}: {
  readonly figures: readonly ShownFigure[]
  readonly current: string | undefined
  readonly onChoose: (id: string) => void
}) {
  const { say } = useSpeech()
  return (
    <div
      class="figure-choice"
      role="listbox"
      id={choiceId}
      aria-label={say({ zh: '可引用的数字', en: 'Figures to refer to' })}
    >
      {figures.map(({ id, name, text, unit }) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus, and points at the option
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text’s own keys choose
        <div
          key={id}
          id={optionId(id)}
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
          <code class="faint">{id}</code>
        </div>
      ))}
    </div>
  )
}
