import type { Question } from '../api.ts'
import { useSpeech } from '../say.tsx'

/** A question about a file, with a button for each answer. */
export function FileQuestion({
  question: { question, choices },
  disabled,
  onAnswer,
}: {
  readonly question: Question
  readonly disabled: boolean
  readonly onAnswer: (value: string) => void
}) {
  const { say } = useSpeech()
  return (
    <fieldset class="question" disabled={disabled}>
      <legend>{say(question)}</legend>
      {choices.map(({ value, label }) => (
        <button key={value} type="button" onClick={() => onAnswer(value)}>
          {say(label)}
        </button>
      ))}
    </fieldset>
  )
}
