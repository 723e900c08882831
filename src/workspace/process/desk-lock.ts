import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { findOwner } from '../files/files.ts'

/** Where a workspace says that a desk is open on it. */
export const deskSignFile = join('.desk', 'desk.json')

const schema = z.object({
  /** The mark of its process. */
  process: z.string(),
  url: z.url(),
  /** Where commands of this machine reach the ledger that the desk has open. */
  door: z.object({ url: z.url(), secret: z.string() }),
})

/** The desk that is open on a workspace: its process and its address. */
export type DeskSign = z.infer<typeof schema>

/**
 * The sign of the desk that is open on a workspace; null where there is none, its process is no more, or it is another
 * machine’s, whose address leads nowhere here.
 */
export async function readDeskSign(folder: string): Promise<DeskSign | null> {
  const text = await readFile(join(folder, deskSignFile), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const sign = schema.parse(JSON.parse(text))
    return findOwner(sign.process) === 'atWork' ? sign : null
  } catch {
    return null // half written, or not ours
  }
}
