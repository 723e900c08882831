import type { Ledger, LoadFacts } from '../../src/ledger/ledger-interface.ts'
import type { TrinoAddress } from '../../src/ledger/trino/connection/address.ts'
import type { Connection } from '../../src/ledger/trino/connection/open-connection.ts'
import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { factsOf, month, months, observation, stagedFile } from '../support/staged.ts'

const files: Readonly<Record<string, readonly [cells: string, facts: Partial<LoadFacts>]>> = {
  'whole.csv': ['10 110 100, 10 502 50, 11 110 200, 11 502 60, 12 110 300, 12 502 70', {}],
  'revised.csv': ['10 110 100, 10 601 50', {}],
  // A month is absent; nobody could say in version 2 that it is filtered.
  'less.csv': ['09 110 5, 11 110 150', { uncoveredMonths: [month('2023-10')], relation: 'filtered' }],
}

/** What counts of the files once they are compared, as `countedCells` lists it. */
export const cellsAfterUpgrade = [
  ...['10 110 100', '10 601 50', '11 110 150', '11 502 60', '12 110 300', '12 502 70', '9 110 5'],
]

/** A ledger of three files (`11 110 200`: month, partner, value), each of a later day, as a program of version 2 left it. */
export async function makeVersion2Ledger(
  connection: Connection,
  address: TrinoAddress,
  folder: string,
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
    await ledger.load(await stagedFile(folder, rows), facts)
  }
  await ledger.close()
  await takeBackToVersion2(connection)
}

/** In version 2 cells were compared, and nothing was replaced. */
async function takeBackToVersion2(connection: Connection): Promise<void> {
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

/** The cells that count, as month, partner and value. */
export const countedCells = async (ledger: Ledger): Promise<string[]> =>
  (
    await ledger.trace({
      ...{ flow: 'export', currency: 'USD', cut: ['commodity', 'partner'], by: null },
      span: { key: 'all', months: months('2023-09', '2023-12'), grain: 'month', commodities: ['01'] },
    })
  )
    .map(({ period, partner, value }) => `${period.from % 100} ${partner} ${value}`)
    .sort()
