import { type DuckDBConnection, type DuckDBDataChunk, DuckDBTypeId } from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import { type Parameters, run } from './query.ts'

/**
 * Some two thousand rows of a result, by columns as the engine holds them. A column is asked for by the type that its
 * statement gives it, and is a view of the chunk's memory: it must not outlive the chunk.
 */
export interface Chunk {
  readonly rows: number
  /** @throws TypeError where the statement gives no such column, or one of another type; so do those below. */
  integers(name: string): Integers
  bigints(name: string): Bigints
  hugeints(name: string): Hugeints
  texts(name: string): Texts
}

/**
 * Runs one statement, as `query` does, and gives its rows by columns: for thousands of rows, far less
 * work than making an object of each.
 */
export async function queryChunks(
  connection: DuckDBConnection,
  sql: string,
  parameters?: Parameters,
): Promise<Chunk[]> {
  const result = await run(connection, sql, parameters)
  const columns = new Map(
    result.columnNames().map((name, place) => [name, { place, type: result.columnTypeId(place) }]),
  )
  const placeOf = (name: string, type: DuckDBTypeId): number => {
    const column = columns.get(name)
    if (column?.type === type) return column.place
    throw new TypeError(`no column ${name} of type ${DuckDBTypeId[type]} came back from: ${sql}`)
  }
  return Array.from({ length: result.chunkCount }, (_, index) => {
    const chunk = result.getChunk(index)
    const memory = (name: string, type: DuckDBTypeId, size: number) =>
      memoryOf(chunk, name, placeOf(name, type), size)
    return {
      rows: chunk.rowCount,
      integers: (name) => new Integers(memory(name, DuckDBTypeId.INTEGER, 4)),
      bigints: (name) => new Bigints(memory(name, DuckDBTypeId.BIGINT, 8)),
      hugeints: (name) => new Hugeints(memory(name, DuckDBTypeId.HUGEINT, 16)),
      texts: (name) => new Texts(name, chunk.getColumnValues(placeOf(name, DuckDBTypeId.VARCHAR))),
    }
  })
}

/** A column as it lies in memory: its values one after the other, and a bit for each that is not NULL. */
interface ColumnMemory {
  readonly name: string
  readonly values: Uint8Array
  /** Null where there is no NULL. */
  readonly given: Uint8Array | null
}

/** @param size of a value, in bytes. */
function memoryOf(chunk: DuckDBDataChunk, name: string, place: number, size: number): ColumnMemory {
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, place)
  const bits = Math.ceil(chunk.rowCount / 64) * 8
  return {
    name,
    values: duckdb.vector_get_data(vector, chunk.rowCount * size),
    given: duckdb.vector_get_validity(vector, bits),
  }
}

const isNull = (given: Uint8Array | null, row: number): boolean =>
  given !== null && ((given[row >> 3] ?? 0) & (1 << (row & 7))) === 0

// A class for each type, and nothing in common between them: so each is compiled to reads of its own array.

export class Integers {
  readonly #name: string
  readonly #values: Int32Array
  readonly #given: Uint8Array | null

  constructor({ name, values, given }: ColumnMemory) {
    this.#name = name
    this.#values = new Int32Array(values.buffer, values.byteOffset, values.byteLength / 4)
    this.#given = given
  }

