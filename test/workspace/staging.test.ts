import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { encodeRows } from '../../src/ledger/staging/staging.ts'
import { ObservationColumns } from '../../src/trade/observation/observation-columns.ts'
import { processMark } from '../../src/workspace/files/owner-tag.ts'
import { StagedFileWriter, Staging } from '../../src/workspace/load/staging/staging.ts'
import { stagingFolder } from '../../src/workspace/process/staging-folder.ts'
import { killedMark, otherMachineKilledMark, otherMachineMark } from '../support/process-marks.ts'
import { observation } from '../support/staged.ts'
import { workspaceWith } from '../support/workspaces.ts'

/** A finished file of so many rows. */
function finished(staging: Staging, rows: number): StagedFileWriter {
  const writer = new StagedFileWriter(staging)
  const columns = new ObservationColumns()
  for (let index = 0; index < rows; index++)
    columns.push(observation({ line: index + 2, value: BigInt(index) }))
  writer.rows(encodeRows(columns))
  writer.finish()
  return writer
}

it('makes of a file that has served the same as of a new one, however long it was', async () => {
  const workspace = await workspaceWith()
  const staging = await Staging.open(workspace)
  const folder = join(workspace.folder, '.staging')
  const anew = finished(staging, 100)
  const expected = await readFile(anew.path)
  for (const rows of [5, 50_000]) {
    const before = finished(staging, rows)
    await before.discard()
    const again = finished(staging, 100)
    expect(existsSync(before.path)).toBe(false)
    expect(await readFile(again.path)).toEqual(expected)
    await again.discard()
    await again.discard()
  }
  await anew.discard()
  expect(await readdir(folder)).toHaveLength(2)
  await staging.close()
  expect(await readdir(folder)).toEqual([])
})

it('does not use again what was given up, since a thread may write to it still', async () => {
  const workspace = await workspaceWith()
  const staging = await Staging.open(workspace)
  const begun = new StagedFileWriter(staging)
  await begun.discard()
  expect(existsSync(begun.path)).toBe(false)
  const restarted = new StagedFileWriter(staging)
  const first = restarted.path
  await restarted.restart()
  expect(existsSync(first)).toBe(false)
  expect(existsSync(restarted.path)).toBe(true)
})

it('leaves no trace of what was being written when it is closed, nor begins more', async () => {
  const workspace = await workspaceWith()
  const staging = await Staging.open(workspace)
  await finished(staging, 5).discard()
  finished(staging, 5)
  const begun = new StagedFileWriter(staging)
  expect(existsSync(begun.path)).toBe(true)
  await staging.close()
  expect(await readdir(join(workspace.folder, '.staging'))).toEqual([])
  expect(() => new StagedFileWriter(staging)).toThrow()
  await begun.discard()
})

it('removes what processes that are gone have left, and nothing else', async () => {
  const workspace = await workspaceWith()
  const folder = join(workspace.folder, '.staging')
  await mkdir(join(folder, 'kept by hand'), { recursive: true })
  const named = (mark: string, what: string) => `${mark}-${what}.parquet`
  const longAgo = named(otherMachineKilledMark, 'long-ago')
  const stays = [
    'ledger.duckdb',
    named(processMark, 'own'),
    named(processMark.replace(/^\d+/, `${process.ppid}`), 'running'),
    // Another machine counts its processes for itself, and may be at work on them.
    named(otherMachineMark, 'at-work'),
    named(otherMachineKilledMark, 'young'),
  ]
  for (const name of [named(killedMark, 'killed'), longAgo, ...stays]) await writeFile(join(folder, name), '')
  const twoDaysAgo = new Date(Date.now() - 172_800_000)
  for (const name of [longAgo, 'ledger.duckdb', named(processMark, 'own')])
    await utimes(join(folder, name), twoDaysAgo, twoDaysAgo)

  await stagingFolder(workspace)
  expect((await readdir(folder)).sort()).toEqual(['kept by hand', ...stays].sort())
})
