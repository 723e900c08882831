import { randomFrom } from '../../../bench/random.ts'

/** One cell of trade that nobody had: sizes are set by hand, the rest is drawn from a seeded generator. */
export interface Cell {
  readonly flow: 'export' | 'import'
  readonly year: number
  readonly month: number
  readonly commodity: string
  /** The source's own code. */
  readonly partner: string
  readonly place: string
  readonly value: number
  readonly kilograms: number
}

export interface Market {
  readonly flow: Cell['flow']
  readonly commodity: string
  readonly partner: string
  readonly place?: string
  /** Its value in a usual month, in whole units of money. */
  readonly size: number
  /** Growth a year, as a factor. */
  readonly growth: number
  /** Years without trade. */
  readonly without?: readonly number[]
}

/** The cells of some markets in some months of two years. */
export function drawTrade(
  seed: number,
  markets: readonly Market[],
  years: readonly number[],
  months: readonly number[],
): Cell[] {
  const draw = randomFrom(seed)
  return markets.flatMap(({ flow, commodity, partner, place = '', size, growth, without = [] }) =>
    years.flatMap((year, index) =>
      months.flatMap((month) => {
        const value = Math.round(size * growth ** index * (0.85 + 0.3 * draw()))
        const kilograms = Math.round(value / (18 + 4 * draw()))
        return without.includes(year)
          ? []
          : [{ flow, year, month, commodity, partner, place, value, kilograms }]
      }),
    ),
  )
}
