import { type Numbers, tooLarge } from '../columns.ts'

/** The columns of slices that are added up. */
export interface Columns {
  /** Of every slice. */
  readonly value: Numbers
  readonly quantity: Numbers
  readonly quantity2: Numbers
  readonly rows: Int32Array
}

/** The place of what is not to be added. */
export const noPlace = -1

/** What is below it can be added to what is below 2^52 without being rounded. */
const carriedFrom = 2 ** 52

/**
 * Sums of one measure at numbered places, exact to the last digit: thousands are added up without a bigint made for
 * each. They are numbers as long as these hold them, and what grows beyond is carried to bigints.
 */
export class Amounts {
  #sums = new Float64Array(256)
  #given = new Uint32Array(256)
  readonly #carried = new Map<number, bigint>()

  /** Makes room for so many places. */
  reserve(places: number): void {
    if (places <= this.#sums.length) return
    const room = Math.max(places, 2 * this.#sums.length)
    this.#sums = into(new Float64Array(room), this.#sums)
    this.#given = into(new Uint32Array(room), this.#given)
  }

  /** Adds a column, each row at its place. */
  addColumn({ amounts, large }: Numbers, places: Int32Array): void {
    const [sums, given] = [this.#sums, this.#given]
    for (let row = 0; row < amounts.length; row++) {
      const amount = amounts[row] ?? 0
      const position = places[row] ?? noPlace
      if (position === noPlace || Number.isNaN(amount)) continue
      given[position] = (given[position] ?? 0) + 1
      const sum = amount + (sums[position] ?? 0)
      if (sum < carriedFrom) sums[position] = sum
      else if (amount === tooLarge) this.#carry(position, large.get(row) ?? 0n)
      else {
        sums[position] = 0
        this.#carry(position, BigInt(sum))
      }
    }
  }

  /** Adds the sums at some places of another to those at as many places of this one. */
  addSums(other: Amounts, from: readonly number[], to: readonly number[]): void {
    const [sums, given, others, othersGiven] = [this.#sums, this.#given, other.#sums, other.#given]
    for (let index = 0; index < from.length; index++) {
      const [source, offset] = [from[index] ?? 0, to[index] ?? 0]
      given[offset] = (given[offset] ?? 0) + (othersGiven[source] ?? 0)
      const sum = (others[source] ?? 0) + (sums[offset] ?? 0)
      if (sum < carriedFrom) sums[offset] = sum
      else {
        sums[offset] = 0
        this.#carry(offset, BigInt(sum))
      }
    }
    if (other.#carried.size === 0) return
    from.forEach((source, index) => {
      const carried = other.#carried.get(source)
      if (carried !== undefined) this.#carry(to[index] ?? 0, carried)
    })
  }

  /** How many were added at each place. */
  get given(): Uint32Array {
    return this.#given
  }

  /** Sums at some places. */
  at(places: readonly number[]): bigint[] {
    const sums: bigint[] = []
    for (const place of places) sums.push(BigInt(this.#sums[place] ?? 0))
    if (this.#carried.size > 0)
      for (const [index, place] of places.entries())
        sums[index] = (sums[index] ?? 0n) + (this.#carried.get(place) ?? 0n)
    return sums
  }

  clear(): void {
    this.#sums.fill(0)
    this.#given.fill(0)
    this.#carried.clear()
  }

  #carry(location: number, amount: bigint): void {
    this.#carried.set(location, (this.#carried.get(location) ?? 0n) + amount)
  }
}

/** Sums of slices at numbered places. */
export class Tallies {
  readonly #value = new Amounts()
  readonly #quantity = new Amounts()
  readonly #quantity2 = new Amounts()
  #rows = new Float64Array(256)

  /** Makes room for so many places. */
  reserve(places: number): void {
    for (const amounts of this.#measures) amounts.reserve(places)
    if (places > this.#rows.length)
      this.#rows = into(new Float64Array(Math.max(places, 2 * this.#rows.length)), this.#rows)
  }

  /** Adds slices, each at its place. */
  addSlices({ value, quantity, quantity2, rows }: Columns, places: Int32Array): void {
    this.#value.addColumn(value, places)
    this.#quantity.addColumn(quantity, places)
    this.#quantity2.addColumn(quantity2, places)
    const everything = this.#rows
    for (let row = 0; row < rows.length; row++) {
      const position = places[row] ?? noPlace
      if (position !== noPlace) everything[position] = (everything[position] ?? 0) + (rows[row] ?? 0)
    }
  }

  /** Adds the sums at some places of another to those at as many places of this one. */
  addSums(other: Tallies, from: readonly number[], to: readonly number[]): void {
    this.#value.addSums(other.#value, from, to)
    this.#quantity.addSums(other.#quantity, from, to)
    this.#quantity2.addSums(other.#quantity2, from, to)
    const [complete, others] = [this.#rows, other.#rows]
    for (let index = 0; index < from.length; index++) {
      const offset = to[index] ?? 0
      complete[offset] = (complete[offset] ?? 0) + (others[from[index] ?? 0] ?? 0)
    }
  }

  /** At which of some places anything was added, as indices of them. */
  among(places: readonly number[]): number[] {
    const slices = this.#value.given
    const some: number[] = []
    for (let index = 0; index < places.length; index++)
      if ((slices[places[index] ?? 0] ?? 0) > 0) some.push(index)
    return some
  }

  /** The sums at some places, as are those below. */
  values(places: readonly number[]): bigint[] {
    return this.#value.at(places)
  }

  /** Of one load it is what is given of it; over several all slices must give it. */
  quantities(places: readonly number[], isOfOneLoad: boolean): (bigint | null)[] {
    return this.#given(this.#quantity, places, isOfOneLoad)
  }

  quantities2(places: readonly number[], isOfOneLoad: boolean): (bigint | null)[] {
    return this.#given(this.#quantity2, places, isOfOneLoad)
  }

  rows(places: readonly number[]): number[] {
    return places.map((place) => this.#rows[place] ?? 0)
  }

  clear(): void {
    for (const amounts of this.#measures) amounts.clear()
    this.#rows.fill(0)
  }

  get #measures(): readonly Amounts[] {
    return [this.#value, this.#quantity, this.#quantity2]
  }

  #given(amounts: Amounts, places: readonly number[], isOfOneLoad: boolean): (bigint | null)[] {
    const [given, slices] = [amounts.given, this.#value.given]
    return amounts.at(places).map((sum, index) => {
      const place = places[index] ?? 0
      return (given[place] ?? 0) < (isOfOneLoad ? 1 : (slices[place] ?? 0)) ? null : sum
    })
  }
}

function into<Sums extends Float64Array | Uint32Array>(larger: Sums, sums: Sums): Sums {
  larger.set(sums)
  return larger
}
