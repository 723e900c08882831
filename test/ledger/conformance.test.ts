import { join } from 'node:path'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb-ledger.ts'
import { describeLedger } from './conformance.ts'
import { openMemoryLedger } from './memory-ledger.ts'

describeLedger('a ledger in memory', async () => openMemoryLedger())
describeLedger('a ledger in DuckDB', (folder) => openDuckDbLedger(join(folder, 'ledger.duckdb')))
