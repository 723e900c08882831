import { stat } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import { SystemRefusal } from '../../../trade/errors/errors.ts'
import {
  compareWithLoads,
  type FoundRows,
  type LedgerFault,
  type LedgerVerification,
} from '../../verification.ts'
import { isAmong, readLoads } from '../catalog/catalog.ts'
import { inTransaction, query, queryOne } from '../query.ts'
import { tableNames } from '../schema.ts'

/** The main header and the two database headers, 4 KiB each, come before the first block of a file. */
const headerBytes = 3 * 4096

/**
 * By how many bytes a ledger's file is shorter than its blocks in use need; 0 for a whole one. Takes no longer than
 * opening the file. While a load writes, blocks may be assigned that are not yet in the file: not to be called then.
 */
export async function countMissingBytes(connection: DuckDBConnection, path: string): Promise<number> {
  const row = await queryOne(connection, 'SELECT block_size, used_blocks FROM pragma_database_size()')
  const needed = headerBytes + row.number('block_size') * row.number('used_blocks')
  return Math.max(0, needed - (await stat(path)).size)
}

/**
 * Reads every row of every table in one snapshot, so that the engine checks the checksum of each block that it takes
 * from the file, and compares each load's rows, values, months, names, units and stored sums with what was recorded
 * when it was loaded. Blocks that the engine holds in memory (128 MB at most) are not read from the file again.
 */
export async function verifyLedger(connection: DuckDBConnection): Promise<LedgerVerification> {
  // Each by itself: an error would end a transaction.
  const damaged = await readAllTables(connection)
  if (damaged.length > 0) return { loads: 0, rows: 0n, faults: damaged }
  return inTransaction(connection, () => compareTables(connection))
}

async function compareTables(connection: DuckDBConnection): Promise<LedgerVerification> {
  const loads = await readLoads(connection, { commodities: [] })
  const files = new Map(loads.map(({ id, file }) => [id, file]))
  const faultsOf = async (kind: 'names' | 'units' | 'sums', sql: string): Promise<LedgerFault[]> =>
    (await query(connection, sql)).map((row) => {
      const load = row.number('load')
      return { kind, load, file: files.get(load) ?? '' }
    })
  const found = await readRowsOfLoads(connection)
  return {
    loads: loads.length,
    rows: found.reduce((sum, { rows }) => sum + rows, 0n),
    faults: [
      ...compareWithLoads(loads, found),
      ...(await faultsOf('names', loadsWithoutNames)),
      ...(await faultsOf('units', loadsWithoutUnits)),
      ...(await faultsOf('sums', loadsWithOtherSums)),
    ],
  }
}

/** Reads all columns of all tables, and their metadata. Returns the tables that cannot be read. */
async function readAllTables(connection: DuckDBConnection): Promise<LedgerFault[]> {
  const faults: LedgerFault[] = []
  for (const table of tableNames)
    try {
      await query(connection, 'SELECT count(*) FROM pragma_storage_info($table)', { table })
      await query(connection, `SELECT sum(hash(kept)) FROM ${table} AS kept`)
      // The index of a primary key is read when a row is looked up by it.
      if (table === 'loads') await query(connection, 'FROM loads WHERE id = (SELECT max(id) FROM loads)')
    } catch (error) {
      // Where the disk fails, the person is told of the disk.
      if (!(error instanceof SystemRefusal) || !(error.cause instanceof Error)) throw error
      faults.push({ kind: 'damaged', table, detail: error.cause.message })
    }
  return faults
}

async function readRowsOfLoads(connection: DuckDBConnection): Promise<FoundRows[]> {
  const rows = await query(
    connection,
    `SELECT found.*, coalesce(earliest < from_month OR latest > to_month, false) AS outside
     FROM (
       SELECT load, count(*) AS row_count, coalesce(sum(value), 0::HUGEINT)::HUGEINT AS value_total,
         min(from_month) AS earliest, max(to_month) AS latest
       FROM observations GROUP BY load
     ) AS found LEFT JOIN loads ON loads.id = found.load
     ORDER BY load`,
  )
  return rows.map((row) => ({
    load: row.number('load'),
    rows: row.bigint('row_count'),
    value: row.bigint('value_total'),
    outside: row.boolean('outside'),
  }))
}

/** Loads that refer to names that are not there. */
const loadsWithoutNames = `
  SELECT held.load FROM load_names AS held
    LEFT JOIN (
      SELECT load, count(*) AS name_count
      FROM (SELECT load_names.load, id FROM load_names JOIN names ON ${isAmong('id', 'load_names.names')})
      GROUP BY load
    ) AS there ON there.load = held.load
  WHERE bit_count(held.names) <> coalesce(name_count, 0)
  ORDER BY held.load`

/** Loads with rows of units that are not there. Units are numbered from 1 without gaps. */
const loadsWithoutUnits = `
  SELECT load FROM observations GROUP BY load
  HAVING greatest(max(unit), max(unit2)) > (SELECT count(*) FROM units) OR least(min(unit), min(unit2)) < 1
  ORDER BY load`

/** Loads of which a stored sum differs from the rows that it was made of, in any dimension that these have. */
const loadsWithOtherSums = `
  SELECT DISTINCT stored.load FROM (
      SELECT load, commodity, from_month, to_month, dimension,
        sum(value) AS value, sum(row_count) AS row_count
      FROM sums GROUP BY ALL
    ) AS stored LEFT JOIN (
      SELECT load, commodity, from_month, to_month, sum(value) AS value, count(*) AS row_count
      FROM observations WHERE (load, commodity) IN (SELECT DISTINCT load, commodity FROM sums)
      GROUP BY ALL
    ) AS found USING (load, commodity, from_month, to_month)
  WHERE stored.value IS DISTINCT FROM found.value OR stored.row_count IS DISTINCT FROM found.row_count
  ORDER BY stored.load`
