import { useState } from 'preact/hooks'
import { ask, type Localized, type Problem, toProblem } from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'

/** Taking back what was taken in, asked twice. */
export function TakeBack({
  path,
  question,
  answer,
  onTaken,
}: {
  /** What the desk is asked to take away. */
  readonly path: string
  readonly question: Localized
  readonly answer: Localized
  readonly onTaken: () => void
}) {
  const { say } = useSpeech()
  const [sure, setSure] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const takeBack = () =>
    ask(path, { method: 'DELETE' }).then(onTaken, (error) => setProblem(toProblem(error)))
  return (
    <div class="actions">
      {problem && <ProblemBox problem={problem} />}
      {sure ? (
        <>
          <button type="button" class="primary" onClick={takeBack}>
            {say(answer)}
          </button>
          <button type="button" onClick={() => setSure(false)}>
            {say({ zh: '不撤回', en: 'Keep it' })}
          </button>
        </>
      ) : (
        <button type="button" onClick={() => setSure(true)}>
          {say(question)}
        </button>
      )}
    </div>
  )
}
