import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import type { MovableLedger } from '../../src/ledger/transfer/transfer.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { copyLedger } from '../../src/workspace/transfer/transfer.ts'
import { furnish } from '../support/moving-house.ts'
import { factsOf, month, months, observation, stagedFile, temporaryFolder } from '../support/staged.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let from: MovableLedger
let to: MovableLedger
beforeEach(async () => {
  folder = await temporaryFolder()
  from = await openDuckDbLedger(join(folder.path, 'from.duckdb'))
  to = await openDuckDbLedger(join(folder.path, 'to.duckdb'))
  await furnish(from, folder.path)
})
afterEach(async () => {
  await from.close()
  await to.close()
  await folder.remove()
})

const way = () => join(folder.path, 'way')
const copy = () => copyLedger(from, to, way(), silentEffects)

it('takes over every load as it stands, with its number, findings, names and rows', async () => {
  const { copied, tables } = await copy()
  expect(copied).toBe(6)
  expect(tables.map(({ table, rows }) => [table, rows])).toStrictEqual([
    ['loads', 6],
    ['names', 2],
    ['observations', 7],
  ])
  expect(await to.loads()).toStrictEqual(await from.loads())
  const span = {
    key: 'december',
    months: months('2023-12'),
    grain: 'month',
    commodities: ['01', '0101'],
  } as const
  const request = { flow: 'export', currency: 'USD', cut: ['commodity', 'partner'], by: 'partner' } as const
  for (const vintage of [{}, { first: true }]) {
    const [expected, totals] = await Promise.all(
      [from, to].map((ledger) => ledger.totals({ ...request, spans: [span], vintage })),
    )
    expect(totals).toStrictEqual(expected)
    expect(totals).not.toHaveLength(0)
  }
  expect(await readdir(way())).toStrictEqual([])
})

it('goes on where it was broken off', async () => {
  let takenOver = 0
  const broken: MovableLedger = {
    ...to,
    takeOver: (...given) =>
      ++takenOver > 2 ? Promise.reject(new Error('broken off')) : to.takeOver(...given),
  }
  await expect(copyLedger(from, broken, way(), silentEffects)).rejects.toThrow('broken off')
  expect((await to.loads()).map(({ id }) => id)).toStrictEqual([1, 3])
  expect((await copy()).copied).toBe(4)
  expect((await copy()).copied).toBe(0)
})

it('mixes nothing into a ledger that holds something else', async () => {
  const rows = [observation({ line: 2, month: month('2023-12'), commodity: '01', partner: '1', value: 1n })]
  await to.load(await stagedFile(folder.path, rows), factsOf(rows, { file: 'other.csv' }))
  await expect(copy()).rejects.toThrow(/holds something else: load 1 \(other.csv\)/)
  expect(await to.loads()).toHaveLength(1)
})

it('says so where a table came over otherwise', async () => {
  const untrue: MovableLedger = {
    ...to,
    takeOver: (load, names, staged) =>
      to.takeOver(
        load,
        { ...names, partner: names.partner.map(({ code }) => ({ code, name: '?' })) },
        staged,
      ),
  }
  await expect(copyLedger(from, untrue, way(), silentEffects)).rejects.toThrow(/names differ/)
})
