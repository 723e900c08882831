import { useSpeech } from '../say.tsx'
import { markId, remarkId } from './marked.tsx'
import type { Remark } from './remark.ts'

/** What is said of the brief, each with the way to its place. */
export function RemarkList({
  remarks,
  placed,
}: {
  readonly remarks: readonly Remark[]
  readonly placed: ReadonlySet<number>
}) {
  const { say } = useSpeech()
  return (
    <ol class="remarks">
      {remarks.map(({ number, words: [first, ...why] }) => (
        <li key={number} id={remarkId(number)} value={number} tabIndex={-1}>
          <p class="strong">{first && say(first)}</p>
          {why.map((line) => (
            <p key={line.en} class="faint">
              {say(line)}
            </p>
          ))}
          {placed.has(number) && (
            <p>
              <a href={`#${markId(number)}`}>{say({ zh: '看原文', en: 'Show it in the brief' })}</a>
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
