import { useState } from 'preact/hooks'
import { type Job, type Problem, send, toProblem, useAnswer } from '../api.ts'
import { DroppedFilesPanel } from '../data/dropped-files.tsx'
import type { Unassigned } from '../data/unassigned-codes.tsx'
import { followJob } from '../follow-job.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'
import { NameProducts } from './new-products.tsx'

/** A workspace without a brief: drop files, see what they are, name the product, read the brief. */
export function FirstRun({
  isEmpty,
  mayEdit,
  onChanged,
}: {
  /** Whether nothing was loaded yet. */
  readonly isEmpty: boolean
  readonly mayEdit: boolean
  readonly onChanged: () => void
}) {
  const { say } = useSpeech()
  const unassigned = useAnswer<Unassigned>('/api/unassigned')
  const refresh = () => {
    unassigned.again()
    onChanged()
  }
  if (!mayEdit)
    return <p class="faint">{say({ zh: '这里还没有数据。', en: 'There are no data here yet.' })}</p>
  return (
    <div class="first-run">
      <DroppedFilesPanel
        words={{
          zh: '把从海关统计数据在线查询平台下载的文件拖到这里，或者',
          en: 'Drop the files that you have downloaded from the customs online query here, or',
        }}
        onLoaded={refresh}
      />
      {unassigned.answer && <NameProducts unassigned={unassigned.answer} onCreated={refresh} />}
      {isEmpty && <SampleButton onLoaded={onChanged} />}
    </div>
  )
}

/** Loads the sample, to try the program with. */
function SampleButton({ onLoaded }: { readonly onLoaded: () => void }) {
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
