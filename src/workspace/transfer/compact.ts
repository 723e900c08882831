import { chmod, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { rewriteDuckDbLedger } from '../../ledger/duckdb/maintenance/maintenance.ts'
import { countHolders } from '../../ledger/duckdb/totals/totals.ts'
import type { Debris, MovableLedger } from '../../ledger/transfer/transfer.ts'
import { UserError } from '../../trade/errors/errors.ts'
import type { Effects } from '../effects.ts'
import { processMark, realDisk } from '../files/files.ts'
import { type DeskLock, stagingFolder, waitingShown } from '../process/process.ts'
import { ledgerFile, openLedger, toLedgerAddress, type Workspace } from '../project/project.ts'

/** How large a ledger's file was and is, in bytes; null for one on a cluster, where debris is counted instead. */
export interface Compaction {
  readonly before: number | null
  readonly after: number | null
  /** What loads that were broken off or taken back more than a week ago had left on a cluster. */
  readonly debris?: Debris
}

/**
 * Gives back the space of loads that were taken back or loaded anew. A ledger's file is written anew, held against the
 * old one table by table, and put in its place only then, where it is smaller; on a cluster small files are put together.
 *
 * @throws UserError where a desk, or somebody else in this process, has the ledger open, or the new file is not like the
 * old one.
 */
export async function compactLedger(workspace: Workspace, effects: Effects): Promise<Compaction> {
  if (workspace.config.ledger) {
    const { compactTrinoLedger } = await import('../../ledger/trino/maintenance/maintenance.ts')
    const address = await toLedgerAddress(workspace.config.ledger, workspace.folder, process.env)
    return { before: null, after: null, debris: await compactTrinoLedger(address) }
  }
  const path = join(workspace.folder, ledgerFile)
  const fresh = join(await stagingFolder(workspace), `${processMark}-${ledgerFile}`)
  // Of an earlier try in this process.
  await removeLedger(fresh)
  const ledger = await openForThisProcess(workspace, effects)
  try {
    await rewritten(path, fresh, effects)
  } catch (error) {
    await removeLedger(fresh)
    throw error
  } finally {
    await ledger.close()
  }
  const [before, after] = [await sizeOf(path), await sizeOf(fresh)]
  // Where nothing was taken back, a file written anew can even be the larger one.
  if (after >= before) {
    await removeLedger(fresh)
    return { before, after: before }
  }
  await chmod(fresh, (await stat(path)).mode)
  await rename(fresh, path)
  // A log that later loads write beside the new file must not meet the old one after a power failure.
  await realDisk.syncFolder(workspace.folder)
  return { before, after }
}

async function rewritten(path: string, fresh: string, effects: Effects): Promise<void> {
  const progress = effects.progress({ zh: '重写数据台账', en: 'writing the ledger anew' }, 1)
  let reported = 0
  try {
    await rewriteDuckDbLedger(path, fresh, (share) => {
      if (share <= reported) return
      progress.advance(share - reported)
      reported = share
    })
  } finally {
    progress.done()
  }
}

/** Its file must not be another's while it is replaced. */
async function openForThisProcess(workspace: Workspace, effects: Effects): Promise<MovableLedger> {
  const desks: DeskLock[] = []
  const ledger = await openLedger(workspace, {
    onDesk: (desk) => desks.push(desk),
    ...waitingShown(effects),
  })
  const [desk] = desks
  const isShared = countHolders(join(workspace.folder, ledgerFile)) > 1
  if (!desk && !isShared) return ledger
  await ledger.close()
  throw desk
    ? new UserError(
        { zh: `工作台开着这个台账：${desk.url}`, en: `The desk has the ledger open: ${desk.url}` },
        { hint: { zh: '关闭工作台后再运行一次。', en: 'Close the desk, and run it again.' } },
      )
    : new UserError(
        { zh: '这个程序自己还开着这个台账', en: 'This program itself has the ledger open still' },
        { hint: { zh: '先把它关闭（close），再整理。', en: 'Close it first, then compact.' } },
      )
}

const removeLedger = async (path: string): Promise<void> => {
  for (const file of [path, `${path}.wal`]) await rm(file, { force: true })
}

const sizeOf = async (path: string): Promise<number> => (await stat(path)).size
