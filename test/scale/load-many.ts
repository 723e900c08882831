import { openTrinoLedger } from '../../src/ledger/trino/trino.ts'
import { factsOf, month, observation, stagedFile } from '../support/staged.ts'
import { addressOf } from './cluster.ts'

/** More than can be taken for cells that a revision no longer lists. */
const ownCells = 8

/** Loads files of its own into a ledger, one after another. For several processes to do so at once. */
const [schema = '', folder = '', first = '', count = ''] = process.argv.slice(2)
const ledger = await openTrinoLedger(addressOf({ schema }))
for (let number = Number(first); number < Number(first) + Number(count); number++) {
  const cell = { month: month('2023-12') } as const
  const rows = [
    // A cell that every file has, and some of its own: parts of one query.
    observation({ ...cell, line: 2, commodity: '01', partner: '110', value: BigInt(number) }),
    ...Array.from({ length: ownCells }, (_, index) =>
      observation({ ...cell, line: index + 3, commodity: '02', partner: `${number}${index}`, value: 1n }),
    ),
  ]
  const file = `${number}.csv`
  await ledger.load(await stagedFile(folder, rows, file), factsOf(rows, { file, relation: 'part' }))
}
await ledger.close()
