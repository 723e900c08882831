import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DeskState } from '../../src/desk/desk-state.ts'
import { warmUp } from '../../src/desk/warm-up.ts'
import { toMonth } from '../../src/trade/trade.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { openOwnLedger } from '../../src/workspace/project/open-workspace.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { load, sample, workspaceWith } from '../support/workspaces.ts'

/** The state of a desk, with how often its ledger was asked for totals. */
async function openCounted(workspace: Workspace) {
  const ledger = await openOwnLedger(workspace)
  let queries = 0
  const counted = {
    ...ledger,
    totals: (...order: Parameters<typeof ledger.totals>) => {
      queries++
      return ledger.totals(...order)
    },
  }
  return { state: await DeskState.open(workspace.folder, counted), countQueries: () => queries }
}

describe('a desk that has just been opened', () => {
  it('computes the newest complete brief of each product before somebody asks for it', async () => {
    const workspace = await workspaceWith()
    await load(workspace, await filesToLoad([join(sample, 'files')]))
    for (const name of ['lithium-ion', 'batteries'])
      await copyFile(
        join(sample, 'products', 'lithium-ion.yaml'),
        join(workspace.folder, 'products', `${name}.yaml`),
      )
    const { state, countQueries } = await openCounted(workspace)
    try {
      await warmUp(state, new AbortController().signal)
      const before = countQueries()
      expect(before).toBeGreaterThan(0)
      for (const product of await state.products()) {
        const { document } = await state.brief(product, toMonth(2023, 12), 'zh')
        expect(document.figures.size).toBeGreaterThan(100)
      }
      expect(countQueries()).toBe(before)
    } finally {
      await state.close()
    }
  })

  it('passes over a product that cannot be read, and an empty ledger', async () => {
    const broken = await workspaceWith({ 'broken.yaml': 'codes: [' })
    for (const workspace of [broken, await workspaceWith()]) {
      const { state, countQueries } = await openCounted(workspace)
      await warmUp(state, new AbortController().signal)
      expect(countQueries()).toBe(0)
      await state.close()
    }
  })

  it('computes nothing more once it is closed', async () => {
    const workspace = await workspaceWith()
    await load(workspace, await filesToLoad([join(sample, 'files')]))
    await copyFile(
      join(sample, 'products', 'lithium-ion.yaml'),
      join(workspace.folder, 'products', 'lithium-ion.yaml'),
    )
    const { state, countQueries } = await openCounted(workspace)
    await warmUp(state, AbortSignal.abort())
    expect(countQueries()).toBe(0)
    await state.close()
  })
})
