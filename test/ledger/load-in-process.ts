import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import { killedFacts } from './killed-download.ts'

/** Loads a staged file into a ledger, saying when it begins and when it is done. For a process to be killed. */
const [database = '', path = ''] = process.argv.slice(2)
const ledger = await openDuckDbLedger(database)
process.stdout.write('begins\n')
await ledger.load({ path }, killedFacts)
process.stdout.write('done\n')
await ledger.close()
