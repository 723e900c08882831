import { createHash } from 'node:crypto'
import { z } from 'zod'
import { UserError } from '../../trade/errors/errors.ts'
import { type Entry, entrySchema } from '../machine/machine.ts'

/** What the first line of a journal follows. */
const beginning = '0'.repeat(64)

const lineSchema = z.object({ previous: z.string(), entry: z.unknown() })

export interface JournalContent {
  readonly entries: readonly Entry[]
  /** The SHA-256 of the last line that counts: who has noted it can tell whether anything before it was altered. */
  readonly head: string
  /** The hashes of all lines that count. */
  readonly hashes: ReadonlySet<string>
  /** Lines that were read, and the places of those among them that do not count. */
  readonly lines: number
  readonly passedOver: readonly number[]
}

/** A journal without lines. */
export const emptyJournal: JournalContent = {
  ...{ entries: [], head: beginning, hashes: new Set([beginning]), lines: 0, passedOver: [] },
}

/**
 * The entries of a journal's text: JSON Lines, each with the SHA-256 of the line that it follows. A line counts where
 * it follows the last that does. One that follows an earlier line was written by a process that lost a race against
 * another, and one that ends in the middle by a process that was killed; neither was ever reported as done.
 *
 * @param before what the lines before the text have said.
 * @throws UserError for a line that follows none of those before it, since something was altered or lost then, and for
 * an entry of a later version of the program.
 */
export function parseJournal(text: string, file: string, before = emptyJournal): JournalContent {
  const entries = [...before.entries]
  const hashes = new Set(before.hashes)
  const passedOver = [...before.passedOver]
  let { head } = before
  const lines = splitLines(text)
  for (const [index, line] of lines.entries()) {
    const place = before.lines + index
    const parsed = parseLine(line)
    if (parsed === null || parsed.previous !== head) {
      if (parsed !== null && !hashes.has(parsed.previous)) throw isAltered(file, place + 1)
      passedOver.push(place)
      continue
    }
    const read = entrySchema.safeParse(parsed.entry)
    if (!read.success) throw isUnknown(file, place + 1)
    head = hashLine(line)
    hashes.add(head)
    entries.push(read.data)
  }
  return { entries, head, hashes, lines: before.lines + lines.length, passedOver }
}

/**
 * What `parseJournal` returns of a text that it has read before, without examining it again.
 *
 * @param passedOver the places of the lines that do not count.
 */
export function reparseJournal(text: string, passedOver: readonly number[]): JournalContent {
  const isPassedOver = new Set(passedOver)
  const lines = splitLines(text)
  const counting = lines.filter((_, place) => !isPassedOver.has(place))
  // Each was read as such before.
  const parsed = counting.map((line) => JSON.parse(line) as { previous: string; entry: Entry })
  const last = counting.at(-1)
  const head = last === undefined ? beginning : hashLine(last)
  return {
    entries: parsed.map(({ entry }) => entry),
    head,
    // Each line but the last is followed by one that names it.
    hashes: new Set([...parsed.map(({ previous }) => previous), head]),
    lines: lines.length,
    passedOver,
  }
}

/** The lines of a text, of which the last need not be ended. */
function splitLines(text: string): string[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** Lines that add entries to a journal whose last line has a hash. Returns them with the hash of the last. */
export function formatLines(entries: readonly Entry[], head: string): { lines: string[]; head: string } {
  const lines: string[] = []
  let previous = head
  for (const entry of entries) {
    const line = JSON.stringify({ previous, entry })
    lines.push(line)
    previous = hashLine(line)
  }
  return { lines, head: previous }
}

const hashLine = (line: string): string => createHash('sha256').update(line).digest('hex')

/** Null for a line that is empty or cut off. */
function parseLine(line: string): z.infer<typeof lineSchema> | null {
  try {
    const read = lineSchema.safeParse(JSON.parse(line))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

const isAltered = (file: string, line: number): UserError =>
  new UserError(
    {
      zh: '发布记录被改动过，或缺了一行：这一行与它之前的不相接。',
      en: 'The journal of releases was altered, or lacks a line: this line does not follow those before it.',
    },
    {
      where: { file, line },
      hint: { zh: '从备份恢复这个文件。', en: 'Restore the file from a backup.' },
    },
  )

const isUnknown = (file: string, line: number): UserError =>
  new UserError(
    {
      zh: '发布记录里有这个版本的程序不认识的内容。',
      en: 'The journal of releases has an entry that this version of the program does not know.',
    },
    {
      where: { file, line },
      hint: { zh: '用更新的版本打开。', en: 'Open it with a later version.' },
    },
  )
