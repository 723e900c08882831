import { useState } from 'preact/hooks'
import type { Localized } from '../../api.ts'
import { useSpeech } from '../../say.tsx'

/** The sections of a brief in their order: moved by the mouse or by buttons, taken out, and put in. */
export function SectionsField({
  chosen,
  options,
  onSet,
}: {
  readonly chosen: readonly string[]
  readonly options: readonly (readonly [string, Localized])[]
  readonly onSet: (sections: readonly string[]) => void
}) {
  const { say } = useSpeech()
  const [dragged, setDragged] = useState<number | null>(null)
  const [status, setStatus] = useState('')
  const nameOf = (section: string) => say(new Map(options).get(section) ?? { zh: section, en: section })
  const move = (from: number, to: number) => {
    const section = chosen[from]
    if (section === undefined || from === to || to < 0 || to >= chosen.length) return
    const rest = chosen.filter((_, index) => index !== from)
    onSet([...rest.slice(0, to), section, ...rest.slice(to)])
    setStatus(
      say({ zh: `${nameOf(section)}：第 ${to + 1} 部分`, en: `${nameOf(section)} is section ${to + 1}` }),
    )
  }
  return (
    <fieldset class="several sections">
      <legend>{say({ zh: '各部分，按先后', en: 'Sections, in their order' })}</legend>
      <ol>
        {chosen.map((section, index) => (
          <li
            key={section}
            draggable
            class={dragged === index ? 'dragged' : undefined}
            onDragStart={() => setDragged(index)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault()
              if (dragged !== null) move(dragged, index)
              setDragged(null)
            }}
          >
            <SectionButtons
              name={nameOf(section)}
              index={index}
              count={chosen.length}
              onMove={(to) => move(index, to)}
              onRemove={() => onSet(chosen.filter((other) => other !== section))}
            />
          </li>
        ))}
      </ol>
      <p class="hidden" role="status">
        {status}
      </p>
      <AddSection
        options={options.filter(([section]) => !chosen.includes(section))}
        onAdd={(section) => onSet([...chosen, section])}
      />
    </fieldset>
  )
}

function SectionButtons({
  name,
  index,
  count,
  onMove,
  onRemove,
}: {
  readonly name: string
  readonly index: number
  readonly count: number
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
}) {
  const { say } = useSpeech()
  return (
    <>
      <span class="name">{name}</span>
      <MoveButton way="up" name={name} isLast={index === 0} onMove={() => onMove(index - 1)} />
      <MoveButton way="down" name={name} isLast={index === count - 1} onMove={() => onMove(index + 1)} />
      <button
        type="button"
        class="quiet"
        disabled={count === 1}
        aria-label={say({ zh: `去掉${name}`, en: `Take out ${name}` })}
        onClick={onRemove}
      >
        ✕
      </button>
    </>
  )
}

function AddSection({
  options,
  onAdd,
}: {
  readonly options: readonly (readonly [string, Localized])[]
  readonly onAdd: (section: string) => void
}) {
  const { say } = useSpeech()
  return (
    <label>
      <span class="hidden">{say({ zh: '加上一个部分', en: 'Add a section' })}</span>
      <select value="" onChange={({ currentTarget }) => onAdd(currentTarget.value)}>
        <option value="">{say({ zh: '＋ 加上一个部分', en: '+ another section' })}</option>
        {options.map(([section, name]) => (
          <option key={section} value={section}>
            {say(name)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Moves a section by one place; it keeps the focus, so that it can be pressed again. */
function MoveButton({
  way,
  name,
  isLast,
  onMove,
}: {
  readonly way: 'up' | 'down'
  readonly name: string
  readonly isLast: boolean
  readonly onMove: () => void
}) {
  const { say } = useSpeech()
  const label =
    way === 'up'
      ? { zh: `${name}往前移`, en: `Move ${name} up` }
      : { zh: `${name}往后移`, en: `Move ${name} down` }
  return (
    <button type="button" class="quiet" aria-label={say(label)} aria-disabled={isLast} onClick={onMove}>
      {way === 'up' ? '↑' : '↓'}
    </button>
  )
}
