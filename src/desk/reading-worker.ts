import { parentPort, workerData } from 'node:worker_threads'
import { type PortableError, packError } from '../workspace/building/portable-error.ts'
import { type Understanding, understandFile } from '../workspace/understand.ts'
import type { ReadingOrder } from './reading-thread.ts'

export type Read =
  | { readonly kind: 'read'; readonly understanding: Understanding }
  | { readonly kind: 'failed'; readonly error: PortableError }

/** What a reading thread does: one file. */
async function read({ workspace, known, path, stated }: ReadingOrder): Promise<Read> {
  try {
    const understanding = await understandFile(workspace, known, path, stated, () => new Date())
    return { kind: 'read', understanding }
  } catch (error) {
    return { kind: 'failed', error: packError(error) }
  }
}

parentPort?.postMessage(await read(workerData))
