import { type Month, type MonthRange, toMonth } from '../../trade/trade.ts'

/** One row of a result, read by column with the type checked: another type is a bug of the statement. */
export class Row {
  readonly #columns: Readonly<Record<string, unknown>>

  constructor(columns: Readonly<Record<string, unknown>>) {
    this.#columns = columns
  }

  text(column: string): string {
    const value = this.#columns[column]
    return typeof value === 'string' ? value : this.#refuse(column)
  }

  textOrNull(column: string): string | null {
    return this.#columns[column] === null ? null : this.text(column)
  }

  /** An INTEGER, or a count that is safely below 2^53. */
  number(column: string): number {
    const value = this.#columns[column]
    const number = typeof value === 'bigint' ? Number(value) : value
    return typeof number === 'number' && Number.isSafeInteger(number) ? number : this.#refuse(column)
  }

  numberOrNull(column: string): number | null {
    return this.#columns[column] === null ? null : this.number(column)
  }

  /** A BIGINT or a HUGEINT. */
  bigint(column: string): bigint {
    const value = this.#columns[column]
    return typeof value === 'bigint' ? value : this.#refuse(column)
  }

  bigintOrNull(column: string): bigint | null {
    return this.#columns[column] === null ? null : this.bigint(column)
  }

  boolean(column: string): boolean {
    const value = this.#columns[column]
    return typeof value === 'boolean' ? value : this.#refuse(column)
  }

  /** A month kept as the integer YYYYMM. */
  month(column: string): Month {
    const value = this.number(column)
    return toMonth(Math.trunc(value / 100), value % 100)
  }

  monthOrNull(column: string): Month | null {
    return this.#columns[column] === null ? null : this.month(column)
  }

  /** The columns `from_month` and `to_month`. */
  period(): MonthRange {
    return { from: this.month('from_month'), to: this.month('to_month') }
  }

  /** A list of texts; empty where it is NULL. */
  texts(column: string): string[] {
    const value = this.#columns[column]
    if (value === null) return []
    if (!Array.isArray(value)) return this.#refuse(column)
    return value.map((item) => (typeof item === 'string' ? item : this.#refuse(column)))
  }

  /** A list of BIGINT. */
  bigints(column: string): bigint[] {
    const value = this.#columns[column]
    if (!Array.isArray(value)) return this.#refuse(column)
    return value.map((item) => (typeof item === 'bigint' ? item : this.#refuse(column)))
  }

  /** A BLOB, or BIT as the engine keeps it. */
  bytes(column: string): Uint8Array {
    const value = this.#columns[column]
    return value instanceof Uint8Array ? value : this.#refuse(column)
  }

  #refuse(column: string): never {
    const value = this.#columns[column]
    throw new TypeError(`column ${column} holds an unexpected ${value === null ? 'NULL' : typeof value}`)
  }
}
