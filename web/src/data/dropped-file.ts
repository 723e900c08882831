import type { Job, Problem, Question, StatedFacts, Upload } from '../api.ts'

/** A file that was dropped, and what became of it. */
export interface DroppedFile {
  readonly key: string
  readonly file: string
  /** Null until it is read. */
  readonly upload: Upload | null
  readonly stated: StatedFacts
  /** The job that loads it; null before that is begun. */
  readonly job: Job | null
  readonly problem: Problem | null
  readonly isBusy: boolean
}

/** `same` is a file that the ledger has as it is: loading it would change nothing. */
export type FileState = 'reading' | 'refused' | 'asked' | 'ready' | 'same' | 'loading' | 'loaded'

export function getState({ upload, job, problem }: DroppedFile): FileState {
  if (job?.state === 'done') return 'loaded'
  if (job?.state === 'waiting' || job?.state === 'running') return 'loading'
  if (problem) return 'refused'
  if (!upload) return 'reading'
  if (listQuestions(upload, job).some(({ required }) => required)) return 'asked'
  if (upload.known) return 'same'
  return upload.load || upload.bulletin ? 'ready' : 'refused'
}

/** What is asked of a file: before it is loaded, or by the load that stopped at it. */
const listQuestions = (upload: Upload, job: Job | null): readonly Question[] =>
  job?.question ? [...upload.questions, job.question] : upload.questions

/** A question that several files share: the same subject, with the same answers. */
export interface SharedQuestion {
  readonly question: Question
  readonly files: readonly DroppedFile[]
}

/** The open questions of all files, each once; the answers say which are alike. */
export function shareQuestions(files: readonly DroppedFile[]): readonly SharedQuestion[] {
  const shared = new Map<string, { question: Question; files: DroppedFile[] }>()
  for (const file of files) {
    if (!file.upload || getState(file) === 'loaded' || getState(file) === 'loading') continue
    for (const question of listQuestions(file.upload, file.job)) {
      const key = JSON.stringify([question.about, question.choices.map(({ label }) => label.en)])
      const group = shared.get(key) ?? { question, files: [] }
      group.files.push(file)
      shared.set(key, group)
    }
  }
  return [...shared.values()]
}

/** What an answer to a question states of a file; its own value of the answer with that label. */
export function toFacts(
  { upload, stated, job }: DroppedFile,
  about: Question['about'],
  label: string,
): StatedFacts {
  const question = upload && listQuestions(upload, job).find((item) => item.about === about)
  const value = question?.choices.find((choice) => choice.label.en === label)?.value
  if (value === undefined) return stated
  return { ...stated, ...factsOf(about, value, upload?.load?.scope ?? '') }
}

function factsOf(about: Question['about'], value: string, scope: string): StatedFacts {
  if (about === 'flow') return { flow: value === 'import' ? 'import' : 'export' }
  if (about === 'months') return { months: value }
  if (about === 'repeated-rows') return { accept: [`repeated-rows:${value}`] }
  if (about === 'relation')
    return value === 'revised' || value === 'filtered' || value === 'part'
      ? { relation: value }
      : { scope: value }
  return { scope: value === 'whole' ? 'whole' : scope || 'whole' }
}
