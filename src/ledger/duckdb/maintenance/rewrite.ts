import type { DuckDBConnection } from '@duckdb/node-api'
import { UserError } from '../../../trade/errors/errors.ts'
import { openInstance } from '../open.ts'
import { query, queryOne, quoted } from '../query.ts'
import { createTables, type Table, tableNames } from '../schema.ts'

/** How often progress is told, in milliseconds. */
const tellEvery = 100

/** With less, threads that keep rows in their order write one after the other. */
const megabytesForThread = 128

/**
 * Writes a ledger anew into another file, table by table and each in its order, without the room of what was taken
 * back, and holds every table against the one that it was made from.
 *
 * @param path a ledger that is open for writing in this process, and in no other.
 * @param fresh a file that is not there.
 * @param tell is told how large a share of the rows is written, from 0 to 1.
 * @throws UserError where a table is not like the one that it was made from.
 */
export async function rewriteDuckDbLedger(
  path: string,
  fresh: string,
  tell: (share: number) => void,
): Promise<void> {
  const instance = await openInstance(path, false)
  const connection = await instance.connect()
  try {
    const current = await ownDatabase(connection)
    await query(connection, `ATTACH ${quoted(fresh)} AS fresh`)
    try {
      await query(connection, 'USE fresh')
      await createTables(connection)
      await copyTables(
        connection,
        tableNames.map((table) => ({ table, from: `${current}.${table}` })),
        tell,
      )
      await query(connection, 'CHECKPOINT')
      for (const table of tableNames)
        if (!(await areAlike(connection, `${current}.${table}`, `fresh.main.${table}`))) throw differs(table)
    } finally {
      await query(connection, `USE ${current}`)
      await query(connection, 'DETACH fresh')
    }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** The database in use, with its schema, in SQL. */
export async function ownDatabase(connection: DuckDBConnection): Promise<string> {
  const row = await queryOne(connection, 'SELECT current_database() AS name')
  return `"${row.text('name').replaceAll('"', '""')}".main`
}

/** A table to fill, and the relation to fill it from, in SQL. */
export interface TableCopy {
  readonly table: Table
  readonly from: string
}

/** Fills tables of the database in use. Values that a relation does not have are those by default. */
export async function copyTables(
  connection: DuckDBConnection,
  copies: readonly TableCopy[],
  tell: (share: number) => void,
): Promise<void> {
  const counts: number[] = []
  for (const { from } of copies) counts.push(await rowsIn(connection, from))
  const total = counts.reduce((sum, count) => sum + count)
  let done = 0
  await query(connection, 'SET preserve_insertion_order = true')
  const threads = await queryOne(connection, "SELECT current_setting('threads') AS number")
  await query(connection, `SET memory_limit = '${threads.number('number') * megabytesForThread}MB'`)
  // Without a bar the engine does not say how far it is.
  await query(connection, 'SET enable_progress_bar = true')
  await query(connection, 'SET enable_progress_bar_print = false')
  const timer = setInterval(
    () => tell(Math.min(1, (done + Number(connection.progress.rows_processed)) / total)),
    tellEvery,
  )
  try {
    for (const [index, { table, from }] of copies.entries()) {
      await query(connection, `INSERT INTO ${table} BY NAME SELECT * FROM ${from}`)
      done += counts[index] ?? 0
      tell(done / total)
    }
  } finally {
    clearInterval(timer)
  }
}

const rowsIn = async (connection: DuckDBConnection, table: string): Promise<number> =>
  (await queryOne(connection, `SELECT count(*) AS row_count FROM ${table}`)).number('row_count')

/** Whether two tables, which may be of two databases, hold the same rows in whatever order. */
export async function areAlike(connection: DuckDBConnection, some: string, others: string): Promise<boolean> {
  const digest = (table: string) => `(SELECT {rows: count(*), digest: sum(hash(kept))} FROM ${table} AS kept)`
  const held = await queryOne(connection, `SELECT ${digest(some)} = ${digest(others)} AS are_alike`)
  return held.boolean('are_alike')
}

const differs = (table: string): UserError =>
  new UserError(
    {
      zh: `重写后 ${table} 与原台账不一致。`,
      en: `Written anew, ${table} is not what it was.`,
    },
    {
      hint: {
        zh: '台账仍是原来的文件。请再运行一次。',
        en: 'The ledger is the file that it was. Run it again.',
      },
    },
  )
