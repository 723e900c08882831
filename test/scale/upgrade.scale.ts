import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Ledger, LoadFacts } from '../../src/ledger/ledger-interface.ts'
import type { TrinoAddress } from '../../src/ledger/trino/connection/address.ts'
import { type Connection, connect } from '../../src/ledger/trino/connection/open-connection.ts'
import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { factsOf, month, months, observation, stagedFile, temporaryFolder } from '../support/staged.ts'
import { addressOf } from './cluster.ts'

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

/** Loads files of partners' values by month (`11 110 200`), each of a later day, and closes the ledger. */
async function loadFiles(
  files: Readonly<Record<string, readonly [string, Partial<LoadFacts>]>>,
): Promise<void> {
  const ledger = await openTrinoLedger(address)
  for (const [index, [file, [cells, loadFacts]]] of Object.entries(files).entries()) {
    const rows = cells.split(', ').map((cell, line) => {
      const [place = '', partner = '', value = ''] = cell.split(' ')
      return observation({
        ...{ line: line + 2, month: month(`2023-${place}`), commodity: '01', partner, value: BigInt(value) },
      })
    })
    const facts = factsOf(rows, { file, asOf: `2024-0${index + 1}-18`, commodities: ['01'], ...loadFacts })
    await ledger.load(await stagedFile(folder.path, rows), facts)
  }
  await ledger.close()
}

/** Makes the tables what a program of version 2 made of the same files: cells were compared, and nothing replaced. */
async function makeVersion2(): Promise<void> {
  for (const table of ['relations', 'replacements']) await connection.write(`DROP TABLE ${table}`)
  for (const column of ['uncovered', 'relation', 'compared'])
    await connection.write(`ALTER TABLE loads DROP COLUMN ${column}`)
  const findings = JSON.stringify([
    { kind: 'quantityZero', severity: 'note', count: 1 },
    { kind: 'noLongerListed', severity: 'warning', count: 1, subject: 'whole.csv' },
  ])
  await connection.write('UPDATE loads SET findings = $findings WHERE id > 1', { findings })
  await connection.write('DELETE FROM ledger')
  await connection.write('INSERT INTO ledger SELECT 2 AS version')
}

const counted = async (ledger: Ledger): Promise<string[]> =>
  (
    await ledger.trace({
      ...{ flow: 'export', currency: 'USD', cut: ['commodity', 'partner'], by: null },
      span: { key: 'all', months: months('2023-09', '2023-12'), grain: 'month', commodities: ['01'] },
    })
  )
    .map(({ period, partner, value }) => `${period.from % 100} ${partner} ${value}`)
    .sort()

it('compares the loads of version 2 in place, and goes on where that was broken off', async () => {
  await loadFiles({
    'whole.csv': ['10 110 100, 10 502 50, 11 110 200, 11 502 60, 12 110 300, 12 502 70', {}],
    'revised.csv': ['10 110 100, 10 601 50', {}],
    // A month is absent; nobody could say in version 2 that it is filtered.
    'less.csv': ['09 110 5, 11 110 150', { uncoveredMonths: [month('2023-10')], relation: 'filtered' }],
  })
  await makeVersion2()

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
  expect(await counted(ledger)).toStrictEqual([
    ...['10 110 100', '10 601 50', '11 110 150', '11 502 60', '12 110 300', '12 502 70', '9 110 5'],
  ])
  await ledger.close()

  // As if the program had been killed, or another one had loaded a file that does not compare.
  await connection.write('UPDATE loads SET compared = NULL WHERE id > 1')
  await connection.write("DELETE FROM relations WHERE kind = 'undecided'")
  const again = await openTrinoLedger(address)
  expect(await again.loads()).toStrictEqual(loads)
  expect(await counted(again)).toHaveLength(7)
  await again.close()
  const left = await connection.read('SELECT id FROM loads WHERE compared IS NULL')
  expect(left).toHaveLength(0)
})

it('refuses a ledger of a newer version', async () => {
  await (await openTrinoLedger(address)).close()
  await connection.write('INSERT INTO ledger SELECT 99 AS version')
  await expect(openTrinoLedger(address)).rejects.toThrow(/has version 99/)
})
