import { useEffect, useRef, useState } from 'preact/hooks'
import type { Localized } from '../api.ts'
import {
  type EditionLanguage,
  type EditionWords,
  editionLanguages,
  editionName,
  isRequired,
  tagEdition,
} from '../editions.ts'
import type { Option } from '../parts/choice-field.tsx'
import { useSpeech } from '../say.tsx'

/** So long after the last key a text is taken; at once where the field is left. */
const pause = 500

/** A text that is taken when whoever types it pauses, or leaves the field. */
export function TextField({
  label,
  value,
  placeholder,
  lang,
  onSet,
}: {
  readonly label: string
  readonly value: string
  readonly placeholder?: string | undefined
  readonly lang?: string
  readonly onSet: (value: string) => void
}) {
  const field = useRef<HTMLInputElement>(null)
  const later = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [text, setText] = useState(value)
  useEffect(() => {
    // What is being typed is not taken away by an answer to what was typed before.
    if (document.activeElement !== field.current) setText(value)
  }, [value])
  const take = (typed: string) => {
    clearTimeout(later.current)
    if (typed.trim() !== value) onSet(typed.trim())
  }
  return (
    <label>
      {label}
      <input
        ref={field}
        value={text}
        placeholder={placeholder}
        lang={lang}
        onInput={(event) => {
          const typed = event.currentTarget.value
          setText(typed)
          clearTimeout(later.current)
          // Letters on their way to characters are not the text yet.
          if (!event.isComposing) later.current = setTimeout(() => take(typed), pause)
        }}
        onBlur={({ currentTarget }) => take(currentTarget.value)}
      />
    </label>
  )
}

/** The same words in each language of editions; where one may be left out, English ones are printed instead. */
export function EditionFields({
  label,
  value,
  onSet,
}: {
  readonly label: Localized
  readonly value: Partial<EditionWords>
  readonly onSet: (language: EditionLanguage, value: string) => void
}) {
  const { say } = useSpeech()
  return (
    <>
      {editionLanguages.map((language) => {
        const { zh, en } = editionName(language)
        const needed = isRequired(language)
        return (
          <TextField
            key={language}
            label={say({
              zh: `${zh}${label.zh}${needed ? '' : '（可不填）'}`,
              en: `${label.en} in ${en}${needed ? '' : ' (optional)'}`,
            })}
            lang={tagEdition(language)}
            value={value[language] ?? ''}
            placeholder={needed ? undefined : value.en}
            onSet={(text) => onSet(language, text)}
          />
        )
      })}
    </>
  )
}

export function NumberField({
  label,
  value,
  least,
  most,
  onSet,
}: {
  readonly label: Localized
  readonly value: number
  readonly least: number
  readonly most: number
  readonly onSet: (value: number) => void
}) {
  const { say } = useSpeech()
  return (
    <label>
      {say(label)}
      <input
        type="number"
        min={least}
        max={most}
        value={value}
        onChange={({ currentTarget }) => {
          const number = Math.round(Number(currentTarget.value))
          if (currentTarget.value === '' || Number.isNaN(number)) currentTarget.value = String(value)
          else onSet(number)
        }}
      />
    </label>
  )
}

/** Some of several: what is chosen keeps its order, what is chosen anew comes last. */
export function SeveralField({
  label,
  chosen,
  options,
  onSet,
}: {
  readonly label: Localized
  readonly chosen: readonly string[]
  readonly options: readonly Option[]
  readonly onSet: (chosen: readonly string[]) => void
}) {
  const { say } = useSpeech()
  return (
    <fieldset class="several">
      <legend>{say(label)}</legend>
      {options.map(([item, words]) => (
        <label key={item} class="tick">
          <input
            type="checkbox"
            checked={chosen.includes(item)}
            onChange={({ currentTarget }) =>
              onSet(currentTarget.checked ? [...chosen, item] : chosen.filter((other) => other !== item))
            }
          />
          {say(words)}
        </label>
      ))}
    </fieldset>
  )
}

/** Some of many, by name: each that is chosen can be taken out, and others are added from a list. */
export function NamedListField({
  label,
  chosen,
  options,
  onSet,
}: {
  readonly label: Localized
  readonly chosen: readonly string[]
  /** In the order of the list. */
  readonly options: readonly Option[]
  readonly onSet: (chosen: readonly string[]) => void
}) {
  const { say } = useSpeech()
  const names = new Map(options)
  const nameOf = (item: string): string => {
    const words = names.get(item)
    return words ? say(words) : item
  }
  return (
    <fieldset class="codes">
      <legend>{say(label)}</legend>
      <ul>
        {chosen.map((item) => (
          <li key={item}>
            {nameOf(item)}
            <button
              type="button"
              class="quiet"
              aria-label={say({ zh: `去掉${nameOf(item)}`, en: `Take ${nameOf(item)} out` })}
              onClick={() => onSet(chosen.filter((other) => other !== item))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <select
        aria-label={say({ zh: `${label.zh}：添加`, en: `${label.en}: add` })}
        value=""
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== '') onSet([...chosen, currentTarget.value])
          currentTarget.value = ''
        }}
      >
        <option value="">{say({ zh: '+ 添加', en: '+ add' })}</option>
        {options
          .filter(([item]) => !chosen.includes(item))
          .map(([item, words]) => (
            <option key={item} value={item}>
              {say(words)}
            </option>
          ))}
      </select>
    </fieldset>
  )
}
