import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Load, LoadOutcome } from '../../ledger/ledger.ts'
import type { Press } from '../../press/press.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { type Language, toMonth } from '../../trade/trade.ts'
import { buildBriefs } from '../build/build.ts'
import type { Effects } from '../effects.ts'
import { makePrivateFolder, packageRoot } from '../files/files.ts'
import { filesToLoad, loadFile } from '../load/load.ts'
import { waitingShown } from '../process/process.ts'
import { readProduct } from '../project/products/products.ts'
import { configFile, initWorkspace, openLedger, openWorkspace } from '../project/project.ts'

export interface Demo {
  readonly loads: readonly LoadOutcome[]
  /** The files of the brief. */
  readonly files: readonly string[]
}

/**
 * Makes the sample's workspace in a folder (or takes the one that is there), loads the sample's files and
 * builds its brief. The data are a reconstruction from a published brief, and the brief says so.
 *
 * @throws UserError for a workspace that has data of its own, among which these would come.
 */
export async function runDemo(
  folder: string,
  presses: readonly Press[],
  languages: readonly Language[],
  effects: Effects,
): Promise<Demo> {
  const sample = join(packageRoot(), 'samples', 'lithium-ion')
  const names = await readdir(folder).catch((): string[] => [])
  if (!names.includes(configFile)) {
    await makePrivateFolder(folder)
    await mkdir(join(folder, 'products'), { recursive: true })
    await copyFile(join(sample, 'products', 'lithium-ion.yaml'), join(folder, 'products', 'lithium-ion.yaml'))
    await initWorkspace({ folder, issuer: null }) // keeps the product file that is there
  }
  const workspace = await openWorkspace(folder)
  const ledger = await openLedger(workspace, waitingShown(effects))
  try {
    const files = await filesToLoad([join(sample, 'files')])
    await refuseOthers(await ledger.loads(), files, folder)
    const loads: LoadOutcome[] = []
    for (const file of files) loads.push(await loadFile(workspace, ledger, file, {}, effects))
    const product = await readProduct(workspace, 'lithium-ion')
    const order = { month: toMonth(2023, 12), products: [product], languages, presses }
    const [built] = await buildBriefs(workspace, ledger, order, effects)
    if (!built || 'error' in built) throw built?.error ?? new Error('the sample gave no brief')
    return { loads, files: built.files }
  } finally {
    await ledger.close()
  }
}

async function refuseOthers(loads: readonly Load[], files: readonly string[], folder: string): Promise<void> {
  const hashOf = async (file: string) =>
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex')
  const current = new Set(await Promise.all(files.map(hashOf)))
  if (loads.every(({ sha256 }) => current.has(sha256))) return
  throw new UserError(
    {
      zh: '这个工作区已有别的数据，样例的重构数据不能混入其中。',
      en: 'This workspace has data of its own, among which the reconstructed data of the sample must not come.',
    },
    {
      where: { file: folder },
      hint: { zh: '请另选一个文件夹。', en: 'Choose another folder.' },
    },
  )
}
