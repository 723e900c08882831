import type { Scope, Vintage } from '../ledger.ts'
import { limitedDimensions } from '../series.ts'
import { replacementRules } from '../sql/replacement-rules.ts'
import { listed, type Parameters } from './literal.ts'
import { precedenceOf, type Standing } from './precedence.ts'
import { inScope } from './scope-columns.ts'
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

const sameSlice = (one: string, other: string): string =>
  slice
    .split(', ')
    .map((column) => `${one}.${column} = ${other}.${column}`)
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
  const precedence = precedenceOf(loads).sql
  if (!haveOverlaps(loads)) return `${precedence}, prevailing AS (SELECT ${columns} FROM (${seen}))`
  const isFiltered = loads.some(({ filter }) => filter !== null)
  return `${precedence}, ${replacedSlices(condition, isFiltered)}, seen AS (${seen}
    ), flagged AS (
      SELECT seen.*, ${isGone('is_void', 'void_filters', isFiltered)},
        ${isGone('is_replaced', 'replaced_filters', isFiltered)}
      FROM seen LEFT JOIN gone ON gone.load = seen.load AND ${sameSlice('gone', 'seen')}
    ), ${first ? 'counting' : 'prevailing'} AS (
      SELECT ${columns} FROM (${latestOf('flagged WHERE NOT is_void')}) WHERE NOT is_replaced
    )${first ? `, ${firstPublished}` : ''}`
}

/** Of each cell the rows of the latest load. */
const latestOf = (rows: string): string => `
  SELECT * FROM (
    SELECT *, max(precedence) OVER (PARTITION BY ${cell}) AS highest FROM ${rows}
  ) WHERE precedence = highest`

/**
 * What of the loads other ones keep from counting: `replaced` by pair, and `gone` by load, each by slice; whole or, where
 * the other one was filtered, within what it was filtered to.
 */
function replacedSlices(condition: string, isFiltered: boolean): string {
  const { takesPlace, voids, voidsAsPage } = replacementRules
  const filters = (rule: string) => `array_agg(limited_to) FILTER (WHERE ${rule} AND limited_to IS NOT NULL)`
  return `replaced AS (
      SELECT kept.${slice.replaceAll(', ', ', kept.')}, kept.rule, replaced_load.id AS load, other.id AS replacing,
        other.limited_to
      FROM (SELECT * FROM replacements WHERE ${condition}) AS kept
        JOIN precedence AS replaced_load ON replaced_load.batch = kept.replaced
        JOIN precedence AS other ON other.batch = kept.replacing
      WHERE other.speaks AND (kept.rule <> ${voidsAsPage} OR other.is_page)
        AND (kept.rule <> ${voids} OR NOT replaced_load.is_page OR other.precedence > replaced_load.precedence)
    ), gone AS (
      SELECT ${slice}, load, bool_or(rule <> ${takesPlace} AND limited_to IS NULL) AS is_void,
        bool_or(rule = ${takesPlace} AND limited_to IS NULL) AS is_replaced${
          isFiltered
            ? `, ${filters(`rule <> ${takesPlace}`)} AS void_filters,
        ${filters(`rule = ${takesPlace}`)} AS replaced_filters`
            : ''
        }
      FROM replaced GROUP BY ${slice}, load
    )`
}

/** Whether a row of `seen` does not count, by what is said of its slice. */
const isGone = (whole: string, filters: string, isFiltered: boolean): string =>
  `(coalesce(gone.${whole}, false)${
    isFiltered
      ? ` OR coalesce(any_match(gone.${filters}, limits -> ${inScope('limits', 'seen')}), false)`
      : ''
  }) AS ${whole}`

/**
 * The rows of the first publications: of the loads that list some of a slice and cover it unfiltered, those that take the
 * place of none of the others. Where there are none, what prevails (`counting`).
 */
const firstPublished = `publications AS (
      SELECT DISTINCT ${slice}, load, precedence FROM seen WHERE is_publication
    ), revisions AS (
      SELECT DISTINCT ${slice.replace('series', 'later.series').replaceAll(', ', ', later.')}, later.load
      FROM publications AS later
        JOIN replaced ON replaced.replacing = later.load AND ${sameSlice('replaced', 'later')}
        JOIN publications AS earlier ON earlier.load = replaced.load AND ${sameSlice('earlier', 'later')}
      WHERE later.precedence > earlier.precedence
    ), original AS (
      SELECT seen.* FROM seen
        LEFT JOIN revisions ON revisions.load = seen.load AND ${sameSlice('revisions', 'seen')}
      WHERE is_publication AND revisions.load IS NULL
    ), published AS (
      SELECT DISTINCT ${slice} FROM publications
    ), prevailing AS (
      SELECT ${columns} FROM (${latestOf('original')})
      UNION ALL
      SELECT ${columns
        .split(', ')
        .map((column) => `counting.${column}`)
        .join(', ')} FROM counting
        LEFT JOIN published ON ${sameSlice('published', 'counting')}
      WHERE published.series IS NULL
    )`
