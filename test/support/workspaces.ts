import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Ledger, LoadOutcome } from '../../src/ledger/ledger-interface.ts'
import { type Effects, silentEffects } from '../../src/workspace/effects.ts'
import { loadFile } from '../../src/workspace/load/load-files.ts'
import { initWorkspace } from '../../src/workspace/project/init.ts'
import { openLedger, openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import type { StatedFacts } from '../../src/workspace/project/stated-facts.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { cleanUpAfterFile } from './cleanup.ts'

export const repository = fileURLToPath(new URL('../..', import.meta.url))

/** The sample's files. */
export const sample = join(repository, 'samples', 'lithium-ion')

/** Real files and independent answers beside the repository; not part of it. */
export const shared = process.env.TRADEBRIEF_SHARED ?? join(repository, '..', 'shared')
export const field = process.env.TRADEBRIEF_FIELD ?? join(shared, 'field')
export const portal = join(field, 'portal')

/** Whether the folder is there; says aloud where it is not. */
export function isThere(folder: string): boolean {
  if (existsSync(folder)) return true
  console.warn(`skipped: the tests against ${folder} need that folder`)
  return false
}

/** A workspace in a folder of its own that goes with the test file, with product files by name. */
export async function workspaceWith(products: Readonly<Record<string, string>> = {}): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'tradebrief-'))
  cleanUpAfterFile(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  await initWorkspace({ folder, issuer: null })
  for (const [name, text] of Object.entries(products)) await writeFile(join(folder, 'products', name), text)
  return openWorkspace(folder)
}

/** Opens the workspace's ledger for as long as `use` runs. */
export async function withLedger<Result>(
  workspace: Workspace,
  use: (ledger: Ledger) => Promise<Result>,
): Promise<Result> {
  const ledger = await openLedger(workspace)
  try {
    return await use(ledger)
  } finally {
    await ledger.close()
  }
}

/** Loads files one after another into the workspace's ledger. */
export function load(
  workspace: Workspace,
  paths: readonly string[],
  stated: StatedFacts = {},
  effects: Effects = silentEffects,
): Promise<LoadOutcome[]> {
  return withLedger(workspace, async (ledger) => {
    const outcomes: LoadOutcome[] = []
    for (const path of paths) outcomes.push(await loadFile(workspace, ledger, path, stated, effects))
    return outcomes
  })
}
