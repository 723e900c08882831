import { createHash } from 'node:crypto'
import { isWorkbook, readHead } from '../../sources/formats/formats.ts'
import { type ColumnMapping, mappedSource, recogniseSource, type SourceFile } from '../../sources/sources.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { monthOfDate } from '../../trade/trade.ts'
import { sourceFile } from '../files/files.ts'
import type { OpeningWorkspace, StatedFacts } from '../project/project.ts'
import { factsByRule } from './facts/facts.ts'
import type { FoundFile } from './found-files.ts'
import { factsBeside } from './read-file.ts'

/** What dividing files needs beside them. */
export interface Division {
  readonly now: Date
  /** What is said of all of them. */
  readonly stated: StatedFacts
  /** Opened only for files that need a mapping, which its rules can have. */
  readonly workspace: OpeningWorkspace
}

/**
 * Files of a source that can hold several loads, each load by itself; other files as they are. A file whose loads cannot be
 * told stays as it is too: reading it says why. What a person says that columns mean stays with the file.
 */
export async function divideFiles(files: readonly FoundFile[], division: Division): Promise<FoundFile[]> {
  const divided: FoundFile[] = []
  for (const found of files) divided.push(...(await divideFile(found, division)))
  return divided
}

async function divideFile(found: FoundFile, division: Division): Promise<FoundFile[]> {
  const file = sourceFile(found.path, found.name)
  let stated = found
  try {
    const sidecar = await factsBeside(found.path)
    const mapping = await findMapping(found, file, sidecar, division)
    const codes = division.stated.codes ?? sidecar.codes
    stated = { ...found, ...(mapping && { mapping }), ...(codes && { codes }) }
    if (await isWorkbook(file)) return [stated]
    const source = mapping ? mappedSource : recogniseSource(await readHead(file), found.name)
    if (!source?.listParts) return [stated]
    const { now } = division
    const month = monthOfDate(now)
    const parts = await source.listParts(file, {
      now: month,
      ...(mapping && { mapping }),
      ...(codes && { codes }),
    })
    const size = Math.ceil(found.size / parts.length)
    return parts.map((part) => ({
      ...stated,
      size,
      part: { ...part, source: part.source ?? source.id },
    }))
  } catch (error) {
    if (error instanceof UserError) return [stated]
    throw error
  }
}

/**
 * What a person says that the columns of a file mean: for all files, beside it, or in the rules of the workspace, which
 * hold for files that no other source knows.
 */
async function findMapping(
  { name }: FoundFile,
  file: SourceFile,
  sidecar: StatedFacts,
  { stated, workspace }: Division,
): Promise<ColumnMapping | undefined> {
  const mapping = stated.mapping ?? sidecar.mapping
  if (mapping || (await isWorkbook(file))) return mapping
  const source = recogniseSource(await readHead(file), name)
  if (source !== undefined && source !== mappedSource) return undefined
  const { config } = await workspace.open()
  return (await factsByRule(name, config.files)).mapping
}

/** The identity of a load: of a file's bytes, of the part of it, and of what a person says that its columns mean. */
export const partIdentity = (
  sha256: string,
  { part, mapping }: Pick<FoundFile, 'part' | 'mapping'>,
): string =>
  part
    ? createHash('sha256')
        .update([sha256, part.id, ...(mapping ? [JSON.stringify(mapping)] : [])].join(' '))
        .digest('hex')
    : sha256
