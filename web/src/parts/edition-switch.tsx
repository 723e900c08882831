import { type Edition, editions, editionWords } from '../periods.ts'
import { useSpeech } from '../say.tsx'

/** What briefs are of: months, quarters, half-years or years. */
export function EditionSwitch({
  edition,
  onChoose,
}: {
  readonly edition: Edition
  readonly onChoose: (edition: Edition) => void
}) {
  const { say } = useSpeech()
  return (
    <fieldset class="switch">
      <legend class="hidden">
        {say({ zh: '月报、季报、半年报或年报', en: 'Of a month, a quarter, a half-year or a year' })}
      </legend>
      {editions.map((item) => (
        <button key={item} type="button" aria-pressed={item === edition} onClick={() => onChoose(item)}>
          {say(editionWords[item])}
        </button>
      ))}
    </fieldset>
  )
}
