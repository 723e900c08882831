import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { binary } from '../support/command.ts'
import { copiedWorkspace, stated } from '../support/copied-workspace.ts'
import { ledgerChecksums } from '../support/ledger-dump.ts'
import { portalCsv, portalTable } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, listedPartners, listedPlaces } from '../support/trade.ts'
import { load, withLedger } from '../support/workspaces.ts'

/** In parts of the time that the command takes: half of them over all of it, half about its end, where all is committed. */
const moments = Array.from({ length: 20 }, (_, index) =>
  index < 10 ? 0.1 + index * 0.075 : 0.8 + (index - 10) * 0.02,
)

let folder: string
let original: Workspace
let copyOfWorkspace: (name: string) => Promise<Workspace>
let file: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tradebrief-killed-'))
  const copied = await copiedWorkspace(folder)
  original = copied.original
  copyOfWorkspace = copied.copy
  file = join(folder, 'large.csv')
  const year = bathtubRows(months('2022-01', '2023-12'), { partners: listedPartners, places: listedPlaces })
  await writeFile(file, portalCsv(portalTable(year.slice(0, 150_000))))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the command, and kills it after so many milliseconds if it is not done before. */
function loadByCommand(
  workspace: Workspace,
  killAfter?: number,
): Promise<{ milliseconds: number; done: boolean }> {
  const began = performance.now()
  const { flow, scope, asOf } = stated
  const args = ['-C', workspace.folder, 'load', file, '--flow', flow, '--scope', scope, '--as-of', asOf]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [binary, ...args], { stdio: 'ignore' })
    if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter)
    child.on('error', reject)
    child.on('exit', (code) => resolve({ milliseconds: performance.now() - began, done: code === 0 }))
  })
}

const leftovers = ({ folder }: Workspace) => readdir(join(folder, '.staging'))

it('a load that is killed at any moment has taken in all of a file or nothing, and the next one works', async () => {
  const before = await ledgerChecksums(original)
  const measured = await copyOfWorkspace('measured')
  const { milliseconds, done } = await loadByCommand(measured)
  expect(done).toBe(true)
  const after = await ledgerChecksums(measured)
  expect(after.observations).toMatch(/^150008,/)

  let killedBefore = 0
  let leftBehind = 0
  for (const [kill, moment] of moments.entries()) {
    const workspace = await copyOfWorkspace(`killed-${kill}`)
    const { done } = await loadByCommand(workspace, milliseconds * moment)
    await withLedger(workspace, (ledger) => ledger.loads())
    const found = await ledgerChecksums(workspace)
    const isThere = found.loads !== before.loads
    expect(found, `killed at ${moment} of a load`).toEqual(isThere ? after : before)
    expect(done && !isThere).toBe(false)
    if (!isThere) killedBefore++
    const left = (await leftovers(workspace)).length
    leftBehind += left
    if (kill % 5 === 3) {
      // What was lost can be loaded, what is there is known; either way nothing is left behind.
      const [outcome] = await load(workspace, [file], stated)
      expect(outcome?.changed).toBe(!isThere)
      expect(await ledgerChecksums(workspace)).toEqual(after)
      if (!isThere) expect(await leftovers(workspace)).toEqual([])
    }
    await rm(workspace.folder, { recursive: true })
  }
  // Otherwise the moments were not spread over the load.
  expect(killedBefore).toBeGreaterThan(3)
  expect(leftBehind).toBeGreaterThan(0)
}, 240_000)
