import { numberOfCode } from '../../trade/code-number.ts'
import type { Scope, Vintage } from '../ledger.ts'
import { limitedDimensions } from '../series.ts'
import { publishedBy } from '../sql/prevalence.ts'

/**
 * Keeps of the rows that prevail those within some codes: only of these, since which publication of a commodity is
 * the first does not depend on what is kept of it. A code is a number here, so that a text cannot be part of the
 * statement.
 */
export const limitedTo = (within: Scope): string =>
  [
    'WHERE true',
    ...limitedDimensions(within).map(
      (dimension) => `${dimension} IN (${(within[dimension] ?? []).map(numberOfCode).join()})`,
    ),
  ].join(' AND ')

/** The key of a cell among several series. A dimension that a cut does not have is NULL in all its rows. */
const anyCell = 'series, from_month, to_month, commodity, partner, procedure, place'

/**
 * The loads of some series ($series) with their `precedence`: of several that hold a cell the highest
 * prevails. Later data prevail over earlier ones, and of data of one date the later loaded.
 */
const precedence = `
  SELECT id AS load, series, as_of_instant, scope, truncated_at,
    row_number() OVER (ORDER BY as_of_instant, id) AS precedence
  FROM loads WHERE series IN (SELECT unnest($series::VARCHAR[]))`

/** More than any moment: puts what is no whole publication behind all that are. */
const notWhole = 10_000_000_000_000

/**
 * The rows that count of some series ($series) in a vintage, of those observations that a
 * condition written here keeps. Supersession is by cell: rows of one load with the same key stay together.
 */
export function rowsOfVintage(condition: string, vintage: Vintage = {}): string {
  const publication = `as_of_instant + CASE
    WHEN scope <> '{}' OR coalesce(truncated_at <= from_month, false) THEN ${notWhole} ELSE 0 END`
  const slice = 'PARTITION BY series, from_month, to_month, commodity'
  return `
    WITH candidates AS (
      SELECT observations.*, series, precedence
      FROM observations JOIN (${precedence}) USING (load)
      WHERE as_of_instant <= ${publishedBy(vintage)} AND ${condition}
      ${vintage.first ? `QUALIFY ${publication} = min(${publication}) OVER (${slice})` : ''}
    )
    FROM candidates QUALIFY precedence = max(precedence) OVER (PARTITION BY ${anyCell})`
}

/** The loads and their rows of some series ($series), of those observations that a condition written here keeps. */
const rowsOfSeries = (condition: string): string => `
  SELECT observations.*, series
  FROM observations JOIN (
    SELECT id AS load, series FROM loads WHERE series IN (SELECT unnest($series::VARCHAR[]))
  ) USING (load)
  WHERE ${condition}`

/**
 * The rows of some series ($series) that prevail today, of those observations that a condition written here
 * keeps. Only in contested slices, if there are any among them, must it be found out cell by cell which load
 * prevails.
 */
export function rowsOfToday(condition: string, hasContested: boolean): string {
  if (!hasContested) return rowsOfSeries(condition)
  const slice = 'series, from_month, to_month, commodity'
  return `
    FROM (${rowsOfSeries(condition)}) ANTI JOIN contested USING (${slice})
    UNION ALL BY NAME
    SELECT * EXCLUDE (precedence)
    FROM (${rowsOfVintage(`${condition} AND (${slice}) IN (SELECT (${slice}) FROM contested)`)})`
}
