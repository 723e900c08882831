import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { LoadOutcome } from '../../ledger/ledger.ts'
import type { MovableLedger } from '../../ledger/transfer/transfer.ts'
import type { Press } from '../../press/press.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { type EditionLanguage, toMonth } from '../../trade/trade.ts'
import { buildBriefs } from '../build/build.ts'
import type { Effects } from '../effects.ts'
import { makePrivateFolder } from '../files/files.ts'
import { waitingShown } from '../process/process.ts'
import { readProduct } from '../project/products/products.ts'
import { configFile, initWorkspace, openLedger, openWorkspace } from '../project/project.ts'
import { copySampleProduct, findSampleLoads, loadSampleFiles, sampleProduct } from './sample-data.ts'

export { addSample, findSampleLoads, removeSample } from './sample-data.ts'

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
  languages: readonly EditionLanguage[],
  effects: Effects,
): Promise<Demo> {
  const names = await readdir(folder).catch((): string[] => [])
  if (!names.includes(configFile)) {
    await makePrivateFolder(folder)
    await mkdir(join(folder, 'products'), { recursive: true })
    await copySampleProduct(folder)
    await initWorkspace({ folder, issuer: null }) // keeps the product file that is there
  }
  const workspace = await openWorkspace(folder)
  const ledger = await openLedger(workspace, waitingShown(effects))
  try {
    await refuseOthers(ledger, folder)
    const loads = await loadSampleFiles(workspace, ledger, effects)
    const product = await readProduct(workspace, sampleProduct)
    const order = { month: toMonth(2023, 12), products: [product], languages, presses }
    const [built] = await buildBriefs(workspace, ledger, order, effects)
    if (!built || 'error' in built) throw built?.error ?? new Error('the sample gave no brief')
    return { loads, files: built.files }
  } finally {
    await ledger.close()
  }
}

async function refuseOthers(ledger: MovableLedger, folder: string): Promise<void> {
  if ((await findSampleLoads(ledger)).length === (await ledger.loads()).length) return
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
