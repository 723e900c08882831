import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { binary, tradebrief } from '../support/command.ts'
import { copiedWorkspace, stated } from '../support/copied-workspace.ts'
import { manyProducts } from '../support/many-products.ts'
import { portalCsv, portalTable } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, listedPartners, listedPlaces } from '../support/trade.ts'
import { load, withLedger } from '../support/workspaces.ts'

let folder: string
let copyOfWorkspace: (name: string) => Promise<Workspace>
let file: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tradebrief-stopped-'))
  copyOfWorkspace = (await copiedWorkspace(folder)).copy
  file = join(folder, 'large.csv')
  const years = bathtubRows(months('2022-01', '2023-12'), { partners: listedPartners, places: listedPlaces })
  await writeFile(file, portalCsv(portalTable(years.slice(0, 300_000))))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const filesIn = (...path: readonly string[]): readonly string[] =>
  existsSync(join(...path)) ? readdirSync(join(...path)) : []

const stopped = 'Stopped. What was done stays, and nothing was left half done.\n'

/** Runs the command and sends it a signal when it is time. Gives how it ended, and what it and its helpers said. */
async function stop(args: readonly string[], signal: NodeJS.Signals, isTime: () => boolean) {
  const child = spawn(process.execPath, [binary, ...args], {
    env: { ...process.env, TRADEBRIEF_LANG: 'en' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let reported = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    reported += text
  })
  const ended = new Promise<unknown[]>((resolve) => child.on('close', (...how) => resolve(how)))
  while (child.exitCode === null && !isTime()) await new Promise((resolve) => setTimeout(resolve, 5))
  child.kill(signal)
  return { ended: await ended, told: reported }
}

it.each(['SIGINT', 'SIGTERM'] as const)(
  'a load that is stopped by %s says so, and leaves nothing on the way to the ledger',
  async (signal) => {
    const workspace = await copyOfWorkspace(signal)
    const { flow, scope, asOf } = stated
    const args = ['-C', workspace.folder, 'load', file, '--flow', flow, '--scope', scope, '--as-of', asOf]
    const staged = () => filesIn(workspace.folder, '.staging')
    let most = 0
    const loading = await stop(args, signal, () => {
      most = Math.max(most, staged().length)
      return most > 0
    })
    expect(loading).toEqual({ ended: [null, signal], told: stopped })
    expect(most).toBeGreaterThan(0)
    expect(staged()).toEqual([])
    expect(await withLedger(workspace, (ledger) => ledger.loads())).toHaveLength(1)
    expect((await load(workspace, [file], stated))[0]?.changed).toBe(true)
  },
)

it('a build that is stopped while processes print for it says so, and they say nothing', async () => {
  const { workspace, names } = await manyProducts(24)
  const built = () => filesIn(workspace.folder, 'briefs', '2023-12').filter((name) => !name.startsWith('.'))
  const building = await stop(
    ['-C', workspace.folder, 'build', '2023-12', '--all'],
    'SIGTERM',
    () => built().length > 3 * 7,
  )
  expect(building).toEqual({ ended: [null, 'SIGTERM'], told: stopped })
  expect(built().length).toBeLessThan(names.length * 7)
  // What is done need not be done again.
  const again = await tradebrief(['-C', workspace.folder, 'build', '2023-12', '--all'])
  expect(again.stderr).toMatch(
    /^Nothing has changed for (?:1 product|(?:[2-9]|1\d|2[0-3]) products), whose files are kept/,
  )
  expect(filesIn(workspace.folder, 'briefs', '2023-12').filter((name) => name.startsWith('.'))).toEqual([])
})
