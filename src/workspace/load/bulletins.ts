import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Bulletin } from '../../sources/bulletin/bulletin.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { parseDate, withoutControls } from '../../trade/trade.ts'
import { IsolatedTasks, runIsolated, tableLimits } from '../process/process.ts'
import type { Workspace } from '../project/project.ts'
import { type KeptBulletin, keepBulletin } from '../project/references/references.ts'
import { isTable } from './is-table.ts'
import { readBulletinTask } from './load-tasks.ts'

/** The table of the bulletin that a file is; null for any other file. @throws UserError for one that cannot be read. */
export async function readIfBulletin(path: string): Promise<Bulletin | null> {
  const { size } = await stat(path)
  const isolated = new IsolatedTasks()
  try {
    const isBulletin = await isTable({ path, name: basename(path), size }, isolated)
    return isBulletin ? await readTable(path, isolated) : null
  } finally {
    isolated.close()
  }
}

/** Reads a table in a child process, as whatever comes from elsewhere. */
const readTable = (path: string, isolated: Pick<IsolatedTasks, 'run'>): Promise<Bulletin> =>
  isolated.run(readBulletinTask, { path }, { limits: tableLimits, file: basename(path) })

/**
 * Keeps a table of the bulletin in the workspace’s folder `bulletin/`, one file a table: its totals have no
 * dimensions and its lines no HS codes, so they are no cut of the ledger.
 *
 * @throws UserError where it cannot be read.
 */
export async function takeBulletin(
  workspace: Workspace,
  path: string,
  stated: { readonly asOf?: string | undefined },
): Promise<KeptBulletin> {
  const bulletin = await readTable(path, { run: runIsolated })
  const [bytes, { mtime }] = await Promise.all([readFile(path), stat(path)])
  return keepBulletin(workspace, bulletin, {
    file: withoutControls(basename(path)),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    asOf: (stated.asOf && parseDate(stated.asOf)) ?? mtime.toISOString(),
  })
}

/** What came of a table: that it is kept, or what is wrong with it. */
export type TableOutcome =
  | { readonly file: string; readonly kept: KeptBulletin }
  | { readonly file: string; readonly error: UserError }

/** As `takeBulletin`, for one table among other files: where it cannot be read, that keeps none of them out. */
export async function takeTable(
  workspace: Workspace,
  path: string,
  stated: { readonly asOf?: string | undefined },
): Promise<TableOutcome> {
  const file = withoutControls(basename(path))
  try {
    return { file, kept: await takeBulletin(workspace, path, stated) }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { file, error }
  }
}
