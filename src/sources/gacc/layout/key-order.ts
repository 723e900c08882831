/**
 * Whether rows lie in the order of their keys, as the portal sorts them, and how often a key came again. A key is
 * what the ledger calls a cell: month and codes, as numbers, in the order of the file's columns.
 */
export interface KeyOrder {
  /** False once a key was lower than the one before it: then nothing is known of keys that came again. */
  readonly ascends: boolean
  readonly first: readonly number[]
  readonly last: readonly number[]
  /** Rows whose key an earlier row has. */
  readonly repeated: number
  /** The line of the first row whose key came again. */
  readonly firstRepeated: number | null
  /** The line of the first row that has the last key. */
  readonly lastBegan: number
}

/** Looks at one key after the other. */
export class KeyWatch {
  readonly #last: Float64Array
  #first: readonly number[] | undefined
  #ascends = true
  #repeated = 0
  #firstRepeated: number | null = null
  #lastBegan = 0

  /** @param width how many numbers a key has. */
  constructor(width: number) {
    this.#last = new Float64Array(width)
  }

  /** The key of the next row, and its line. `key` may be used again by the caller, and be longer. */
  see(key: Float64Array, line: number): void {
    if (this.#first === undefined) this.#first = [...key.subarray(0, this.#last.length)]
    else {
      const order = compare(this.#last, key)
      if (order === 0) {
        this.#repeated++
        this.#firstRepeated ??= this.#lastBegan
        return
      }
      if (order > 0) this.#ascends = false
    }
    this.#lastBegan = line
    for (let index = 0; index < this.#last.length; index++) this.#last[index] = key[index] ?? 0
  }

  order(): KeyOrder {
    return {
      ascends: this.#ascends,
      first: this.#first ?? [],
      last: this.#first ? [...this.#last] : [],
      repeated: this.#repeated,
      firstRepeated: this.#firstRepeated,
      lastBegan: this.#lastBegan,
    }
  }
}

/** The order of rows and of those behind them, whose lines come so many later than they say. */
export function joinedOrder(before: KeyOrder, after: KeyOrder, later: number): KeyOrder {
  if (after.first.length === 0) return before
  const moved = {
    ...after,
    firstRepeated: after.firstRepeated === null ? null : after.firstRepeated + later,
    lastBegan: after.lastBegan + later,
  }
  if (before.first.length === 0) return moved
  const order = compare(before.last, after.first)
  return {
    ascends: before.ascends && after.ascends && order <= 0,
    first: before.first,
    last: after.last,
    repeated: before.repeated + after.repeated + (order === 0 ? 1 : 0),
    firstRepeated: before.firstRepeated ?? (order === 0 ? before.lastBegan : moved.firstRepeated),
    lastBegan: moved.lastBegan,
  }
}

/** Below zero where the first key is lower, above where it is higher. */
function compare(arrayLike: ArrayLike<number>, other: ArrayLike<number>): number {
  for (let index = 0; index < arrayLike.length; index++) {
    const difference = (arrayLike[index] ?? 0) - (other[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
