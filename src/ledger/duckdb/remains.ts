import { existsSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { rebuildAggregates } from './aggregates.ts'
import { query, queryOne } from './query.ts'

/** Whether the engine has left a log beside the file, as it does where a process was killed. */
export const hasLog = (path: string): boolean => existsSync(`${path}.wal`)

/**
 * Takes the log of a killed process into the file, and removes rows of a load that was never committed: the
 * engine (1.5.6) keeps long runs of rows when it replays a torn log, and drops the rest.
 */
export async function settle(connection: DuckDBConnection, path: string): Promise<void> {
  if (!hasLog(path)) return
  // The engine drops an old log at a checkpoint only if it has written to it since.
  await query(connection, `SET GLOBAL checkpoint_threshold = '1GB'`)
  try {
    if (await hasRemains(connection)) await removeRemains(connection)
    // Where this fails, another ledger of this process is at work on the file, and has settled it before.
    await query(connection, 'UPDATE ledger SET version = version')
      .then(() => query(connection, 'CHECKPOINT'))
      .catch(() => undefined)
  } finally {
    await query(connection, `SET GLOBAL checkpoint_threshold = '0B'`)
  }
}

const tables = ['load_commodities', 'names', 'observations', 'aggregates'] as const

/** Loads are numbered upwards, so that zone maps answer this at once. */
async function hasRemains(connection: DuckDBConnection): Promise<boolean> {
  const last = await lastLoad(connection)
  for (const table of tables) {
    const found = await query(connection, `SELECT load FROM ${table} WHERE load > $last LIMIT 1`, { last })
    if (found.length > 0) return true
  }
  return false
}

/** Sums are made anew, since those of a load that supersedes others hold rows of these too. */
async function removeRemains(connection: DuckDBConnection): Promise<void> {
  await query(connection, 'BEGIN')
  const last = await lastLoad(connection)
  for (const table of tables) await query(connection, `DELETE FROM ${table} WHERE load > $last`, { last })
  await rebuildAggregates(connection)
  await query(connection, 'COMMIT')
}

const lastLoad = async (connection: DuckDBConnection): Promise<number> =>
  (await queryOne(connection, 'SELECT coalesce(max(id), 0) AS id FROM loads')).number('id')
