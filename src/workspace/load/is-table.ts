import { isBulletin } from '../../sources/bulletin/bulletin.ts'
import { isWorkbook } from '../../sources/formats/formats.ts'
import { sourceFile } from '../files/files.ts'
import { type IsolatedTasks, tableLimits } from '../process/process.ts'
import type { FoundFile } from './found-files.ts'
import { isBulletinTask } from './load-tasks.ts'

/** A table has some hundred lines: a larger file need not be looked into. */
const mostBytes = 2_000_000

/**
 * Whether a file is a table of the bulletin. Workbooks are looked into in a child process.
 *
 * @throws UserError where a workbook cannot be read within limits.
 */
export async function isTable(
  { path, name, size }: Pick<FoundFile, 'path' | 'name' | 'size'>,
  isolated: Pick<IsolatedTasks, 'run'>,
): Promise<boolean> {
  if (size > mostBytes) return false
  const file = sourceFile(path, name)
  return (await isWorkbook(file))
    ? isolated.run(isBulletinTask, { path, name }, { limits: tableLimits, file: name })
    : isBulletin(file)
}
