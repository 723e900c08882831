import type { Scope } from '../../../trade/trade.ts'
import { limitedDimensions } from '../../coverage/coverage.ts'
import type { Vintage } from '../../ledger-interface.ts'
import { replacementRules } from '../../sql/sql.ts'
import { listed, type Parameters } from '../connection/connection.ts'
import { inScope } from '../scope-columns.ts'
import { type Standing, writePrecedence } from './precedence.ts'
import { haveOverlaps } from './slices.ts'

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

/** What makes a cell: a dimension that a series' cut does not have is absent in all of its rows. */
const cell = 'series, from_month, to_month, commodity, partner, procedure, place'
const slice = 'series, from_month, to_month, commodity'

const sameSlice = (item: string, other: string): string =>
  slice
    .split(', ')
    .map((column) => `${item}.${column} = ${other}.${column}`)
    .join(' AND ')

const measures = 'value, quantity, unit, quantity2, unit2'
const columns = `load, line, ${cell}, ${measures}`

/**
 * Common table expressions that end in `prevailing`: the rows that count, of some loads, among those observations that a
 * condition written here, about whole slices, keeps. Rows of one load with the same key stay together.
 *
 * Of what is not void beside another load each cell is that of the latest load, unless a later one that covers its slice
 * has taken that load's place (see `coverage/relation.ts`). Where no two loads have months in common all rows count.
 *
 * The loads were looked up before: what belongs to a load is written before its row, so whatever load is seen, its rows
 * and what they replace are seen too.
 *
 * @param condition keeps or leaves whole slices, and names their series.
 */
export function prevailingRows(
  loads: readonly Standing[],
  condition: string,
  { first = false }: Vintage = {},
): string {
  const seen = `
      SELECT precedence.id AS load, precedence.precedence, from_month < whole_before AS is_publication, line, ${cell},
        ${measures}
      FROM precedence JOIN observations ON observations.batch = precedence.batch
      WHERE ${condition}`
  const precedence = writePrecedence(loads).sql
  if (!haveOverlaps(loads)) return `${precedence}, prevailing AS (SELECT ${columns} FROM (${seen}))`
  return `${precedence}, ${replacedRows(condition)}, seen AS (${seen}
    )${first ? `, ${publications}` : ''}, flagged AS (
      SELECT seen.*, ${isGone(`pair.rule <> ${takesPlace}`)} AS is_void, ${isGone(`pair.rule = ${takesPlace}`)} AS is_replaced,
        ${first ? 'published.publications' : 'NULL'} AS publications, ${first ? isOriginal : 'false'} AS is_original
      FROM seen LEFT JOIN rules ON ${sameSlice('rules', 'seen')}
        ${first ? `LEFT JOIN published ON ${sameSlice('published', 'seen')}` : ''}
    ), ranked AS (
      SELECT *, max(CASE WHEN NOT is_void THEN precedence END) OVER (PARTITION BY ${cell}) AS latest,
        ${first ? `max(CASE WHEN is_original THEN precedence END) OVER (PARTITION BY ${cell})` : '0'} AS latest_original
      FROM flagged
    ), prevailing AS (
      SELECT ${columns} FROM ranked
      WHERE CASE WHEN publications IS NULL
        THEN NOT is_void AND precedence = latest AND NOT is_replaced
        ELSE is_original AND precedence = latest_original
      END
    )`
}

const { takesPlace, voids, voidsAsPage } = replacementRules

/**
 * What of the loads other ones keep from counting, by slice: pairs of the load that does not count and the other one, with
 * the rule and what the other one was filtered to.
 */
const replacedRows = (condition: string): string => `rules AS (
      SELECT ${slice}, array_agg(CAST(ROW(rule, replaced_load.id, other.id, other.limited_to, other.precedence > replaced_load.precedence)
        AS ROW(rule integer, load integer, other integer, limits varchar, is_later boolean))) AS pairs
      FROM (SELECT * FROM replacements WHERE ${condition}) AS kept
        JOIN precedence AS replaced_load ON replaced_load.batch = kept.replaced
        JOIN precedence AS other ON other.batch = kept.replacing
      WHERE other.speaks AND (rule <> ${voidsAsPage} OR other.is_page)
        AND (rule <> ${voids} OR NOT replaced_load.is_page OR other.precedence > replaced_load.precedence)
      GROUP BY ${slice}
    )`

/** Whether a row of `seen` does not count by rules that a condition on the `pair` keeps. */
const isGone = (condition: string): string =>
  `coalesce(any_match(rules.pairs, pair -> pair.load = seen.load AND ${condition}
    AND (pair.limits IS NULL OR (${inScope('pair.limits', 'seen')}))), false)`

/** The loads that list some of a slice and cover it unfiltered, by slice. */
const publications = `published AS (
      SELECT ${slice}, array_agg(DISTINCT load) AS publications FROM seen WHERE is_publication GROUP BY ${slice}
    )`

/**
 * Whether a row of `seen` is of a first publication: one that takes the place of none of the others. Where a slice has no
 * publication, what prevails counts.
 */
const isOriginal = `(is_publication AND NOT coalesce(any_match(rules.pairs, pair -> pair.other = seen.load
    AND pair.is_later AND contains(published.publications, pair.load)), false))`
