import { parentPort, workerData } from 'node:worker_threads'
import { type PortableError, packError } from '../trade/portable-error.ts'
import { bulletinOf } from '../workspace/bulletins.ts'
import { understandFile } from '../workspace/understand.ts'
import type { ReadingOrder, Understood } from './reading-thread.ts'

export type Read =
  | { readonly kind: 'read'; readonly understood: Understood }
  | { readonly kind: 'failed'; readonly error: PortableError }

/** What a reading thread does: one file. */
async function read({ workspace, known, path, stated }: ReadingOrder): Promise<Read> {
  try {
    const bulletin = await bulletinOf(path)
    if (bulletin) return { kind: 'read', understood: { understanding: null, bulletin } }
    const understanding = await understandFile(workspace, known, path, stated, () => new Date())
    return { kind: 'read', understood: { understanding, bulletin: null } }
  } catch (error) {
    return { kind: 'failed', error: packError(error) }
  }
}

parentPort?.postMessage(await read(workerData))
