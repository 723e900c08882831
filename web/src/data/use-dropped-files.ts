import { useRef, useState } from 'preact/hooks'
import {
  ask,
  type Job,
  type Problem,
  type Question,
  type StatedFacts,
  send,
  sendFile,
  toProblem,
  type Upload,
} from '../api.ts'
import { followJob } from '../follow-job.ts'
import { type DroppedFile, getState, toFacts } from './dropped-file.ts'

export interface DroppedFiles {
  readonly files: readonly DroppedFile[]
  /** How many of the files that are being loaded together are done; null while none are. */
  readonly progress: { readonly done: number; readonly total: number } | null
  take(files: readonly File[]): Promise<void>
  state(key: string, facts: StatedFacts): Promise<void>
  /** Answers a question of several files alike; those that were stopped by it are loaded. */
  answer(keys: readonly string[], about: Question['about'], label: string): Promise<void>
  load(keys: readonly string[]): Promise<void>
  remove(key: string): Promise<void>
  /** Takes the loads of files back, the latest first. */
  undo(keys: readonly string[]): Promise<void>
}

let dropped = 0

/** The files that were dropped: each is sent and read, asked about, and loaded or removed. */
export function useDroppedFiles(onLoaded: () => void): DroppedFiles {
  const list = useFileList()
  const { files, change, find, attempt, drop } = list
  const [progress, setProgress] = useState<DroppedFiles['progress']>(null)

  const take = (chosen: readonly File[]) => sendFiles(chosen, list)
  const state = (key: string, facts: StatedFacts) =>
    attempt(key, async ({ id }) =>
      change(key, { stated: facts, job: null, upload: await send('PUT', `/api/uploads/${id}`, facts) }),
    )
  const loadOne = (key: string) =>
    attempt(key, async ({ id }) => {
      const begun = await send<Job>('POST', '/api/loads', { upload: id })
      const ended = await followJob(begun, (job) => change(key, { job }))
      if (ended.problem && !ended.question) change(key, { problem: ended.problem, job: null })
    })
  const load = async (keys: readonly string[]) => {
    setProgress({ done: 0, total: keys.length })
    for (const [index, key] of keys.entries()) {
      await loadOne(key)
      setProgress({ done: index + 1, total: keys.length })
    }
    setProgress(null)
    onLoaded()
  }
  const answer = async (keys: readonly string[], about: Question['about'], label: string) => {
    const stopped: string[] = []
    for (const key of keys) {
      const file = find(key)
      if (!file) continue
      if (file.job?.question) stopped.push(key)
      await state(key, toFacts(file, about, label))
    }
    if (stopped.length > 0) await load(stopped)
  }
  const remove = async (key: string) => {
    const file = find(key)
    if (!file?.upload || getState(file) === 'loaded') return drop(key)
    await attempt(key, async ({ id }) => {
      await ask(`/api/uploads/${id}`, { method: 'DELETE' })
      drop(key)
    })
  }
  const undo = async (keys: readonly string[]) => {
    for (const key of keys.toReversed()) {
      const job = find(key)?.job
      await attempt(key, async () => {
        for (const { id } of job?.loads.toReversed() ?? [])
          await ask(`/api/loads/${id}`, { method: 'DELETE' })
        drop(key)
      })
    }
    onLoaded()
  }
  return { files, progress, take, state, answer, load, remove, undo }
}

/** A file that says what another is: `name.csv.yaml`. */
const sidecarEnding = /\.ya?ml$/i

/** Sends files one after another: each is read whole before anything is said of it. What says of others comes last. */
async function sendFiles(chosen: readonly File[], list: ReturnType<typeof useFileList>): Promise<void> {
  const { add, change } = list
  const fresh = chosen
    .filter(({ name }) => !sidecarEnding.test(name))
    .map((file) => ({ file, key: String(++dropped) }))
  add(fresh.map(({ file, key }) => newFile(key, file.name)))
  for (const { file, key } of fresh) {
    const modified = new Date(file.lastModified).toISOString()
    const query = new URLSearchParams({ name: file.name, modified })
    await sendFile<Upload>(`/api/uploads?${query}`, file).then(
      (upload) => change(key, { upload }),
      (error) => change(key, { problem: toProblem(error) }),
    )
  }
  for (const file of chosen) if (sidecarEnding.test(file.name)) await sendSidecar(file, list)
}

/** Hands in what a file says of another that was dropped with it or before it. */
async function sendSidecar(
  sidecar: File,
  { add, attempt, change, findByName }: ReturnType<typeof useFileList>,
): Promise<void> {
  const about = findByName(sidecar.name.replace(sidecarEnding, ''))
  if (!about?.upload) {
    const key = String(++dropped)
    add([newFile(key, sidecar.name)])
    change(key, { problem: withoutData(sidecar.name) })
    return
  }
  const text = await sidecar.text()
  await attempt(about.key, async ({ id }) =>
    change(about.key, { upload: await send<Upload>('PUT', `/api/uploads/${id}/sidecar`, { text }) }),
  )
}

const withoutData = (name: string): Problem => ({
  ...{ type: 'about:blank', title: 'No data file', status: 422, where: null },
  words: {
    zh: `${name} 说明的是 ${name.replace(sidecarEnding, '')}，但没有放入这个文件。`,
    en: `${name} is about ${name.replace(sidecarEnding, '')}, which was not dropped.`,
  },
  hint: { zh: '请把两个文件一起放入。', en: 'Drop both files together.' },
})

/** The files with what is known of each; what is done one after another looks at them as they are by then. */
function useFileList() {
  const [files, setFiles] = useState<readonly DroppedFile[]>([])
  const current = useRef(files)
  const set = (next: readonly DroppedFile[]) => {
    current.current = next
    setFiles(next)
  }
  const add = (fresh: readonly DroppedFile[]) => set([...current.current, ...fresh])
  const change = (key: string, to: Partial<DroppedFile>) =>
    set(current.current.map((item) => (item.key === key ? { ...item, ...to } : item)))
  const drop = (key: string) => set(current.current.filter((item) => item.key !== key))
  const find = (key: string) => current.current.find((item) => item.key === key)
  const findByName = (name: string) => current.current.findLast(({ file }) => file === name)
  /** Does something with a file that was read; what goes wrong is told with it. */
  const attempt = async (key: string, work: (upload: Upload) => Promise<void>) => {
    const upload = find(key)?.upload
    if (!upload) return
    change(key, { isBusy: true, problem: null })
    await work(upload).catch((error) => change(key, { problem: toProblem(error) }))
    change(key, { isBusy: false })
  }
  return { files, add, change, drop, find, findByName, attempt }
}

const newFile = (key: string, file: string): DroppedFile => ({
  ...{ key, file, upload: null, stated: {}, job: null, problem: null },
  isBusy: false,
})