  at(row: number): number {
    return this.orNull(row) ?? refuseNull(this.#name)
  }

  orNull(row: number): number | null {
    return isNull(this.#given, row) ? null : (this.#values[row] ?? null)
  }

  /** The whole column, with another number for what is NULL. */
  or(absent: number): Int32Array {
    if (this.#given === null) return this.#values
    return this.#values.map((value, row) => (isNull(this.#given, row) ? absent : value))
  }

  /** The whole column as it lies in memory. @throws TypeError where anything in it is NULL. */
  all(): Int32Array {
    if (this.#given !== null) for (let row = 0; row < this.#values.length; row++) this.at(row)
    return this.#values
  }
}

export class Bigints {
  readonly #name: string
  /** Two for each value: the lower 32 bits, then the upper. */
  readonly #halves: Int32Array
  readonly #given: Uint8Array | null

  constructor({ name, values, given }: ColumnMemory) {
    this.#name = name
    this.#halves = new Int32Array(values.buffer, values.byteOffset, values.byteLength / 4)
    this.#given = given
  }

  /** One that is not negative and below 2^52: a code. It is read without a bigint on the way. */
  numberAt(row: number): number {
    if (isNull(this.#given, row)) refuseNull(this.#name)
    const upper = this.#halves[2 * row + 1] ?? 0
    if (upper < 0 || upper >= 2 ** 20)
      throw new RangeError(`column ${this.#name} holds no code in row ${row}`)
    return upper * 2 ** 32 + ((this.#halves[2 * row] ?? 0) >>> 0)
  }

  /** All of them. */
  numbers(): Float64Array {
    const numbers = new Float64Array(this.#halves.length / 2)
    for (let row = 0; row < numbers.length; row++) numbers[row] = this.numberAt(row)
    return numbers
  }
}

/** Stands for an amount that is negative, or 2^52 and more: not every such is a number to the last digit. */
export const tooLarge = Number.POSITIVE_INFINITY

/** A column of whole numbers, exact, and without a bigint for each. */
export interface Numbers {
  /** NaN for NULL, and `tooLarge`. */
  readonly amounts: Float64Array
  /** By row those that are too large. */
  readonly large: ReadonlyMap<number, bigint>
}

const noneLarge: ReadonlyMap<number, bigint> = new Map()

export class Hugeints {
  readonly #name: string
  /** Four for each value: 32 bits each, the lowest first; the highest has the sign. */
  readonly #quarters: Uint32Array
  readonly #given: Uint8Array | null

  constructor({ name, values, given }: ColumnMemory) {
    this.#name = name
    this.#quarters = new Uint32Array(values.buffer, values.byteOffset, values.byteLength / 4)
    this.#given = given
  }

  /** The whole column, and no longer a view. */
  numbers(): Numbers {
    const [quarters, given] = [this.#quarters, this.#given]
    const amounts = new Float64Array(quarters.length / 4)
    let hasLarge = false
    for (let row = 0, index = 0; row < amounts.length; row++, index += 4) {
      const second = quarters[index + 1] ?? 0
      if (isNull(given, row)) amounts[row] = Number.NaN
      else if (second >= 2 ** 20 || quarters[index + 2] !== 0 || quarters[index + 3] !== 0) {
        amounts[row] = tooLarge
        hasLarge = true
      } else amounts[row] = second * 2 ** 32 + (quarters[index] ?? 0)
    }
    return { amounts, large: hasLarge ? this.#largeAmong(amounts) : noneLarge }
  }

  #largeAmong(amounts: Float64Array): Map<number, bigint> {
    const large = new Map<number, bigint>()
    for (const [row, amount] of amounts.entries()) if (amount === tooLarge) large.set(row, this.at(row))
    return large
  }

  /** The same column. @throws TypeError where anything in it is NULL. */
  refusingNull(): Hugeints {
    if (this.#given !== null)
      for (let row = 0; row < this.#quarters.length / 4; row++)
        if (isNull(this.#given, row)) refuseNull(this.#name)
    return this
  }

  at(row: number): bigint {
    if (isNull(this.#given, row)) refuseNull(this.#name)
    const quarters = this.#quarters.subarray(4 * row, 4 * row + 4)
    return BigInt.asIntN(
      128,
      quarters.reduceRight((sum, quarter) => (sum << 32n) + BigInt(quarter), 0n),
    )
  }
}

export class Texts {
  readonly #name: string
  readonly #values: readonly unknown[]

  constructor(name: string, values: readonly unknown[]) {
    this.#name = name
    this.#values = values
  }

  at(row: number): string {
    const value = this.#values[row]
    return typeof value === 'string' ? value : refuseNull(this.#name)
  }
}

function refuseNull(name: string): never {
  throw new TypeError(`column ${name} holds an unexpected NULL`)
}
