import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { type Parameters, run } from './query.ts'

/** One column of a result, read by row with the type checked as `Row` does: another type is a bug of the statement. */
export class Column {
  readonly #name: string
  readonly #values: readonly DuckDBValue[]

  constructor(name: string, values: readonly DuckDBValue[]) {
    this.#name = name
    this.#values = values
  }

  text(row: number): string {
    const value = this.#values[row]
    return typeof value === 'string' ? value : this.#refuse(value)
  }

  /** An INTEGER, or a count that is safely below 2^53. */
  number(row: number): number {
    const value = this.#values[row]
    const number = typeof value === 'bigint' ? Number(value) : value
    return typeof number === 'number' && Number.isSafeInteger(number) ? number : this.#refuse(value)
  }

  numberOrNull(row: number): number | null {
    return this.#values[row] === null ? null : this.number(row)
  }

  /** A BIGINT or a HUGEINT. */
  bigint(row: number): bigint {
    const value = this.#values[row]
    return typeof value === 'bigint' ? value : this.#refuse(value)
  }

  bigintOrNull(row: number): bigint | null {
    return this.#values[row] === null ? null : this.bigint(row)
  }

  #refuse(value: DuckDBValue | undefined): never {
    throw new TypeError(`column ${this.#name} holds an unexpected ${value === null ? 'NULL' : typeof value}`)
  }
}

/** A result of many rows, by its columns: a third of the work of making an object of each row. */
export interface Columns {
  readonly rows: number
  /** @throws Error for a column that the statement does not give. */
  column(name: string): Column
}

/** Runs one statement, as `query` does, and gives its columns. */
export async function queryColumns(
  connection: DuckDBConnection,
  sql: string,
  parameters?: Parameters,
): Promise<Columns> {
  const reader = await run(connection, sql, parameters)
  const names = reader.columnNames()
  const values = reader.getColumns()
  return {
    rows: reader.currentRowCount,
    column: (name) => {
      if (!names.includes(name)) throw new Error(`no column ${name} came back from: ${sql}`)
      return new Column(name, values[names.indexOf(name)] ?? [])
    },
  }
}
