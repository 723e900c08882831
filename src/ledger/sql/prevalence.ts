import { type Cut, type Dimension, dimensions } from '../../trade/trade.ts'
import type { Vintage } from '../ledger-interface.ts'

/**
 * The columns that make the key of a cell within a series, for a GROUP BY or a USING. They are names of
 * columns, not values: nothing of a file is in them.
 */
export const cellColumns = (cut: Cut): string =>
  ['from_month', 'to_month', 'commodity', ...split(cut)].join(', ')

/** The dimensions of a cut besides the commodity: those that totals can be made by. */
const split = (cut: Cut): Dimension[] =>
  dimensions.filter((dimension) => dimension !== 'commodity' && cut.includes(dimension))

/** A later moment than any: what is published by it is everything. */
const everPublished = 9_000_000_000_000

/** The moment (milliseconds since 1970) until which data count. */
export const publishedBy = ({ asOf }: Pick<Vintage, 'asOf'> = {}): bigint =>
  BigInt(asOf === undefined ? everPublished : Date.parse(asOf))
