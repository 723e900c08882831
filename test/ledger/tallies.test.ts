import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Hugeints, tooLarge } from '../../src/ledger/duckdb/columns.ts'
import { noPlace, Tallies } from '../../src/ledger/duckdb/totals/exact-sums.ts'

type Amount = bigint | null

/** A column as the engine holds it: 16 bytes each, and a bit for each that is given. */
function column(amounts: readonly Amount[]): Hugeints {
  const values = new BigInt64Array(2 * amounts.length)
  const given = new Uint8Array(Math.ceil(amounts.length / 8))
  amounts.forEach((amount, row) => {
    values[2 * row] = amount ?? 7n
    values[2 * row + 1] = (amount ?? 0n) >> 64n
    if (amount !== null) given[row >> 3] = (given[row >> 3] ?? 0) | (1 << (row & 7))
  })
  return new Hugeints({ name: 'amount', values: new Uint8Array(values.buffer), given })
}

const arbitrary = fc.oneof(
  fc.bigInt(0n, 1_000_000n),
  { weight: 5, arbitrary: fc.bigInt(2n ** 50n, 2n ** 52n - 1n) },
  fc.bigInt(-(2n ** 100n), 2n ** 100n),
  ...[31n, 32n, 51n, 52n, 53n, 63n, 64n, 96n].map((power) => fc.bigInt(2n ** power - 2n, 2n ** power + 2n)),
)
const slice = fc.record({
  place: fc.nat(2),
  value: arbitrary,
  quantity: fc.option(arbitrary),
  quantity2: fc.option(arbitrary),
  rows: fc.nat(1_000_000),
})

interface Slice {
  readonly place: number
  readonly value: Amount
  readonly quantity: Amount
  readonly quantity2: Amount
  readonly rows: number
}

const columnsOf = (slices: readonly Omit<Slice, 'place'>[]) => ({
  value: column(slices.map(({ value }) => value)).numbers(),
  quantity: column(slices.map(({ quantity }) => quantity)).numbers(),
  quantity2: column(slices.map(({ quantity2 }) => quantity2)).numbers(),
  rows: Int32Array.from(slices, ({ rows }) => rows),
})

const added = (amounts: readonly Amount[]): bigint =>
  amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n)

/** Over several loads all must give it; of one load it is what is given. */
function quantityOf(amounts: readonly Amount[], isOfOneLoad: boolean): Amount {
  const given = amounts.filter((amount) => amount !== null)
  return (isOfOneLoad ? given.length > 0 : given.length === amounts.length) ? added(amounts) : null
}

describe('sums of slices', () => {
  it('are those of bigints, to the last digit', () => {
    fc.assert(
      fc.property(fc.array(slice, { maxLength: 60 }), fc.boolean(), (given, isOfOneLoad) => {
        const tallies = new Tallies()
        tallies.addSlices(
          columnsOf(given),
          Int32Array.from(given, ({ place }) => place),
        )
        // Further on the places are others, and several come to one.
        const further = new Tallies()
        const lines = [2, 1, 1]
        further.addSums(tallies, [0, 1, 2], lines)
        for (const [sums, placeOf] of [
          [tallies, ({ place }: Slice) => place],
          [further, ({ place }: Slice) => lines[place]],
        ] as const)
          for (const index of [0, 1, 2]) {
            const here = given.filter((item) => placeOf(item) === index)
            if (here.length === 0) expect(sums.among([index])).toEqual([])
            else
              expect({
                value: sums.values([index])[0],
                quantity: sums.quantities([index], isOfOneLoad)[0],
                quantity2: sums.quantities2([index], isOfOneLoad)[0],
                rows: sums.rows([index])[0],
              }).toStrictEqual({
                value: added(here.map(({ value }) => value)),
                quantity: quantityOf(
                  here.map(({ quantity }) => quantity),
                  isOfOneLoad,
                ),
                quantity2: quantityOf(
                  here.map(({ quantity2 }) => quantity2),
                  isOfOneLoad,
                ),
                rows: here.reduce((sum, { rows }) => sum + rows, 0),
              })
          }
      }),
    )
  })

  it('have room for as many places as there are', () => {
    const tallies = new Tallies()
    tallies.reserve(2_000)
    tallies.addSlices(
      columnsOf(
        Array.from({ length: 2_000 }, (_, rows) => ({ value: 3n, quantity: null, quantity2: 5n, rows })),
      ),
      Int32Array.from({ length: 2_000 }, (_, place) => place),
    )
    const some = [1_999, 0, 256]
    expect(tallies.among([...some, 2_000])).toEqual([0, 1, 2])
    expect([tallies.values(some), tallies.rows(some)]).toEqual([[3n, 3n, 3n], some])
    expect([tallies.quantities(some, true), tallies.quantities2(some, false)]).toEqual([
      [null, null, null],
      [5n, 5n, 5n],
    ])
    tallies.clear()
    expect([tallies.among(some), tallies.values(some), tallies.rows(some)]).toEqual([
      [],
      [0n, 0n, 0n],
      [0, 0, 0],
    ])
  })

  it('leave out what has no place', () => {
    const tallies = new Tallies()
    const slice = { value: 3n, quantity: 2n ** 60n, quantity2: null, rows: 1 }
    tallies.addSlices(columnsOf([slice, slice]), Int32Array.of(noPlace, 1))
    expect([tallies.among([0, 1]), tallies.quantities([1], true), tallies.rows([0, 1])]).toEqual([
      [1],
      [2n ** 60n],
      [0, 1],
    ])
  })
})

describe('a column of whole numbers', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.option(arbitrary), { minLength: 1 }), (amounts) => {
        const read = column(amounts)
        const numbers = read.numbers()
        amounts.forEach((amount, row) => {
          const isSmall = amount !== null && amount >= 0n && amount < 2n ** 52n
          expect(numbers.amounts[row]).toBe(
            amount === null ? Number.NaN : isSmall ? Number(amount) : tooLarge,
          )
          expect(numbers.large.get(row)).toBe(amount === null || isSmall ? undefined : amount)
          if (amount === null) {
            expect(() => read.at(row)).toThrow('unexpected NULL')
            expect(() => read.refusingNull()).toThrow('unexpected NULL')
          } else expect(read.at(row)).toBe(amount)
        })
      }),
    )
  })
})
