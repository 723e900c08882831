import type { Scope, Vintage } from '../ledger.ts'
import { limitedDimensions } from '../series.ts'
import { listed, type Parameters } from './literal.ts'

/** More than any moment: puts what is no whole publication behind all that are. */
const notWhole = 10_000_000_000_000

/** Keeps of the rows that prevail those within some codes, with what is bound in it. */
export function limitedTo(within: Scope = {}): { readonly sql: string; readonly parameters: Parameters } {
  const limits = limitedDimensions(within).map((dimension) => {
    const codes = listed(`within_${dimension}`, within[dimension] ?? [])
    return { sql: `${dimension} IN (${codes.sql})`, parameters: codes.parameters }
  })
  return {
    sql: ['WHERE true', ...limits.map(({ sql }) => sql)].join(' AND '),
    parameters: Object.assign({}, ...limits.map(({ parameters }) => parameters)),
  }
}

/** The month from which on a load is not whole. */
export const wholeBefore = "CASE WHEN scope <> '{}' THEN 0 ELSE coalesce(truncated_at, 999999) END"

/** What makes a cell: a dimension that a series' cut does not have is absent in all of its rows. */
const cell = 'series, from_month, to_month, commodity, partner, procedure, place'

/** The loads of a series ($series) that count in a vintage ($published), as a relation `precedence`. */
export const precedenceOfAll = `precedence AS (
      SELECT id, batch, as_of_instant AS instant, row_number() OVER (ORDER BY as_of_instant, id) AS precedence,
        ${wholeBefore} AS whole_before
      FROM loads WHERE series = $series AND as_of_instant <= $published
    )`

/**
 * Common table expressions that end in `prevailing`: the rows that count, of the loads in
 * `precedence`, among those observations that a condition written here keeps. Rows of one load with the same key
 * stay together; of several loads that hold a cell the one of the latest date prevails, and of those of one
 * date the later loaded.
 *
 * The loads are looked up first: a load's rows are written before its own row, so whatever load is seen, its
 * rows are seen too.
 *
 * @param precedence the loads: `precedenceOfAll`, or those that were seen before.
 * @param condition keeps or leaves whole cells, and names their series.
 */
export function prevailingRows(
  precedence: string,
  condition: string,
  { first = false }: Vintage = {},
): string {
  const publication = `instant + CASE WHEN from_month >= whole_before THEN ${notWhole} ELSE 0 END`
  return `
    ${precedence}, candidates AS (
      SELECT precedence.id AS load, precedence, series, line, from_month, to_month, commodity, partner, procedure, place,
        value, quantity, unit, quantity2, unit2${first ? `, ${publication} AS publication` : ''}
      FROM precedence JOIN observations ON observations.batch = precedence.batch
      WHERE ${condition}
    ), published AS (
      SELECT * FROM ${
        first
          ? `(SELECT *, min(publication) OVER (PARTITION BY series, from_month, to_month, commodity) AS earliest
              FROM candidates) WHERE publication = earliest`
          : 'candidates'
      }
    ), prevailing AS (
      SELECT * FROM (
        SELECT *, max(precedence) OVER (PARTITION BY ${cell}) AS highest FROM published
      ) WHERE precedence = highest
    )`
}
