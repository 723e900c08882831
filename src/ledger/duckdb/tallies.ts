import { type Hugeints, tooLarge } from './columns.ts'

/** The columns of slices that are added up. */
export interface Columns {
  readonly value: Hugeints
  readonly quantity: Hugeints
  readonly quantity2: Hugeints
  readonly rows: Int32Array
}

/** A sum that is added up at a place. */
export interface Tallied {
  readonly at: number
  /** Null where it is over several loads. */
  readonly load: number | null
  value: bigint
  quantity: bigint | null
  quantity2: bigint | null
  rows: number
}

// At each place lie three amounts, and four counts.
const [value, quantity, quantity2] = [0, 1, 2]
const [rows, slices, givenQuantities, givenQuantities2] = [0, 1, 2, 3]
const room = 4

/** What is below it can be added to what is below 2^52 without being rounded. */
const carriedFrom = 2 ** 52

/**
 * Sums of slices, exact to the last digit: thousands are added up without a bigint made for each. Amounts are numbers as
 * long as these hold them, and what grows beyond is carried to bigints.
 */
export class Tallies {
  #amounts = new Float64Array(256 * room)
  #counts = new Uint32Array(256 * room)
  readonly #carried = new Map<number, bigint>()
  #next = 0

  /** A new place for a sum, of nothing yet. */
  open(): number {
    const at = this.#next
    this.#next += room
    if (at === this.#amounts.length) {
      this.#amounts = twiceAsLong(this.#amounts, new Float64Array(2 * at))
      this.#counts = twiceAsLong(this.#counts, new Uint32Array(2 * at))
    }
    return at
  }

  /** @throws TypeError where the slice has no value. */
  add(at: number, columns: Columns, row: number): void {
    const counts = this.#counts
    counts[at + rows] = (counts[at + rows] ?? 0) + (columns.rows[row] ?? 0)
    counts[at + slices] = (counts[at + slices] ?? 0) + 1
    if (!this.#add(at + value, columns.value, row)) throw new TypeError('a slice has no value')
    if (this.#add(at + quantity, columns.quantity, row))
      counts[at + givenQuantities] = (counts[at + givenQuantities] ?? 0) + 1
    if (this.#add(at + quantity2, columns.quantity2, row))
      counts[at + givenQuantities2] = (counts[at + givenQuantities2] ?? 0) + 1
  }

  /** Gives each sum what was added up at its place. A quantity of several loads must be given by all its slices. */
  settle(sums: readonly Tallied[]): void {
    const counts = this.#counts
    for (const sum of sums) {
      const { at } = sum
      const enough = sum.load === null ? (counts[at + slices] ?? 0) : 1
      sum.value = this.#amount(at + value)
      sum.quantity = (counts[at + givenQuantities] ?? 0) < enough ? null : this.#amount(at + quantity)
      sum.quantity2 = (counts[at + givenQuantities2] ?? 0) < enough ? null : this.#amount(at + quantity2)
      sum.rows = counts[at + rows] ?? 0
    }
  }

  #amount(at: number): bigint {
    const amount = BigInt(this.#amounts[at] ?? 0)
    return this.#carried.size > 0 ? amount + (this.#carried.get(at) ?? 0n) : amount
  }

  /** Whether the row gives an amount. */
  #add(at: number, column: Hugeints, row: number): boolean {
    const amount = column.numberOrNull(row)
    if (amount === null) return false
    const amounts = this.#amounts
    const sum = amount + (amounts[at] ?? 0)
    if (sum < carriedFrom) {
      amounts[at] = sum
    } else if (amount === tooLarge) {
      this.#carry(at, column.at(row))
    } else {
      amounts[at] = 0
      this.#carry(at, BigInt(sum))
    }
    return true
  }

  #carry(at: number, amount: bigint): void {
    this.#carried.set(at, (this.#carried.get(at) ?? 0n) + amount)
  }
}

function twiceAsLong<Numbers extends Float64Array | Uint32Array>(numbers: Numbers, longer: Numbers): Numbers {
  longer.set(numbers)
  return longer
}
