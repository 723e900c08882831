import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { serveDesk } from '../../src/desk/server.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { initWorkspace } from '../../src/workspace/project/init.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { compactLedger } from '../../src/workspace/transfer/compact.ts'
import { tradebrief } from '../support/command.ts'
import { ledgerDump } from '../support/ledger-dump.ts'
import { killedMark } from '../support/process-marks.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, portalFile } from '../support/trade.ts'
import { load, sample, withLedger, workspaceWith } from '../support/workspaces.ts'

const stagedIn = ({ folder }: Workspace) => readdir(join(folder, '.staging'))

it('gives back the space of loads that were taken back, and keeps everything else', async () => {
  const workspace = await workspaceWith()
  await load(workspace, await filesToLoad([join(sample, 'files')]))
  await withLedger(workspace, async (ledger) => {
    await ledger.withdraw(1)
    await ledger.withdraw(2)
  })
  const held = await ledgerDump(workspace)
  // A copy that was broken off earlier is no hindrance.
  await mkdir(join(workspace.folder, '.staging'), { recursive: true })
  await writeFile(join(workspace.folder, '.staging', `${killedMark}-ledger.duckdb`), 'half a file')

  const { code, stdout } = await tradebrief(['-C', workspace.folder, 'compact', '--json'])
  expect(code).toBe(0)
  const { before, after } = JSON.parse(stdout)
  expect(after).toBeLessThan(0.9 * before)
  expect(await ledgerDump(workspace)).toEqual(held)
  expect(await stagedIn(workspace)).toEqual([])
})

it('keeps which load prevails where data were revised, in a folder of any name', async () => {
  const folder = join((await workspaceWith()).folder, "l'an 2023")
  await initWorkspace({ folder, issuer: null })
  const workspace = await openWorkspace(folder)
  const year = bathtubRows(months('2023-01', '2023-12'))
  const later = year.map((row) => ({ ...row, value: row.value + Number(row.partner) }))
  const cases = [
    ['出口-一.csv', year, '2024-01-18'],
    ['出口-二.csv', later, '2024-03-18'],
    ['出口-三.csv', year.slice(1), '2024-02-18'],
  ] as const
  for (const [name, rows, asOf] of cases)
    await load(workspace, [await portalFile(workspace, name, rows)], { asOf, scope: 'whole' })
  await withLedger(workspace, (ledger) => ledger.withdraw(3))
  const held = await ledgerDump(workspace)
  expect(held.contested?.length).toBeGreaterThan(0)

  const steps: number[] = []
  const progress = () => ({ advance: (step: number) => steps.push(step), done: () => {} })
  await compactLedger(workspace, { ...silentEffects, progress })
  expect(await ledgerDump(workspace)).toEqual(held)
  expect(steps.reduce((sum, step) => sum + step)).toBeCloseTo(1)
})

it('never leaves a larger file, and then the one that was there', async () => {
  const workspace = await workspaceWith()
  await load(workspace, await filesToLoad([join(sample, 'files')]))
  await compactLedger(workspace, silentEffects)
  const held = await ledgerDump(workspace)
  const { before, after } = await compactLedger(workspace, silentEffects)
  expect(after).toBeLessThanOrEqual(before ?? 0)
  expect(await ledgerDump(workspace)).toEqual(held)
  expect(await stagedIn(workspace)).toEqual([])
})

it('does not take the file from under an open desk', async () => {
  const workspace = await workspaceWith()
  const desk = await serveDesk({ folder: workspace.folder, port: 0, onError: () => {} })
  try {
    await expect(compactLedger(workspace, silentEffects)).rejects.toThrow(desk.url)
  } finally {
    await desk.close()
  }
  expect(await stagedIn(workspace)).toEqual([])
})

it('is refused while the same program has the ledger open, which would go on with the old file', async () => {
  const workspace = await workspaceWith()
  await load(workspace, await filesToLoad([join(sample, 'files')]))
  await withLedger(workspace, async (ledger) => {
    await ledger.withdraw(1)
    await expect(compactLedger(workspace, silentEffects)).rejects.toMatchObject({
      words: { en: 'This program itself has the ledger open still' },
    })
    expect(await ledger.loads()).toHaveLength(3)
  })
  const { before, after } = await compactLedger(workspace, silentEffects)
  expect(after).toBeLessThan(before ?? 0)
})
