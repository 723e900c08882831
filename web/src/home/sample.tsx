import { useState } from 'preact/hooks'
import { ask, type Job, type Problem, send, toProblem, useAnswer } from '../api.ts'
import { followJob } from '../follow-job.ts'
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

/** Loads the sample, to try the program with. */
export function SampleButton({ onLoaded }: { readonly onLoaded: () => void }) {
  const { say } = useSpeech()
  const [job, setJob] = useState<Job | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const isBusy = job !== null && job.state !== 'failed'
  const load = async () => {
    setProblem(null)
    try {
      const ended = await followJob(await send<Job>('POST', '/api/sample', { sample: 'lithium-ion' }), setJob)
      setProblem(ended.problem)
      onLoaded()
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  return (
    <div class="sample">
      <p class="faint">
        {say({
          zh: '手边没有文件？先用样例数据看看（重构数据，随时可以整个移除）。',
          en: 'No files at hand? Try it with sample data (reconstructed; all of it can be taken away again).',
        })}
      </p>
      <button type="button" disabled={isBusy} onClick={() => void load()}>
        {isBusy
          ? say({ zh: '正在载入样例…', en: 'Loading the sample…' })
          : say({ zh: '用样例数据试试', en: 'Try it with sample data' })}
      </button>
      {problem && <ProblemBox problem={problem} />}
    </div>
  )
}
