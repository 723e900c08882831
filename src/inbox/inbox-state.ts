import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { accessModes, writeFilesDurably } from '../workspace/files/files.ts'
import { JsonLines } from '../workspace/records/records.ts'

const localized = z.object({ zh: z.string(), en: z.string() })

const question = z.object({
  about: z.enum(['flow', 'scope', 'repeated-rows', 'relation']),
  question: localized,
  choices: z.array(z.object({ value: z.string(), label: localized })),
})

const pendingFile = z.object({
  /** Its name in the folder. */
  file: z.string(),
  /** `arriving`: it is still being written. `waiting`: a person must answer. `refused`: it cannot be loaded. */
  state: z.enum(['arriving', 'waiting', 'refused']),
  /** In bytes. */
  size: z.number(),
  /** Since when, ISO 8601. */
  since: z.iso.datetime(),
  question: question.nullable(),
  /** Why it is refused, or what it waits for. */
  reason: localized.nullable(),
  /** What a person can do, at the desk. */
  hint: localized.nullable(),
  /** The state of everything that the outcome follows from: while that is the same, the file is not read again. */
  key: z.string(),
})

const stateSchema = z.object({ format: z.literal(1), files: z.array(pendingFile) })

const loadedFile = z.object({
  /** ISO 8601. */
  at: z.iso.datetime(),
  file: z.string(),
  /** The numbers of its loads; none for a table of the bulletin. */
  loads: z.array(z.number()),
  /** Whether its content was in the ledger already. */
  wasKnown: z.boolean(),
  isBulletin: z.boolean(),
  /** Where it is now, in the workspace. */
  movedTo: z.string(),
})

export type InboxQuestion = Readonly<z.infer<typeof question>>
export type PendingFile = Readonly<z.infer<typeof pendingFile>>
export type LoadedFile = Readonly<z.infer<typeof loadedFile>>

/** What is recorded of the inbox. */
export interface StoredInbox {
  readonly pending: readonly PendingFile[]
  /** The latest first. */
  readonly loaded: readonly LoadedFile[]
}

/** Where what waits is recorded; without it the next pass reads every file again. */
const stateFile = join('automation', 'inbox.json')

export const openLoadedJournal = (folder: string) =>
  new JsonLines(folder, join('automation', 'inbox.jsonl'), loadedFile)

/** The files that wait; none where the record cannot be read, since it follows from the folder. */
export async function readPending(folder: string): Promise<readonly PendingFile[]> {
  const text = await readFile(join(folder, stateFile), 'utf8').catch(() => null)
  if (text === null) return []
  try {
    return stateSchema.parse(JSON.parse(text)).files
  } catch {
    return []
  }
}

export async function writePending(folder: string, files: readonly PendingFile[]): Promise<void> {
  const { mode, folderMode } = await accessModes(folder)
  const bytes = new TextEncoder().encode(`${JSON.stringify({ format: 1, files })}\n`)
  await writeFilesDurably([{ path: join(folder, stateFile), bytes, mode, folderMode }])
}

/** @throws UserError for a journal that cannot be read. */
export async function readInbox(folder: string): Promise<StoredInbox> {
  const loaded = await openLoadedJournal(folder).read()
  return { pending: await readPending(folder), loaded: loaded.reverse() }
}
