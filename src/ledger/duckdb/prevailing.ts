import { type Cut, type Dimension, dimensions } from '../../trade/terms.ts'
import type { Vintage } from '../ledger.ts'
import { instantOf } from './loads.ts'

/**
 * The columns that make the key of a cell within a series, for a GROUP BY, a PARTITION BY or a USING. They are
 * names of columns, not values: nothing of a file is in them.
 */
export const cellColumns = (cut: Cut): string =>
  ['from_month', 'to_month', 'commodity', ...split(cut)].join(', ')

/** The dimensions of a cut besides the commodity: those that totals can be made by. */
export const split = (cut: Cut): Exclude<Dimension, 'commodity'>[] =>
  dimensions.filter((dimension) => dimension !== 'commodity').filter((dimension) => cut.includes(dimension))

/**
 * The loads of a series ($series) with their `precedence`: of several that hold a cell the
 * highest prevails. Later data prevail over earlier ones, and of data of one date the later loaded.
 */
export const precedence = `
  SELECT id AS load, as_of_instant, row_number() OVER (ORDER BY as_of_instant, id) AS precedence
  FROM loads WHERE series = $series`

/**
 * Of the rows of a relation (observations with their load's `precedence`) those whose load prevails in their
 * cell. Supersession is by cell: rows of one load with the same key stay together.
 */
export const prevailingOf = (relation: string, cut: Cut): string => `
  SELECT * FROM ${relation}
  QUALIFY precedence = max(precedence) OVER (PARTITION BY ${cellColumns(cut)})`

/** A later moment than any: what is published by it is everything. */
const everPublished = 9_000_000_000_000

/** More than any moment: puts what is no whole publication behind all that are. */
const notWhole = 10_000_000_000_000

/** The moment (milliseconds since 1970) until which data count, to be bound as `$published`. */
export const publishedBy = ({ asOf }: Pick<Vintage, 'asOf'> = {}): bigint =>
  BigInt(asOf === undefined ? everPublished : instantOf(asOf))

/**
 * The rows that count of a series ($series) in a vintage ($published), of those observations that a condition
 * written here keeps.
 */
export function rowsOfVintage(condition: string, cut: Cut, { first = false }: Vintage = {}): string {
  const publication = `as_of_instant + CASE
    WHEN scope <> '{}' OR coalesce(truncated_at <= from_month, false) THEN ${notWhole} ELSE 0 END`
  return `
    WITH precedence AS (
      SELECT id AS load, as_of_instant, scope, truncated_at,
        row_number() OVER (ORDER BY as_of_instant, id) AS precedence
      FROM loads WHERE series = $series AND as_of_instant <= $published
    ), candidates AS (
      SELECT observations.*, precedence
      FROM observations JOIN precedence USING (load)
      WHERE ${condition}
      ${first ? `QUALIFY ${publication} = min(${publication}) OVER (PARTITION BY from_month, to_month, commodity)` : ''}
    )
    ${prevailingOf('candidates', cut)}`
}
