import { useState } from 'preact/hooks'
import {
  ask,
  type Job,
  type Problem,
  type Question,
  type StatedFacts,
  send,
  toProblem,
  type Upload,
} from '../api.ts'
import { followJob } from '../follow-job.ts'

/** A file that was handed in, and what becomes of it. */
export interface WaitingFileProps {
  readonly file: string
  /** Null until the file is read. */
  readonly upload: Upload | null
  readonly onChange: (upload: Upload) => void
  readonly onLoaded: () => void
  readonly onRemoved: () => void
}

export interface WaitingFileState {
  readonly stated: StatedFacts
  /** The job that loads the file; null before it is begun. */
  readonly job: Job | null
  readonly problem: Problem | null
  readonly busy: boolean
  state(facts: StatedFacts): Promise<void>
  answer(about: Question['about'], value: string): Promise<void>
  /** Answers what is asked only once the file is being loaded, and loads it. */
  answerAndLoad(value: string): Promise<void>
  load(): Promise<void>
  remove(): Promise<void>
}

/** The way of a file into the ledger, or out: facts are stated, questions answered, the load is followed. */
export function useWaitingFile({
  upload,
  onChange,
  onLoaded,
  onRemoved,
}: WaitingFileProps): WaitingFileState {
  const [stated, setStated] = useState<StatedFacts>({})
  const [job, setJob] = useState<Job | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const attempt = async (task: (upload: Upload) => Promise<void>) => {
    if (!upload) return
    setBusy(true)
    setProblem(null)
    try {
      await task(upload)
    } catch (error) {
      setProblem(toProblem(error))
    }
    setBusy(false)
  }
  const sendFacts = async ({ id }: Upload, facts: StatedFacts) => {
    setStated(facts)
    onChange(await send<Upload>('PUT', `/api/uploads/${id}`, facts))
  }
  const takeIn = async ({ id }: Upload) => {
    const begun = await send<Job>('POST', '/api/loads', { upload: id })
    const ended = await followJob(begun, setJob)
    if (ended.state === 'done') onLoaded()
    if (ended.problem && !ended.question) setProblem(ended.problem)
  }
  const state = (facts: StatedFacts) => attempt((file) => sendFacts(file, facts))
  const answer = (about: Question['about'], value: string) =>
    attempt((file) => sendFacts(file, { ...stated, ...factsFromAnswer(about, value, file) }))
  const answerAndLoad = (value: string) =>
    attempt(async (file) => {
      setJob(null)
      await sendFacts(file, { ...stated, ...factsFromAnswer('relation', value, file) })
      await takeIn(file)
    })
  const load = () => attempt(takeIn)
  const remove = () =>
    attempt(async ({ id }) => {
      await ask(`/api/uploads/${id}`, { method: 'DELETE' })
      onRemoved()
    })
  return { stated, job, problem, busy, state, answer, answerAndLoad, load, remove }
}

function factsFromAnswer(about: Question['about'], value: string, { load }: Upload): StatedFacts {
  if (about === 'flow') return { flow: value === 'import' ? 'import' : 'export' }
  if (about === 'months') return { months: value }
  if (about === 'repeated-rows') return { accept: [`repeated-rows:${value}`] }
  if (about === 'relation')
    return value === 'revised' || value === 'filtered' || value === 'part'
      ? { relation: value }
      : { scope: value }
  return { scope: value === 'whole' ? 'whole' : (load?.scope ?? 'whole') }
}
