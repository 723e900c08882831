import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'

/** Opens a ledger, and says when it begins and when it is done. For a process to be killed. */
const [database = ''] = process.argv.slice(2)
process.stdout.write('begins\n')
const ledger = await openDuckDbLedger(database)
process.stdout.write('done\n')
await ledger.close()
