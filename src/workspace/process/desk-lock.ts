import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { findOwner } from '../files/files.ts'

/** The lock file of the desk that is open on a workspace. */
export const deskLockFile = join('.desk', 'desk.json')

const schema = z.object({
  /** The mark of its process. */
  process: z.string(),
  url: z.url(),
  /** The version of the program; absent in locks of versions that did not state it. */
  version: z.string().optional(),
  /** Where commands of this machine reach the ledger that the desk has open. */
  endpoint: z.object({ url: z.url(), secret: z.string() }),
})

/** The desk that is open on a workspace: its process and its address. */
export type DeskLock = z.infer<typeof schema>

/**
 * The lock of the desk that is open on a workspace; null where there is none, its process is no more, or it is another
 * machine’s, whose address leads nowhere here.
 */
export async function readDeskLock(folder: string): Promise<DeskLock | null> {
  const text = await readFile(join(folder, deskLockFile), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const lock = schema.parse(JSON.parse(text))
    return findOwner(lock.process) === 'atWork' ? lock : null
  } catch {
    return null // half written, or not ours
  }
}
