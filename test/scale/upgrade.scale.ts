import { afterEach, beforeEach, expect, it } from 'vitest'
import type { TrinoAddress } from '../../src/ledger/trino/connection/address.ts'
import { type Connection, connect } from '../../src/ledger/trino/connection/open-connection.ts'
import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { month, temporaryFolder } from '../support/staged.ts'
import { addressOf } from './cluster.ts'
import { cellsAfterUpgrade, countedCells, makeVersion2Ledger } from './version-2-ledger.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let address: TrinoAddress
let connection: Connection
beforeEach(async () => {
  folder = await temporaryFolder()
  address = addressOf()
  connection = await connect(address)
})
afterEach(async () => {
  await connection.close()
  await folder.remove()
})

it('compares the loads of version 2 in place, and goes on where that was broken off', async () => {
  await makeVersion2Ledger(connection, address, folder.path)

  const shares: number[] = []
  const ledger = await openTrinoLedger(address, undefined, undefined, (share) => shares.push(share))
  expect(shares).toHaveLength(3)
  expect(shares.at(-1)).toBe(1)
  const loads = await ledger.loads()
  expect(loads.map(({ uncoveredMonths }) => uncoveredMonths)).toStrictEqual([[], [], [month('2023-10')]])
  expect(loads.map(({ relations }) => relations.map(({ other, kind }) => `${other} ${kind}`))).toStrictEqual([
    ['2 revision', '3 unresolved'],
    ['1 revision'],
    ['1 unresolved'],
  ])
  expect(loads.map(({ findings }) => findings)).toMatchObject([
    [],
    [{ kind: 'quantityZero' }, { kind: 'removed', count: 1, subject: 'whole.csv' }],
    [
      { kind: 'quantityZero' },
      { kind: 'unresolvedRelation', severity: 'confirmation', subject: 'whole.csv' },
    ],
  ])
  expect(await countedCells(ledger)).toStrictEqual(cellsAfterUpgrade)
  await ledger.close()

  // As if the program had been killed, or another one had loaded a file that does not compare.
  await connection.write('UPDATE loads SET compared = NULL WHERE id > 1')
  await connection.write("DELETE FROM relations WHERE kind = 'undecided'")
  const again = await openTrinoLedger(address)
  expect(await again.loads()).toStrictEqual(loads)
  expect(await countedCells(again)).toHaveLength(7)
  await again.close()
  const left = await connection.read('SELECT id FROM loads WHERE compared IS NULL')
  expect(left).toHaveLength(0)
})

it('refuses a ledger of a newer version', async () => {
  await (await openTrinoLedger(address)).close()
  await connection.write('INSERT INTO ledger SELECT 99 AS version')
  await expect(openTrinoLedger(address)).rejects.toThrow(/has version 99/)
})
