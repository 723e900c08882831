import type { Flow } from '../../../trade/trade.ts'
import type { History, MonthRow } from '../check-context.ts'

/** A load whose values show by themselves that they were multiplied or divided. */
export interface RoundedValues {
  readonly load: number
  readonly rows: readonly MonthRow[]
  /** Every value is a multiple of it, or it is what values were divided by, as far as can be told. */
  readonly factor: bigint
  readonly kind: 'multiplied' | 'divided' | 'exchanged'
}

/** So many values must say the same: one in ten is a multiple of ten by chance, three in three hundred of a hundred. */
const fewest = { values: 30, zeros: 5 } as const

/** Which part of the values is zero, in per cent; the portal lists no cell without a value. */
const leastZeros = 2

const factors = [10_000n, 1000n, 100n]

/**
 * Of 112,000 real months by partner one in 500 has a quantity that rounds to zero, and none a value: where several values
 * are zero, and hardly a quantity, the two were exchanged.
 */
const exchange = { zeros: 3, timesQuantities: 3 } as const

/**
 * Loads of which all values are multiples of 100, 1,000 or 10,000, or many are zero beside a quantity. It needs nothing
 * to compare with, and so also tells where both years are wrong alike.
 *
 * @param published what every value of the source is a multiple of, in units of currency, and the decimals that values have
 * in the ledger: in thousands every value is a multiple of 1,000, and small ones are zero.
 */
export function roundedValues(
  { partners }: Pick<History, 'partners'>,
  flow: Flow,
  { step, decimals }: { readonly step: bigint; readonly decimals: number },
): RoundedValues[] {
  const monthRows = partners.filter((row) => row.flow === flow)
  const unit = step * 10n ** BigInt(decimals)
  const isExchanged = hasZeroValues(monthRows)
  return [...new Set(monthRows.map(({ load }) => load))].flatMap((load): RoundedValues[] => {
    const rows = monthRows.filter((row) => row.load === load)
    const values = rows.filter(({ value }) => value !== 0n)
    if (values.length < fewest.values) return []
    const factor = factors.find((item) => values.every(({ value }) => value % (item * unit) === 0n))
    if (factor) return [{ load, rows, factor, kind: 'multiplied' }]
    if (step > 1n) return []
    const zeros = rows.filter(({ value, quantity }) => value === 0n && quantity !== null && quantity > 0n)
    if (zeros.length >= fewest.zeros && zeros.length * 100 >= rows.length * leastZeros)
      return [{ load, rows, factor: 1000n, kind: 'divided' }]
    return isExchanged && zeros.length > 0 ? [{ load, rows, factor: 1n, kind: 'exchanged' }] : []
  })
}

function hasZeroValues(rows: readonly MonthRow[]): boolean {
  const values = rows.filter(({ value, quantity }) => value === 0n && quantity !== null && quantity > 0n)
  const quantities = rows.filter(({ value, quantity }) => value > 0n && quantity === 0n)
  return values.length >= exchange.zeros && values.length > exchange.timesQuantities * quantities.length
}
