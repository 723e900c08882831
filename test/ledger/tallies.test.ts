import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Hugeints, tooLarge } from '../../src/ledger/duckdb/columns.ts'
import { type Tallied, Tallies } from '../../src/ledger/duckdb/tallies.ts'

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

const whole = fc.oneof(
  fc.bigInt(0n, 1_000_000n),
  { weight: 5, arbitrary: fc.bigInt(2n ** 50n, 2n ** 52n - 1n) },
  fc.bigInt(-(2n ** 100n), 2n ** 100n),
  ...[31n, 32n, 51n, 52n, 53n, 63n, 64n, 96n].map((power) => fc.bigInt(2n ** power - 2n, 2n ** power + 2n)),
)
const slice = fc.record({
  place: fc.nat(2),
  value: whole,
  quantity: fc.option(whole),
  quantity2: fc.option(whole),
  rows: fc.nat(1_000_000),
})

const added = (amounts: readonly Amount[]): bigint =>
  amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n)

/** Over several loads all must give it; of one load it is what is given. */
function quantityOf(amounts: readonly Amount[], load: number | null): Amount {
  const given = amounts.filter((amount) => amount !== null)
  return (load === null ? given.length === amounts.length : given.length > 0) ? added(amounts) : null
}

describe('sums of slices', () => {
  it('are those of bigints, to the last digit', () => {
    fc.assert(
      fc.property(fc.array(slice, { maxLength: 60 }), fc.constantFrom(null, 1), (given, load) => {
        const tallies = new Tallies()
        const sums = [0, 1, 2].map(
          (): Tallied => ({ at: tallies.open(), load, value: 0n, quantity: 0n, quantity2: 0n, rows: 0 }),
        )
        const columns = {
          value: column(given.map(({ value }) => value)),
          quantity: column(given.map(({ quantity }) => quantity)),
          quantity2: column(given.map(({ quantity2 }) => quantity2)),
          rows: Int32Array.from(given, ({ rows }) => rows),
        }
        given.forEach(({ place }, row) => {
          tallies.add(sums[place]?.at ?? -1, columns, row)
        })
        tallies.settle(sums)
        for (const [place, sum] of sums.entries()) {
          const here = given.filter((one) => one.place === place)
          expect(sum).toMatchObject({
            value: added(here.map(({ value }) => value)),
            quantity: quantityOf(
              here.map(({ quantity }) => quantity),
              load,
            ),
            quantity2: quantityOf(
              here.map(({ quantity2 }) => quantity2),
              load,
            ),
            rows: here.reduce((sum, { rows }) => sum + rows, 0),
          })
        }
      }),
    )
  })

  it('have room for as many as are opened', () => {
    const tallies = new Tallies()
    const columns = { value: column([3n]), quantity: column([null]), quantity2: column([5n]) }
    const sums = Array.from({ length: 2_000 }, (_, number): Tallied => {
      const sum = { at: tallies.open(), load: 1, value: 0n, quantity: 0n, quantity2: 0n, rows: 0 }
      tallies.add(sum.at, { ...columns, rows: Int32Array.of(number) }, 0)
      return sum
    })
    tallies.settle(sums)
    expect(new Set(sums.map(({ at }) => at)).size).toBe(2_000)
    expect(sums.map(({ value, rows }) => [value, rows])).toEqual(sums.map((_, number) => [3n, number]))
    expect(sums.every(({ quantity, quantity2 }) => quantity === null && quantity2 === 5n)).toBe(true)
  })

  it('refuse a slice without a value', () => {
    const tallies = new Tallies()
    const columns = {
      value: column([null]),
      quantity: column([1n]),
      quantity2: column([1n]),
      rows: Int32Array.of(1),
    }
    expect(() => tallies.add(tallies.open(), columns, 0)).toThrow(TypeError)
  })
})

describe('a column of whole numbers', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.option(whole), { minLength: 1 }), (amounts) => {
        const read = column(amounts)
        amounts.forEach((amount, row) => {
          const isSmall = amount !== null && amount >= 0n && amount < 2n ** 52n
          expect(read.numberOrNull(row)).toBe(amount === null ? null : isSmall ? Number(amount) : tooLarge)
          if (amount === null) expect(() => read.at(row)).toThrow('unexpected NULL')
          else expect(read.at(row)).toBe(amount)
        })
      }),
    )
  })
})
