import type { Month } from '../month.ts'
import { numberOfCode, toCode } from './code-number.ts'
import type { Observation } from './observation-type.ts'

/** Texts that come again and again, by number: counted from 1 in the order in which they came; 0 is none. */
export class Dictionary {
  readonly #numbers = new Map<string, number>()
  readonly #texts: string[] = []

  /** The number of a text, which is learnt where it is new; 0 for null. */
  numberOf(text: string | null): number {
    if (text === null) return 0
    const existing = this.#numbers.get(text)
    if (existing !== undefined) return existing
    this.#texts.push(text)
    this.#numbers.set(text, this.#texts.length)
    return this.#texts.length
  }

  /** The text of number 1, of number 2 and so on. */
  get texts(): readonly string[] {
    return this.#texts
  }
}

/** The columns of codes that are short enough for four bytes. */
const shortCodes = ['partner', 'procedure', 'place'] as const

const shortCode = (code: string | null): number => {
  if (code === null) return 0
  const number = Number(numberOfCode(code))
  if (number < 0 || number > 0x7fff_ffff)
    throw new RangeError(`no code of a partner, procedure or place: ${code}`)
  return number
}

/** The columns that hold the numbers of texts. */
export const unitColumns = ['unit', 'unit2'] as const
export type UnitColumn = (typeof unitColumns)[number]

export type UnitDictionaries = Readonly<Record<UnitColumn, Dictionary>>

export const emptyDictionaries = (): UnitDictionaries => ({ unit: new Dictionary(), unit2: new Dictionary() })

/** Four columns take eight bytes a row, seven take four. */
const bytesOfRow = 4 * 8 + 7 * 4

type ColumnKind<Column> = new (memory: ArrayBuffer, from: number, length: number) => Column

/**
 * Observations by column, in arrays of numbers: what millions of rows are handed on as. They hold up to
 * `capacity` rows at once and are used again for the next ones. Codes are numbers (see `numberOfCode`).
 */
export class ObservationColumns {
  readonly capacity: number
  /** -1 where there is none, as of quantities. */
  readonly commodity: BigInt64Array
  readonly value: BigInt64Array
  readonly quantity: BigInt64Array
  readonly quantity2: BigInt64Array
  readonly line: Int32Array
  /** 0 where the file has no months. */
  readonly month: Int32Array
  /** 0 where there is none. */
  readonly partner: Int32Array
  readonly procedure: Int32Array
  readonly place: Int32Array
  /** Numbers of `dictionaries`; 0 where there is none. */
  readonly unit: Int32Array
  readonly unit2: Int32Array
  dictionaries = emptyDictionaries()
  rows = 0
  /** Columns of which each row has a value, as far as that is known: nobody need look for rows without one. */
  complete: ReadonlySet<string> = new Set()

  /**
   * @param memory where the columns lie, one behind the other in the order above, from an offset that is a multiple of
   *   8 on. What is there already are their rows, once `rows` and `dictionaries` say so.
   */
  constructor(capacity = 1 << 16, memory = new ArrayBuffer(capacity * bytesOfRow), from = 0) {
    let index = from
    const next = <Column>(kind: { readonly BYTES_PER_ELEMENT: number } & ColumnKind<Column>) => {
      const column = new kind(memory, index, capacity)
      index += capacity * kind.BYTES_PER_ELEMENT
      return column
    }
    this.capacity = capacity
    this.commodity = next(BigInt64Array)
    this.value = next(BigInt64Array)
    this.quantity = next(BigInt64Array)
    this.quantity2 = next(BigInt64Array)
    this.line = next(Int32Array)
    this.month = next(Int32Array)
    this.partner = next(Int32Array)
    this.procedure = next(Int32Array)
    this.place = next(Int32Array)
    this.unit = next(Int32Array)
    this.unit2 = next(Int32Array)
  }

  get isFull(): boolean {
    return this.rows === this.capacity
  }

  /** Lets all rows and texts go. */
  clear(): void {
    this.rows = 0
    this.dictionaries = emptyDictionaries()
  }

  push(row: Observation): void {
    const position = this.rows++
    this.line[position] = row.line
    this.month[position] = row.month ?? 0
    this.commodity[position] = row.commodity === null ? -1n : numberOfCode(row.commodity)
    for (const column of shortCodes) this[column][position] = shortCode(row[column])
    for (const column of unitColumns) this[column][position] = this.dictionaries[column].numberOf(row[column])
    this.value[position] = row.value
    this.quantity[position] = row.quantity ?? -1n
    this.quantity2[position] = row.quantity2 ?? -1n
  }

  /** The rows one by one, as they were pushed. */
  observations(): Observation[] {
    const code = (number: bigint | number | undefined) => (number && number > 0 ? toCode(number) : null)
    const unit = (column: UnitColumn, offset: number) =>
      this.dictionaries[column].texts[(this[column][offset] ?? 0) - 1] ?? null
    const amount = (amounts: BigInt64Array, location: number) => {
      const found = amounts[location] ?? -1n
      return found === -1n ? null : found
    }
    return Array.from({ length: this.rows }, (_, at) => ({
      line: this.line[at] ?? 0,
      // A month went in, or 0.
      month: ((this.month[at] as Month | undefined) || null) ?? null,
      commodity: code(this.commodity[at]),
      partner: code(this.partner[at]),
      procedure: code(this.procedure[at]),
      place: code(this.place[at]),
      value: this.value[at] ?? 0n,
      quantity: amount(this.quantity, at),
      unit: unit('unit', at),
      quantity2: amount(this.quantity2, at),
      unit2: unit('unit2', at),
    }))
  }
}

/** Batches of observations as columns. The same columns come again and again: use them up before going on. */
export async function* toColumns(
  batches: AsyncIterable<readonly Observation[]>,
  columns = new ObservationColumns(),
): AsyncGenerator<ObservationColumns> {
  for await (const batch of batches)
    for (const row of batch) {
      columns.push(row)
      if (!columns.isFull) continue
      yield columns
      columns.clear()
    }
  if (columns.rows > 0) yield columns
}
