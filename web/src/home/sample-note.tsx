import { useState } from 'preact/hooks'
import { ask, type Problem, toProblem, useAnswer } from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'

/** Says that there is sample data, and takes it away. */
export function SampleNote({ onRemoved }: { readonly onRemoved: () => void }) {
  const { say } = useSpeech()
  const sample = useAnswer<{ readonly loads: number }>('/api/sample')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  if (!sample.answer || sample.answer.loads === 0) return null
  const remove = async () => {
    setBusy(true)
    try {
      await ask('/api/sample', { method: 'DELETE' })
      sample.again()
      onRemoved()
    } catch (error) {
      setProblem(toProblem(error))
    }
    setBusy(false)
  }
  return (
    <div class="note sample-note">
      <span>
        {say({
          zh: '这里有样例数据（重构数据，不是海关原始数据）。',
          en: 'There is sample data here (reconstructed, not customs’ own).',
        })}
      </span>{' '}
      <button type="button" disabled={isBusy} onClick={() => void remove()}>
        {say({ zh: '移除样例', en: 'Remove the sample' })}
      </button>
      {problem && <ProblemBox problem={problem} />}
    </div>
  )
}
