import type { Month } from './month.ts'
import type { Observation } from './observation.ts'

/** Texts that come again and again, by number: counted from 1 in the order in which they came; 0 is none. */
export class Dictionary {
  readonly #numbers = new Map<string, number>()
  readonly #texts: string[] = []

  /** The number of a text, which is learnt where it is new; 0 for null. */
  numberOf(text: string | null): number {
    if (text === null) return 0
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#texts.push(text)
    this.#numbers.set(text, this.#texts.length)
    return this.#texts.length
  }

  /** The text of number 1, of number 2 and so on. */
  get texts(): readonly string[] {
    return this.#texts
  }
}

/** The columns that hold the numbers of texts. */
export const textColumns = ['commodity', 'partner', 'procedure', 'place', 'unit', 'unit2'] as const
export type TextColumn = (typeof textColumns)[number]

const emptyDictionaries = (): Record<TextColumn, Dictionary> => ({
  commodity: new Dictionary(),
  partner: new Dictionary(),
  procedure: new Dictionary(),
  place: new Dictionary(),
  unit: new Dictionary(),
  unit2: new Dictionary(),
})

/**
 * Observations by column, in arrays of numbers: what millions of rows are handed on as. They hold up to
 * `capacity` rows at once and are used again for the next ones.
 */
export class ObservationColumns {
  readonly capacity: number
  readonly line: Int32Array
  /** 0 where the file has no months. */
  readonly month: Int32Array
  /** Numbers of `dictionaries`; 0 where there is none. */
  readonly texts: Readonly<Record<TextColumn, Int32Array>>
  dictionaries: Readonly<Record<TextColumn, Dictionary>>
  readonly value: BigInt64Array
  /** -1 where there is none. */
  readonly quantity: BigInt64Array
  readonly quantity2: BigInt64Array
  /** The same amounts, the lower and the higher half of each: halves are written several times as fast. */
  readonly halves: Readonly<Record<'value' | 'quantity' | 'quantity2', Int32Array>>
  rows = 0

  constructor(capacity = 1 << 16) {
    const numbers = () => new Int32Array(capacity)
    this.capacity = capacity
    this.line = numbers()
    this.month = numbers()
    this.texts = {
      commodity: numbers(),
      partner: numbers(),
      procedure: numbers(),
      place: numbers(),
      unit: numbers(),
      unit2: numbers(),
    }
    this.dictionaries = emptyDictionaries()
    this.value = new BigInt64Array(capacity)
    this.quantity = new BigInt64Array(capacity)
    this.quantity2 = new BigInt64Array(capacity)
    const halvesOf = ({ buffer }: BigInt64Array) => new Int32Array(buffer)
    this.halves = {
      value: halvesOf(this.value),
      quantity: halvesOf(this.quantity),
      quantity2: halvesOf(this.quantity2),
    }
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
    const at = this.rows++
    this.line[at] = row.line
    this.month[at] = row.month ?? 0
    for (const column of textColumns) this.texts[column][at] = this.dictionaries[column].numberOf(row[column])
    this.value[at] = row.value
    this.quantity[at] = row.quantity ?? -1n
    this.quantity2[at] = row.quantity2 ?? -1n
  }

  /** The rows one by one, as they were pushed. */
  observations(): Observation[] {
    const text = (column: TextColumn, at: number) =>
      this.dictionaries[column].texts[(this.texts[column][at] ?? 0) - 1] ?? null
    const amount = (amounts: BigInt64Array, at: number) => {
      const found = amounts[at] ?? -1n
      return found === -1n ? null : found
    }
    return Array.from({ length: this.rows }, (_, at) => ({
      line: this.line[at] ?? 0,
      // A month went in, or 0.
      month: ((this.month[at] as Month | undefined) || null) ?? null,
      commodity: text('commodity', at),
      partner: text('partner', at),
      procedure: text('procedure', at),
      place: text('place', at),
      value: this.value[at] ?? 0n,
      quantity: amount(this.quantity, at),
      unit: text('unit', at),
      quantity2: amount(this.quantity2, at),
      unit2: text('unit2', at),
    }))
  }
}

/** Batches of observations as columns. The same columns come again and again: use them up before going on. */
export async function* columnsOf(
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
