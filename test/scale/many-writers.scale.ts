import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { bundle } from '../support/bundle.ts'
import { months, temporaryFolder } from '../support/staged.ts'
import { addressOf } from './cluster.ts'

const loads = 20
const processes = 4

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let script: string
beforeAll(async () => {
  folder = await temporaryFolder()
  script = await bundle(new URL('load-many.ts', import.meta.url), folder.path)
})
afterAll(() => folder.remove())

it('takes twenty loads from four processes at once, every row once, one load after another', async () => {
  const address = addressOf()
  const shares = Array.from({ length: processes }, (_, index) => {
    const first = Math.round((index * loads) / processes) + 101
    return [first, Math.round(((index + 1) * loads) / processes) + 101 - first].map(String)
  })
  const exits = shares.map(async ([first = '', count = '']) => {
    const child = spawn(process.execPath, [script, address.schema, folder.path, first, count], {
      stdio: 'inherit',
    })
    return (await once(child, 'exit'))[0]
  })
  expect(await Promise.all(exits)).toStrictEqual(shares.map(() => 0))

  const ledger = await openTrinoLedger(address)
  const existing = await ledger.loads()
  expect(existing.map(({ id }) => id)).toStrictEqual(Array.from({ length: loads }, (_, index) => index + 1))
  expect(new Set(existing.map(({ file }) => file)).size).toBe(loads)
  const span = {
    key: 'december',
    months: months('2023-12'),
    grain: 'month',
    commodities: ['01', '02'],
  } as const
  const request = { flow: 'export', currency: 'USD', cut: ['commodity', 'partner'] } as const
  const totals = await ledger.totals({ ...request, by: null, spans: [span] })
  // Of the cell that all have the last load prevails; each of the others has eight rows of its own.
  const last = existing.at(-1)
  expect(totals.filter(({ commodity }) => commodity === '01')).toMatchObject([
    { load: loads, rows: 1, value: BigInt(Number.parseInt(last?.file ?? '', 10)) },
  ])
  const current = totals.filter(({ commodity }) => commodity === '02')
  expect(current.reduce((sum, { rows }) => sum + rows, 0)).toBe(loads * 8)
  // Each load was compared with all that were there when its turn came, and each pair once.
  for (const load of existing) {
    expect(load.findings.filter(({ kind }) => kind === 'united')).toHaveLength(load.id - 1)
    expect(load.relations.filter(({ kind }) => kind === 'part')).toHaveLength(loads - 1)
  }
  await ledger.close()
}, 1_200_000)
