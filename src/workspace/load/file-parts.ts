import { createHash } from 'node:crypto'
import { isWorkbook, readHead } from '../../sources/formats/formats.ts'
import { recogniseSource } from '../../sources/sources.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { toMonth } from '../../trade/trade.ts'
import { sourceFile } from '../files/files.ts'
import type { FoundFile } from './found-files.ts'

/**
 * Files of a source that can hold several loads, each load by itself; other files as they are. A file whose loads cannot be
 * told stays as it is too: reading it says why.
 */
export async function divideFiles(files: readonly FoundFile[], now: Date): Promise<FoundFile[]> {
  const divided: FoundFile[] = []
  for (const found of files) divided.push(...(await divideFile(found, now)))
  return divided
}

async function divideFile(found: FoundFile, now: Date): Promise<FoundFile[]> {
  const file = sourceFile(found.path, found.name)
  try {
    if (await isWorkbook(file)) return [found]
    const source = recogniseSource(await readHead(file), found.name)
    if (!source?.listParts) return [found]
    const month = toMonth(now.getUTCFullYear(), now.getUTCMonth() + 1)
    const parts = await source.listParts(file, { now: month })
    const size = Math.ceil(found.size / parts.length)
    return parts.map((part) => ({ ...found, size, part: { ...part, source: source.id } }))
  } catch (error) {
    if (error instanceof UserError) return [found]
    throw error
  }
}

/** The identity of a load: of a file's bytes, and of the part of it. */
export const partIdentity = (sha256: string, { part }: Pick<FoundFile, 'part'>): string =>
  part ? createHash('sha256').update(`${sha256} ${part.id}`).digest('hex') : sha256
