import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { tradebrief } from '../support/command.ts'
import { ledgerDump } from '../support/ledger-dump.ts'
import { load, sample, workspaceWith } from '../support/workspaces.ts'

let from: Workspace
beforeAll(async () => {
  from = await workspaceWith()
  await load(from, await filesToLoad([join(sample, 'files')]))
})

it('a ledger is copied to another workspace, once', async () => {
  const to = await workspaceWith()
  const copy = () => tradebrief(['ledger', 'copy', from.folder, to.folder, '--json'])
  const first = await copy()
  expect([first.code, JSON.parse(first.stdout).copied]).toEqual([0, 4])
  expect(await ledgerDump(to)).toEqual(await ledgerDump(from))
  expect(JSON.parse((await copy()).stdout).copied).toBe(0)
})

it('and not to itself, however the folder is named', async () => {
  const before = await ledgerDump(from)
  const other = `${from.folder}-linked`
  await symlink(from.folder, other)
  for (const to of [from.folder, join(from.folder, 'products', '..'), other]) {
    const { code, stdout, stderr } = await tradebrief(['ledger', 'copy', from.folder, to])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('a ledger cannot be copied to itself')
    expect(stderr).toContain(from.folder)
  }
  expect(await ledgerDump(from)).toEqual(before)
})
