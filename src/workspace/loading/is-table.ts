import { isBulletin } from '../../sources/bulletin.ts'
import type { SourceFile } from '../../sources/source.ts'

/** A table has some hundred lines: a larger file need not be looked into. */
const mostBytes = 2_000_000

/** Whether a file of so many bytes is a table of the bulletin. */
export const isTable = async (file: SourceFile, size: number): Promise<boolean> =>
  size <= mostBytes && (await isBulletin(file))
