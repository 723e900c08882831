import { openTrinoLedger } from '../../src/ledger/trino/trino-ledger.ts'
import { factsOf, month, observation, stagedFile } from '../support/staged.ts'
import { addressOf } from './cluster.ts'

/** Loads files of its own into a ledger, one after another. For several processes to do so at once. */
const [schema = '', folder = '', first = '', count = ''] = process.argv.slice(2)
const ledger = await openTrinoLedger(addressOf({ schema }))
for (let number = Number(first); number < Number(first) + Number(count); number++) {
  const rows = [
    // A cell that every file has, and one of its own.
    observation({ line: 2, month: month('2023-12'), commodity: '01', partner: '110', value: BigInt(number) }),
    observation({ line: 3, month: month('2023-12'), commodity: '02', partner: String(number), value: 1n }),
  ]
  const file = `${number}.csv`
  await ledger.load(await stagedFile(folder, rows, file), factsOf(rows, { file }))
}
await ledger.close()
