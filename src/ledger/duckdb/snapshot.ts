import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { openInstance, withConnection } from './open.ts'
import { inTransaction, query, queryOne, quoted } from './query.ts'
import { tableNames } from './schema.ts'

/**
 * Copies a ledger to a new file, as it stands at one moment: loads that are committed meanwhile are not in the copy, and
 * do not wait for it. The engine reads and writes all of it; this process must not open the ledger's file itself, since
 * closing any descriptor of a file releases the locks that the process holds on it (POSIX), the engine's too.
 *
 * @throws Error where the copy, read back from its file, does not hold the same rows.
 */
export async function copyLedgerTo(connection: DuckDBConnection, path: string): Promise<void> {
  const copy = `copy_${randomUUID().replaceAll('-', '')}`
  const source = await currentDatabase(connection)
  await query(connection, `ATTACH ${quoted(resolve(path))} AS ${copy} (READ_WRITE)`)
  let digests: ReadonlyMap<string, string>
  try {
    digests = await inTransaction(connection, async () => {
      await query(connection, `COPY FROM DATABASE ${source} TO ${copy}`)
      return digestTables(connection, `${source}.main`)
    })
    await query(connection, `CHECKPOINT ${copy}`)
  } finally {
    await query(connection, `DETACH ${copy}`)
  }
  const readBack = await digestFile(path)
  const wrong = tableNames.find((table) => digests.get(table) !== readBack.get(table))
  if (wrong) throw new Error(`the copy of ${wrong} does not hold what the ledger does`)
}

/** The name of the ledger's database, in SQL. */
async function currentDatabase(connection: DuckDBConnection): Promise<string> {
  const row = await queryOne(connection, 'SELECT current_database() AS name')
  return `"${row.text('name').replaceAll('"', '""')}"`
}

/** By table the number of its rows and the sum of their hashes, which does not depend on their order. */
async function digestTables(
  connection: DuckDBConnection,
  schema: string,
): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>()
  for (const table of tableNames) {
    const row = await queryOne(
      connection,
      `SELECT concat(count(*), ' ', sum(hash(kept))) AS digest FROM ${schema}.${table} AS kept`,
    )
    digests.set(table, row.text('digest'))
  }
  return digests
}

/** The same of a ledger that nobody has open, read from its file. */
async function digestFile(path: string): Promise<ReadonlyMap<string, string>> {
  const instance = await openInstance(path, true)
  try {
    return await withConnection(instance, (connection) => digestTables(connection, 'main'))
  } finally {
    instance.closeSync()
  }
}
