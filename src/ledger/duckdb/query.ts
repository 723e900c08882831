import {
  BIGINT,
  type DuckDBConnection,
  type DuckDBMaterializedResult,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api'
import { Row } from '../sql/sql.ts'
import { engineRefusal } from './engine-refusal.ts'

/** What may be bound to a `$name` of a statement. An empty list is bound as texts: cast it in the SQL. */
export type Bound =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly string[]
  | readonly number[]
  | readonly bigint[]

export type Parameters = Readonly<Record<string, Bound>>

/**
 * Runs one statement. The only way from here to the engine: names, codes and paths come from files that anyone may
 * have written, so they are bound, and never become part of the SQL. Without anything bound, a statement is planned
 * and run by one call rather than several.
 *
 * @throws SystemRefusal where the operating system refuses the engine something, such as room on the disk.
 */
export async function run(
  connection: DuckDBConnection,
  sql: string,
  parameters?: Parameters,
): Promise<DuckDBMaterializedResult> {
  try {
    return await (parameters ? connection.run(sql, ...boundOf(parameters)) : connection.run(sql))
  } catch (error) {
    throw engineRefusal(error) ?? error
  }
}

/** A path as a literal, where none can be bound: for a file that is to be written or attached. */
export const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`

/** Runs one statement and gives its rows. */
export async function query(
  connection: DuckDBConnection,
  sql: string,
  parameters?: Parameters,
): Promise<Row[]> {
  const result = await run(connection, sql, parameters)
  return (await result.getRowObjectsJS()).map((columns) => new Row(columns))
}

function boundOf(
  parameters: Parameters,
): [Record<string, DuckDBValue>, Record<string, DuckDBType | undefined>] {
  const values: Record<string, DuckDBValue> = {}
  const types: Record<string, DuckDBType | undefined> = {}
  for (const [name, bound] of Object.entries(parameters)) {
    if (bound !== null && typeof bound === 'object') {
      values[name] = listValue([...bound])
      types[name] = LIST(elementTypes[typeof bound[0]] ?? VARCHAR)
    } else {
      values[name] = bound
    }
  }
  return [values, types]
}

const elementTypes: Readonly<Record<string, DuckDBType>> = { number: INTEGER, bigint: BIGINT }

/** Does several statements as one: all of them or nothing. */
export async function inTransaction<Result>(
  connection: DuckDBConnection,
  work: () => Promise<Result>,
): Promise<Result> {
  await query(connection, 'BEGIN')
  try {
    const result = await work()
    await query(connection, 'COMMIT')
    return result
  } catch (error) {
    // Where the engine has given up the transaction itself, this fails too, and the first error says why.
    await query(connection, 'ROLLBACK').catch(() => undefined)
    throw error
  }
}

/** As `query`, for a statement that gives exactly one row. */
export async function queryOne(
  connection: DuckDBConnection,
  sql: string,
  parameters?: Parameters,
): Promise<Row> {
  const [row] = await query(connection, sql, parameters)
  if (!row) throw new Error(`no row came back from: ${sql}`)
  return row
}
