import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { programIdentity } from '../../workspace/build/print/print.ts'
import { accessModes, writeFiles } from '../../workspace/files/files.ts'
import { type JournalContent, reparseJournal } from './journal-lines.ts'
import { digest } from './seal.ts'

/** The beginning of a journal that was read and found whole. */
export interface ReadPart {
  readonly content: JournalContent
  /** Its bytes, to the end of a line, and their SHA-256. */
  readonly bytes: number
  readonly sha256: string
}

/**
 * A journal is verified line by line, which takes two thirds of a second of processor time for 54,000 lines. So long a
 * beginning is noted when it was: where its bytes have the digest that is noted, they are what was verified.
 */
const checkpointEvery = 1024 * 1024

const schema = z.object({
  format: z.literal(1),
  /** Another program may know other entries. */
  program: z.string(),
  bytes: z.number().int().positive(),
  sha256: z.string(),
  passedOver: z.array(z.number().int()),
})

const pathOf = (releases: string): string => join(releases, 'journal.checkpoint.json')

/** Whether a journal begins with what was read. */
export const startsWith = (journal: Buffer, { bytes, sha256 }: Pick<ReadPart, 'bytes' | 'sha256'>): boolean =>
  journal.length >= bytes && digest(journal.subarray(0, bytes)) === sha256

/**
 * The beginning of a journal that was verified before; null where none is noted, or the journal has another by now.
 *
 * @param releases the folder of the journal.
 */
export async function readCheckpoint(releases: string, journal: Buffer): Promise<ReadPart | null> {
  if (journal.length < checkpointEvery) return null
  const text = await readFile(pathOf(releases), 'utf8').catch(() => '')
  try {
    const noted = schema.parse(JSON.parse(text))
    if (noted.program !== (await programIdentity()) || !startsWith(journal, noted)) return null
    const content = reparseJournal(journal.toString('utf8', 0, noted.bytes), noted.passedOver)
    return { content, bytes: noted.bytes, sha256: noted.sha256 }
  } catch {
    return null
  }
}

/**
 * Notes the beginning of a journal that was verified, where it is long, and much longer than what was noted.
 *
 * @param folder of the workspace.
 * @param noted so many bytes are noted already.
 * @returns how many are then.
 */
export async function writeCheckpoint(
  folder: string,
  { releases, journal }: { readonly releases: string; readonly journal: Buffer },
  { content, bytes, sha256 }: ReadPart,
  noted: number,
): Promise<number> {
  if (bytes - noted < checkpointEvery) return noted
  const again = reparseJournal(journal.toString('utf8', 0, bytes), content.passedOver)
  // An entry with more than this program knows is read to its end each time.
  if (!isDeepStrictEqual(again, content)) return noted
  const { passedOver } = content
  const text = JSON.stringify({ format: 1, program: await programIdentity(), bytes, sha256, passedOver })
  const { mode } = await accessModes(folder)
  // Who may not write here reads all of it each time.
  await writeFiles([{ path: pathOf(releases), bytes: new TextEncoder().encode(text), mode }]).catch(() => {})
  return bytes
}
