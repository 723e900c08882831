import { createHash } from 'node:crypto'
import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ledger, Load, LoadOutcome } from '../../ledger/ledger.ts'
import type { MovableLedger } from '../../ledger/transfer/transfer.ts'
import type { Effects } from '../effects.ts'
import { packageRoot, removeFileDurably } from '../files/files.ts'
import { filesToLoad, loadFile, undoLoad } from '../load/load.ts'
import { productIds } from '../project/products/products.ts'
import type { Workspace } from '../project/project.ts'

/** The id of the sample's product. */
export const sampleProduct = 'lithium-ion'
const productFile = join('products', `${sampleProduct}.yaml`)

/** The sample of the package: a product, and files of reconstructed data. */
export const sampleFolder = (): string => join(packageRoot(), 'samples', 'lithium-ion')

/** The sample’s files, in the order in which they are loaded. */
export const sampleFiles = (): Promise<string[]> => filesToLoad([join(sampleFolder(), 'files')])

/** The loads of the sample’s files, whatever they were called. */
export async function findSampleLoads(ledger: Pick<Ledger, 'loads'>): Promise<Load[]> {
  const hashes = new Set(await Promise.all((await sampleFiles()).map(hashFile)))
  return (await ledger.loads()).filter(({ sha256 }) => hashes.has(sha256))
}

/** Puts the sample's product into a workspace, as the file of its id. */
export const copySampleProduct = (folder: string): Promise<void> =>
  copyFile(join(sampleFolder(), productFile), join(folder, productFile))

/** Loads the sample's files one after another. @throws UserError as `loadFile`. */
export async function loadSampleFiles(
  workspace: Workspace,
  ledger: MovableLedger,
  effects: Effects,
): Promise<LoadOutcome[]> {
  const outcomes: LoadOutcome[] = []
  for (const file of await sampleFiles()) outcomes.push(await loadFile(workspace, ledger, file, {}, effects))
  return outcomes
}

/** Adds the sample to a workspace that may have data of its own: its product, unless one has its id, and its loads. */
export async function addSample(
  workspace: Workspace,
  ledger: MovableLedger,
  effects: Effects,
): Promise<LoadOutcome[]> {
  if (!(await productIds(workspace)).includes(sampleProduct)) await copySampleProduct(workspace.folder)
  return loadSampleFiles(workspace, ledger, effects)
}

/** Takes the sample away: its loads, and its product unless somebody has changed it. Returns the loads. */
export async function removeSample({ folder }: Workspace, ledger: MovableLedger): Promise<Load[]> {
  const loads = await findSampleLoads(ledger)
  for (const { id } of loads.toReversed()) await undoLoad(ledger, id)
  const read = (path: string) => readFile(path, 'utf8').catch(() => null)
  const [text, original] = await Promise.all([
    read(join(folder, productFile)),
    read(join(sampleFolder(), productFile)),
  ])
  if (text !== null && text === original) await removeFileDurably(join(folder, productFile))
  return loads
}

const hashFile = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
