import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { copyLedger } from '../../src/workspace/transfer/transfer.ts'
import { furnish } from '../support/moving-house.ts'
import { factsOf, month, observation, stagedFile, temporaryFolder } from '../support/staged.ts'
import { addressOf, staging } from './cluster.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => folder.remove())

/** So many rows that they go through the staging folder, where there is one. */
const many = Array.from({ length: 12_000 }, (_, index) =>
  observation({
    line: index + 2,
    month: month(index % 2 === 0 ? '2022-12' : '2023-12'),
    commodity: String(10_000_000 + (index % 2_000)),
    partner: String(100 + (index % 7)),
    value: 2n ** 40n + BigInt(index),
    unit: '千克',
    quantity: BigInt(index),
  }),
)

it.each([
  ['with a folder between them', staging],
  ['through statements alone', undefined],
])('moves a ledger to the cluster and back, %s', async (name, given) => {
  const path = (file: string) => join(folder.path, `${name}-${file}`)
  const home = await openDuckDbLedger(path('home.duckdb'))
  await furnish(home, folder.path)
  await home.load(
    await stagedFile(folder.path, many),
    factsOf(many, { file: 'many.csv', asOf: '2024-03-18' }),
  )
  const away = await openTrinoLedger(addressOf(given ? { staging: given } : {}))
  const back = await openDuckDbLedger(path('back.duckdb'))
  const ledgerCopy = await copyLedger(home, away, path('way'), silentEffects)
  const again = await copyLedger(away, back, path('way'), silentEffects)
  expect(again.tables).toStrictEqual(ledgerCopy.tables)
  expect(ledgerCopy.copied).toBe(7)
  expect(ledgerCopy.tables.map(({ rows }) => rows)).toStrictEqual([7, 2, 12_007])
  expect(await back.loads()).toStrictEqual(await home.loads())
  await Promise.all([home, away, back].map((ledger) => ledger.close()))
})
