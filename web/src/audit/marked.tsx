import { useSpeech } from '../say.tsx'
import type { Mark } from './place-remarks.ts'

export const markId = (number: number): string => `mark-${number}`
export const remarkId = (number: number): string => `remark-${number}`

/** A text with its marks; each leads to what is said of it. */
export function Marked({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) {
  const { say } = useSpeech()
  if (marks.length === 0) return <>{text}</>
  const pieces = marks.map((mark, index) => {
    const before = marks[index - 1]?.to ?? 0
    const [first] = mark.remarks
    return (
      <>
        {text.slice(before, mark.from)}
        <mark id={first && markId(first.number)} tabIndex={-1}>
          {text.slice(mark.from, mark.to)}
          {mark.remarks.map(({ number, words: [reported] }) => (
            <a
              key={number}
              href={`#${remarkId(number)}`}
              title={reported && say(reported)}
              aria-label={say({ zh: `看说明 ${number}`, en: `see remark ${number}` })}
            >
              {number}
            </a>
          ))}
        </mark>
      </>
    )
  })
  return (
    <>
      {pieces}
      {text.slice(marks.at(-1)?.to ?? 0)}
    </>
  )
}
