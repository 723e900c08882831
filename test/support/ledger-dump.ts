import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { namesOfLoads } from '../../src/ledger/duckdb/catalog/names.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'

type Query = (sql: string) => Promise<readonly (readonly unknown[])[]>

/** Every row of every table of a workspace's ledger, by table, in a fixed order, read behind the program's back. */
export const ledgerDump = (workspace: Workspace): Promise<Readonly<Record<string, readonly string[]>>> =>
  byTable(workspace, async (query, table) =>
    (await query(`FROM ${table}`)).map((row) => row.map(String).join('|')).sort(),
  )

/** The same for large ledgers: how many rows each table has, and the sum of their hashes. The time of loading is left out. */
export const ledgerChecksums = (workspace: Workspace): Promise<Readonly<Record<string, string>>> =>
  byTable(workspace, async (query, table) => {
    const columns = table === 'loads' ? '* EXCLUDE (loaded_at)' : '*'
    const rows = await query(
      `SELECT count(*), sum(hash(kept)::HUGEINT) FROM (SELECT ${columns} FROM ${table}) AS kept`,
    )
    return String(rows[0])
  })

/** Names have numbers that mean nothing, and those that no load has may be there or not: so they are seen by load. */
const relations: Readonly<Record<string, string>> = {
  names: `(SELECT DISTINCT dimension, code, name FROM ${namesOfLoads()})`,
  load_names: namesOfLoads(),
}

async function byTable<Result>(
  { folder }: Workspace,
  use: (query: Query, table: string) => Promise<Result>,
): Promise<Readonly<Record<string, Result>>> {
  const path = join(folder, 'ledger.duckdb')
  if (!existsSync(path)) return {}
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const query: Query = async (sql) => (await connection.runAndReadAll(sql)).getRows()
  try {
    const found: Record<string, Result> = {}
    for (const [name] of await query('SELECT table_name FROM duckdb_tables() ORDER BY table_name'))
      found[String(name)] = await use(query, relations[String(name)] ?? String(name))
    return found
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
