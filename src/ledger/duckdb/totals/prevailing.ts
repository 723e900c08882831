import { numberOfCode } from '../../../trade/observation/observation.ts'
import type { Scope } from '../../../trade/trade.ts'
import { limitedDimensions } from '../../coverage/coverage.ts'
import type { Vintage } from '../../ledger-interface.ts'
import { publishedBy, replacementRules } from '../../sql/sql.ts'
import { inScope, isScoped, scopeColumns, speaks } from '../catalog/catalog.ts'

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
const slice = 'series, from_month, to_month, commodity'

/**
 * The loads of some series ($series) that are seen in a vintage, with their `precedence`: later data prevail over earlier
 * ones, and of data of one date the later loaded.
 */
const visibleLoads = (vintage: Vintage) => `
  SELECT id AS load, series, cut, monthly, truncated_at, ${scopeColumns}, ${speaks} AS speaks,
    EXISTS (
      SELECT 1 FROM relations
      WHERE kind = 'pages' AND first_page = loads.id AND relations.from_month = loads.truncated_at
    ) AS is_page,
    row_number() OVER (ORDER BY as_of_instant, id) AS precedence
  FROM loads WHERE series IN (SELECT unnest($series::VARCHAR[])) AND as_of_instant <= ${publishedBy(vintage)}`

const sameSlice = (item: string, other: string): string =>
  ['series', 'from_month', 'to_month', 'commodity']
    .map((column) => `${item}.${column} = ${other}.${column}`)
    .join(' AND ')

/**
 * The rows of a relation that what a load was filtered to keeps from counting. A line of a file can have several rows, one
 * a month.
 */
const rowsInScope = (rows: string, condition: string): string => `
  SELECT ${slice}, load, ${rows}.line FROM ${rows} JOIN replaced USING (${slice}, load)
  WHERE ${condition} AND is_scoped AND ${inScope('replaced', rows)}`

/**
 * The rows that count of some series ($series) in a vintage, of those observations that a condition written here, about
 * whole slices, keeps (see `coverage/relation.ts`). Of what is not void beside another load (`candidates`) each cell is
 * that of the latest load, unless a later one that covers its slice has taken that load's place.
 */
export function rowsOfVintage(condition: string, vintage: Vintage = {}): string {
  const { takesPlace } = replacementRules
  return `
    WITH visible AS (${visibleLoads(vintage)}),
    replaced AS (
      SELECT kept.* EXCLUDE (replaced, load), kept.replaced AS load, visible.* EXCLUDE (load, series),
        ${isScoped('visible')} AS is_scoped
      FROM (FROM replacements WHERE series IN (SELECT unnest($series::VARCHAR[])) AND ${condition}) AS kept
        JOIN visible ON visible.load = kept.replacing
        LEFT JOIN (SELECT load AS own_load, is_page AS own_is_page, precedence AS own_precedence FROM visible) AS own
          ON own_load = kept.replaced
      WHERE visible.speaks AND (rule <> ${replacementRules.voidsAsPage} OR visible.is_page)
        AND (rule <> ${replacementRules.voids} OR NOT coalesce(own_is_page, false) OR precedence > own_precedence)
    ),
    seen AS (
      SELECT observations.*, series, precedence FROM observations JOIN visible USING (load) WHERE ${condition}
    ),
    candidates AS (
      FROM seen
        ANTI JOIN (FROM replaced WHERE rule <> ${takesPlace} AND NOT is_scoped) USING (${slice}, load)
        ANTI JOIN (${rowsInScope('seen', `rule <> ${takesPlace}`)}) USING (${slice}, load, line)
    ),
    latest AS (FROM candidates QUALIFY precedence = max(precedence) OVER (PARTITION BY ${anyCell})),
    prevailing AS (
      FROM latest
        ANTI JOIN (FROM replaced WHERE rule = ${takesPlace} AND NOT is_scoped) USING (${slice}, load)
        ANTI JOIN (${rowsInScope('latest', `rule = ${takesPlace}`)}) USING (${slice}, load, line)
    )
    ${vintage.first ? firstPublished : 'FROM prevailing'}`
}

/**
 * The rows of the first publications: of the loads that list some of a slice and cover it unfiltered, those that take the
 * place of none of the others. Where there are none, what prevails.
 */
const firstPublished = `,
    publications AS (
      SELECT DISTINCT ${slice}, load, precedence FROM seen JOIN (
        SELECT load, monthly, truncated_at, is_page FROM visible WHERE speaks AND NOT ${isScoped('visible')}
      ) USING (load)
      WHERE CASE WHEN monthly
        THEN coalesce(from_month < truncated_at, true) OR (from_month = truncated_at AND is_page)
        ELSE truncated_at IS NULL END
    ),
    original AS (
      FROM publications ANTI JOIN (
        SELECT later.* FROM publications AS later
          JOIN replaced ON replaced.replacing = later.load AND ${sameSlice('replaced', 'later')}
          JOIN publications AS earlier ON earlier.load = replaced.load AND ${sameSlice('earlier', 'later')}
        WHERE later.precedence > earlier.precedence
      ) USING (${slice}, load)
    ),
    first_published AS (
      FROM seen SEMI JOIN original USING (${slice}, load)
      QUALIFY precedence = max(precedence) OVER (PARTITION BY ${anyCell})
    )
    FROM first_published UNION ALL BY NAME (FROM prevailing ANTI JOIN publications USING (${slice}))`

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
  return `
    FROM (${rowsOfSeries(condition)}) ANTI JOIN contested USING (${slice})
    UNION ALL BY NAME
    SELECT * EXCLUDE (precedence)
    FROM (${rowsOfVintage(`${condition} AND (${slice}) IN (SELECT (${slice}) FROM contested)`)})`
}
