import type { Localized } from '../api.ts'
import { useSpeech } from '../say.tsx'

/** A value, and what it is called. */
export type Option = readonly [value: string, words: Localized]

/** One of several, in a list that opens. */
export function ChoiceField({
  label,
  value,
  options,
  onSet,
}: {
  readonly label: Localized
  readonly value: string
  readonly options: readonly Option[]
  readonly onSet: (value: string) => void
}) {
  const { say } = useSpeech()
  return (
    <label>
      {say(label)}
      <select value={value} onChange={({ currentTarget }) => onSet(currentTarget.value)}>
        {options.map(([item, words]) => (
          <option key={item} value={item}>
            {say(words)}
          </option>
        ))}
      </select>
    </label>
  )
}
