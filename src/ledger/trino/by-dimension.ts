import type { Dimension } from '../../trade/trade.ts'

/** The columns of a slice's rows that are never added up with one another. */
const slice = ['series', 'commodity', 'from_month', 'to_month', 'unit', 'unit2'] as const

/**
 * The sums of each slice, in total and by some dimensions at once, by one look at the rows: with `dimension` (empty for
 * the total) and `code`.
 *
 * @param rows what stands behind FROM: a relation with the columns of the observations.
 * @param owner the column that says whose rows they are.
 */
export function sumsByDimension(
  rows: string,
  owner: 'batch' | 'load',
  dimensions: readonly Exclude<Dimension, 'commodity'>[],
): string {
  const columns = [owner, ...slice].join(', ')
  const chosen = (subject: (dimension: string) => string): string =>
    dimensions.length === 0
      ? "''"
      : `CASE ${dimensions.map((dimension) => `WHEN grouping(${dimension}) = 0 THEN ${subject(dimension)}`).join(' ')} ELSE '' END`
  const sum = (column: string) => `sum(CAST(${column} AS decimal(38, 0))) AS ${column}`
  const sets = ['', ...dimensions].map((dimension) => `(${columns}${dimension && `, ${dimension}`})`)
  return `SELECT ${columns}, ${chosen((dimension) => `'${dimension}'`)} AS dimension,
      ${chosen((dimension) => dimension)} AS code, ${sum('value')}, ${sum('quantity')}, ${sum('quantity2')},
      CAST(count(*) AS decimal(38, 0)) AS row_count
    FROM ${rows}
    GROUP BY GROUPING SETS (${sets.join(', ')})`
}
