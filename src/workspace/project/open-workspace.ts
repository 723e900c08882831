import { existsSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import packageFile from '../../../package.json' with { type: 'json' }
import { readYaml } from '../../brief/product/product.ts'
import type { Plugin } from '../../brief/sections/own-section/own-section.ts'
import type { MovableLedger } from '../../ledger/transfer/transfer.ts'
import { accessModes, realDisk } from '../files/files.ts'
import { type DeskLock, readDeskLock, type Waiting, waitWhileInUse } from '../process/process.ts'
import { configSchema } from './config.ts'
import { toLedgerAddress } from './ledger-address.ts'
import { configFile, ledgerFile, readWorkspaceFile } from './workspace-file.ts'
import type { Workspace } from './workspace-type.ts'

/**
 * Opens the workspace in a folder.
 *
 * @throws UserError where the folder is none, its file has a mistake, or a plugin that it names cannot be used.
 */
export async function openWorkspace(folder: string): Promise<Workspace> {
  const config = readYaml(await readWorkspaceFile(folder), configFile, configSchema)
  return { folder, config, plugins: config.plugins.length > 0 ? await pluginsOf({ folder, config }) : [] }
}

/** What plugins need is not waited for where there are none. */
const pluginsOf = async (workspace: Pick<Workspace, 'folder' | 'config'>): Promise<readonly Plugin[]> =>
  (await import('./plugins.ts')).readPlugins(workspace)

export interface LedgerOptions extends Partial<Waiting> {
  readonly readOnly?: boolean
  /** Is told of the desk whose ledger it is. */
  readonly onDesk?: (desk: DeskLock) => void
  /** Is told how far the upgrade of an older ledger is, from 0 to 1. */
  readonly onUpgrade?: (share: number) => void
}

/**
 * The workspace's ledger; it is the caller's to close. One process owns the ledger's file, so while a desk is open
 * on the workspace, it is the desk's, which answers as the file would.
 *
 * @throws UserError where the ledger cannot be opened, another program has it open for longer than `patience`, or the
 * desk does not answer.
 */
export function openLedger(
  workspace: Workspace,
  { readOnly = false, onDesk = () => {}, onUpgrade, ...waiting }: LedgerOptions = {},
): Promise<MovableLedger> {
  return waitWhileInUse(async () => {
    const desk = await readDeskLock(workspace.folder)
    const ledger = desk && (await openLedgerOf(desk))
    if (!desk || !ledger) return openOwnLedger(workspace, { readOnly, ...(onUpgrade && { onUpgrade }) })
    onDesk(desk)
    return ledger
  }, waiting)
}

async function openLedgerOf({ endpoint, process }: DeskLock): Promise<MovableLedger | null> {
  const { openRemoteLedger } = await import('../../ledger/remote/remote.ts')
  return openRemoteLedger({ ...endpoint, processId: Number.parseInt(process, 10) }, packageFile.version)
}

/**
 * The workspace's ledger for this process alone, in its file or on the cluster that it names. A workspace into
 * which nothing was loaded yet gets an empty one, also for reading: so it can tell what is missing.
 */
export async function openOwnLedger(
  { folder, config }: Workspace,
  { readOnly = false, ...options }: Pick<LedgerOptions, 'readOnly' | 'onUpgrade'> = {},
): Promise<MovableLedger> {
  if (config.ledger) {
    const { openTrinoLedger } = await import('../../ledger/trino/trino.ts')
    return openTrinoLedger(
      await toLedgerAddress(config.ledger, folder, process.env),
      undefined,
      undefined,
      options.onUpgrade,
    )
  }
  const path = join(folder, ledgerFile)
  // The engine is worth waiting for only when it is needed.
  const { openDuckDbLedger } = await import('../../ledger/duckdb/duckdb.ts')
  if (existsSync(path)) return openDuckDbLedger(path, { readOnly, ...options })
  const ledger = await openDuckDbLedger(path, options)
  await chmod(path, (await accessModes(folder)).mode)
  await realDisk.syncFolder(folder)
  return ledger
}
