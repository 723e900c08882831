import { useState } from 'preact/hooks'
import { type Problem, sendFile, toProblem, type Upload } from '../api.ts'

/** A file that was dropped and is not loaded yet. */
export interface Waiting {
  readonly key: string
  readonly file: string
  readonly upload: Upload | null
  readonly problem: Problem | null
}

let dropped = 0

/** The files that were dropped: each is sent, and waits until it is loaded or removed. */
export function useWaitingFiles() {
  const [waiting, setWaiting] = useState<readonly Waiting[]>([])
  const change = (key: string, to: Partial<Waiting>) =>
    setWaiting((before) => before.map((item) => (item.key === key ? { ...item, ...to } : item)))
  const remove = (key: string) => setWaiting((before) => before.filter((entry) => entry.key !== key))
  const take = async (files: readonly File[]) => {
    const fresh = files.map((file) => ({ file, key: String(++dropped) }))
    setWaiting((before) => [
      ...before,
      ...fresh.map(({ file, key }) => ({ key, file: file.name, upload: null, problem: null })),
    ])
    // One after another: each is read whole before anything is said of it.
    for (const { file, key } of fresh) {
      const query = new URLSearchParams({
        name: file.name,
        modified: new Date(file.lastModified).toISOString(),
      })
      try {
        change(key, { upload: await sendFile<Upload>(`/api/uploads?${query}`, file) })
      } catch (error) {
        change(key, { problem: toProblem(error) })
      }
    }
  }
  return { waiting, change, remove, take }
}
