import { existsSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { query, queryOne } from '../query.ts'
import { type Table, tablesThere } from '../schema.ts'

/** The tables that a load writes, but for the units that it may learn: their `load` says which wrote a row. */
const written = [
  ...['load_commodities', 'names', 'load_names', 'observations', 'sums'],
  ...['contested', 'relations', 'replacements'],
] as const

/**
 * Whether there are rows of a load that was never committed. When the process is killed while it writes its
 * log, DuckDB 1.5 keeps the bulk rows (those written to the file before the commit) that the torn log names,
 * though it rightly drops everything else of the transaction. The row of `loads` is one of the others: it
 * alone says that a load is there, and what belongs to a later number is debris.
 */
export async function hasDebris(connection: DuckDBConnection): Promise<boolean> {
  const committed = await lastLoad(connection)
  // A bound number, so that column statistics answer it without reading rows.
  const counts = (await writtenTables(connection)).map(
    (table) => `SELECT count(*) AS row_count FROM ${table} WHERE load > $committed`,
  )
  const sql = `SELECT sum(row_count)::BIGINT AS row_count FROM (${counts.join(' UNION ALL ')})`
  return (await queryOne(connection, sql, { committed })).number('row_count') > 0
}

/**
 * Whether a log lies beside the file, as where a process was killed or another one writes. Without one nothing is left
 * of a load that was not committed, but for what another program than this took out of such a log.
 */
export const hasLog = (path: string): boolean => logs.some((ending) => existsSync(path + ending))

/** The engine's own names for them; the others are there while a checkpoint, or the recovery of one, is at work. */
const logs = ['.wal', '.wal.checkpoint', '.wal.recovery']

/** Removes the rows of loads that were never committed. Must come before the next load, which will have the number that they bear. */
export async function removeDebris(connection: DuckDBConnection): Promise<void> {
  const committed = await lastLoad(connection)
  await query(connection, 'BEGIN')
  for (const table of await writtenTables(connection))
    await query(connection, `DELETE FROM ${table} WHERE load > $committed`, { committed })
  await query(connection, 'COMMIT')
  await query(connection, 'CHECKPOINT')
}

/** Those that there are, which in an older version are fewer. */
const writtenTables = async (connection: DuckDBConnection): Promise<Table[]> =>
  (await tablesThere(connection)).filter((table) => written.some((item) => item === table))

const lastLoad = async (connection: DuckDBConnection): Promise<number> =>
  (await queryOne(connection, 'SELECT coalesce(max(id), 0) AS id FROM loads')).number('id')
