import type { ComponentChildren } from 'preact'
import { nearest } from '../../../../src/trade/trade.ts'
import type { Problem, ShownFigure } from '../../api.ts'
import { useSpeech } from '../../say.tsx'

/** So many characters are shown on either side of a mistake. */
const context = 12

const findLikest = (id: string, figures: readonly ShownFigure[]): readonly string[] =>
  nearest(
    id,
    figures.map((figure) => figure.id),
  )

const unfinishedHint = {
  zh: '从列表里选一个数字；不引用数字，就删去这两个花括号。',
  en: 'Choose a figure from the list, or delete the two braces.',
}

/** A reference that means no figure, where it stands in the text, with the likest ids to take instead. */
export function MentionProblem({
  problem,
  text,
  figures,
  onSelect,
  onText,
  children,
}: {
  readonly problem: Problem
  readonly text: string
  readonly figures: readonly ShownFigure[]
  readonly onSelect: (from: number, to: number) => void
  readonly onText: (text: string) => void
  /** What is told where the problem is another. */
  readonly children: ComponentChildren
}) {
  const { say } = useSpeech()
  const found = problem.where?.found ?? ''
  const [, id] = /^(?:\{\{|｛｛)\s*([^\s{}｛｝|｜,，]+)/.exec(found) ?? []
  const from = found === '' ? -1 : text.indexOf(found)
  const isClosed = /(?:\}\}|｝｝)$/.test(found)
  if (from < 0) return <>{children}</>
  const to = from + found.length
  const before = text.slice(0, from)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const isSought = isClosed && id !== undefined && !figures.some((figure) => figure.id === id)
  const likest = isSought ? findLikest(id, figures) : []
  const nameOf = (likely: string) => figures.find((figure) => figure.id === likely)?.name
  return (
    <div class="problem">
      <p class="strong">{say(problem.words)}</p>
      <p>
        <button type="button" class="quoted" onClick={() => onSelect(from, to)}>
          {line.length > context ? `…${line.slice(-context)}` : line}
          <mark>{found}</mark>
          {text.slice(to, to + context).split('\n')[0]}
        </button>
      </p>
      {!isSought ? (
        <p>{say(isClosed ? (problem.hint ?? { zh: '', en: '' }) : unfinishedHint)}</p>
      ) : (
        <ul class="likest" aria-label={say({ zh: '改成', en: 'Change it to' })}>
          {likest.map((likely) => (
            <li key={likely}>
              <button
                type="button"
                onClick={() => onText(before + found.replace(id, likely) + text.slice(to))}
              >
                {say(nameOf(likely) ?? { zh: '', en: '' })} <code class="faint">{likely}</code>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
