import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Workspace } from '../../src/workspace/open.ts'

/** Every row of every table of a workspace's ledger, by table, in a fixed order, read behind the program's back. */
export async function ledgerDump({
  folder,
}: Workspace): Promise<Readonly<Record<string, readonly string[]>>> {
  const path = join(folder, 'ledger.duckdb')
  if (!existsSync(path)) return {}
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  try {
    const rowsOf = async (sql: string) => (await connection.runAndReadAll(sql)).getRows()
    const dump: Record<string, readonly string[]> = {}
    for (const [name] of await rowsOf('SELECT table_name FROM duckdb_tables() ORDER BY table_name')) {
      const rows = await rowsOf(`FROM ${String(name)}`)
      dump[String(name)] = rows.map((row) => row.map(String).join('|')).sort()
    }
    return dump
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
