import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { LoadOutcome } from '../ledger/ledger.ts'
import type { Press } from '../press/press.ts'
import type { Language } from '../trade/language.ts'
import { monthOf } from '../trade/month.ts'
import { buildBriefs } from './build.ts'
import type { Effects } from './effects.ts'
import { initWorkspace } from './init.ts'
import { filesToLoad, loadFile } from './load.ts'
import { configFile, openLedger, openWorkspace, readProduct } from './open.ts'
import { packageRoot } from './package-root.ts'

export interface Demo {
  readonly loads: readonly LoadOutcome[]
  /** The files of the brief. */
  readonly files: readonly string[]
}

/**
 * Makes the sample's workspace in a folder (or takes the one that is there), loads the sample's files and
 * builds its brief. The data are a reconstruction from a published brief, and the brief says so.
 */
export async function runDemo(
  folder: string,
  presses: readonly Press[],
  languages: readonly Language[],
  effects: Effects,
): Promise<Demo> {
  const sample = join(packageRoot(), 'samples', 'lithium-ion')
  const present = await readdir(folder).catch((): string[] => [])
  if (!present.includes(configFile)) {
    await mkdir(join(folder, 'products'), { recursive: true })
    await copyFile(join(sample, 'products', 'lithium-ion.yaml'), join(folder, 'products', 'lithium-ion.yaml'))
    await initWorkspace({ folder, issuer: null }) // keeps the product file that is there
  }
  const workspace = await openWorkspace(folder)
  const ledger = await openLedger(workspace)
  try {
    const loads: LoadOutcome[] = []
    for (const file of await filesToLoad([join(sample, 'files')]))
      loads.push(await loadFile(workspace, ledger, file, {}, effects))
    const product = await readProduct(workspace, 'lithium-ion')
    const order = { month: monthOf(2023, 12), products: [product], languages, presses }
    const [built] = await buildBriefs(workspace, ledger, order, effects)
    if (!built || 'error' in built) throw built?.error ?? new Error('the sample gave no brief')
    return { loads, files: built.files }
  } finally {
    await ledger.close()
  }
}
