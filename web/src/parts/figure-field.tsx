import { useId, useState } from 'preact/hooks'
import { FigureChoice, optionId } from '../brief/commentary/figure-choice.tsx'
import { figuresLike, type PickerFigure } from '../brief/commentary/mention.ts'
import { useSpeech } from '../say.tsx'

/** One figure of a brief, chosen by its name: what is typed narrows the list. */
export function FigureField({
  label,
  id,
  figures,
  onSet,
}: {
  readonly label: string
  /** The figure that is chosen; empty for none. */
  readonly id: string
  readonly figures: readonly PickerFigure[]
  readonly onSet: (id: string) => void
}) {
  const { say } = useSpeech()
  const list = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [index, setIndex] = useState(0)
  const name = figures.find((figure) => figure.id === id)?.name
  const offered = typed === null ? [] : figuresLike(figures, typed)
  const current = offered[Math.min(index, offered.length - 1)]
  const search = (text: string | null) => {
    setTyped(text)
    setIndex(0)
  }
  const choose = (chosen: string) => {
    onSet(chosen)
    search(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (way !== undefined && !current) setTyped('')
    else if (way !== undefined && current) setIndex(placeAfter(offered, current, way))
    else if (event.key === 'Enter' && current) choose(current.id)
    else if (event.key === 'Escape' && typed !== null) setTyped(null)
    else return
    event.preventDefault()
  }
  return (
    <div class="figure-field">
      <label>
        {label}
        <input
          role="combobox"
          autocomplete="off"
          value={typed ?? (name ? say(name) : id)}
          aria-expanded={offered.length > 0}
          aria-autocomplete="list"
          aria-controls={offered.length > 0 ? list : undefined}
          aria-activedescendant={current && optionId(list, current.id)}
          onInput={({ currentTarget }) => search(currentTarget.value)}
          onClick={() => typed === null && setTyped('')}
          onBlur={() => setTyped(null)}
          onKeyDown={onKeyDown}
        />
      </label>
      {offered.length > 0 && (
        <FigureChoice list={list} figures={offered} current={current?.id} onChoose={choose} />
      )}
    </div>
  )
}

/** The place of the figure so many after another, round and round. */
const placeAfter = (offered: readonly PickerFigure[], current: PickerFigure, count: number): number =>
  (offered.indexOf(current) + count + offered.length) % offered.length
