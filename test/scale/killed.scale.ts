import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger-interface.ts'
import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { runDemo } from '../../src/workspace/demo/demo.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { openLedger, openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { factsOf, month, months, observation, stagedFile, temporaryFolder } from '../support/staged.ts'
import { addressOf, trino } from './cluster.ts'
import { sampleWorkspace } from './sample-workspace.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => folder.remove())

const lost: string[] = []
afterEach(async () => {
  for (const node of lost.splice(0)) await trino('start', node)
  await trino('ready')
})
const kill = async (node: string) => {
  lost.push(node)
  await trino('kill', node)
}

const rows = Array.from({ length: 3_000 }, (_, index) =>
  observation({
    line: index + 2,
    month: month('2023-12'),
    commodity: '01',
    partner: String(index),
    value: 7n,
  }),
)
const span = { key: 'december', months: months('2023-12'), grain: 'month', commodities: ['01'] } as const
const sumOf = async (ledger: Ledger): Promise<bigint> => {
  const request = { flow: 'export', currency: 'USD', cut: ['commodity', 'partner'] } as const
  const totals = await ledger.totals({ ...request, by: 'partner', spans: [span] })
  return totals.reduce((sum, { value }) => sum + value, 0n)
}

it('gives the right sums, or says so and gives them the next time, when a worker is killed', async () => {
  const ledger = await openTrinoLedger(addressOf())
  await ledger.load(await stagedFile(folder.path, rows), factsOf(rows))
  const asked = Array.from({ length: 6 }, async (_, index) => {
    await pause(index * 200)
    return sumOf(ledger).catch((error: unknown) => error)
  })
  await pause(500)
  await kill('worker2')
  for (const answer of await Promise.all(asked))
    if (!(answer instanceof UserError)) expect(answer).toBe(21_000n)
  expect(await sumOf(ledger)).toBe(21_000n)
  await ledger.close()
}, 600_000)

it('makes the right brief, or says so and makes it the next time, when a worker is killed during it', async () => {
  const [inFile, onCluster] = await Promise.all(
    (['file', 'cluster'] as const).map(async (where) => {
      const path = await sampleWorkspace(folder.path, where)
      await runDemo(path, [], ['zh'], silentEffects)
      const workspace = await openWorkspace(path)
      return { workspace, ledger: await openLedger(workspace) }
    }),
  )
  if (!inFile || !onCluster) throw new Error('no workspaces')
  const brief = async ({ workspace, ledger }: typeof inFile): Promise<string> => {
    const product = await readProduct(workspace, 'lithium-ion')
    const briefs = await makeBriefs(workspace, ledger, product, month('2023-12'), ['zh', 'en'])
    return JSON.stringify(briefs, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  }
  const expected = await brief(inFile)
  for (const moment of [100, 600]) {
    const asked = brief(onCluster).catch((error: unknown) => error)
    await pause(moment)
    await kill('worker1')
    const answer = await asked
    if (!(answer instanceof UserError)) expect(answer).toBe(expected)
    expect(await brief(onCluster)).toBe(expected)
    await trino('start', ...lost.splice(0))
    await trino('ready')
  }
  await Promise.all([inFile, onCluster].map(({ ledger }) => ledger.close()))
}, 600_000)

it.each([600, 1_500, 2_500])(
  'keeps all of a load or nothing when the coordinator is killed after %i ms',
  async (moment) => {
    const address = addressOf({ patience: 20 })
    const ledger = await openTrinoLedger(address)
    const staged = await stagedFile(folder.path, rows)
    const outcome = ledger.load(staged, factsOf(rows)).catch((error: unknown) => error)
    await pause(moment)
    await kill('coordinator')
    const answer = await outcome
    if (answer instanceof Error) expect(answer).toBeInstanceOf(UserError)
    await trino('start', ...lost.splice(0))
    await trino('ready')
    const again = await openTrinoLedger(address)
    const loads = await again.loads()
    expect(await sumOf(again)).toBe(loads.length === 1 ? 21_000n : 0n)
    const { changed } = await again.load(staged, factsOf(rows))
    expect(changed).toBe(loads.length === 0)
    expect(await sumOf(again)).toBe(21_000n)
    expect(await again.loads()).toHaveLength(1)
    await again.close()
  },
  600_000,
)
