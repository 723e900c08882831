import type { DuckDBConnection } from '@duckdb/node-api'
import type { Month } from '../../trade/month.ts'
import { dimensions } from '../../trade/terms.ts'
import type { Span, Total, TotalsRequest } from '../ledger.ts'
import { seriesOf } from '../series.ts'
import { totalOf } from '../sql/kept-rows.ts'
import type { Row } from '../sql/row.ts'
import { codeText, numberOfCode } from './code-numbers.ts'
import { limitedTo, rowsOfToday, rowsOfVintage } from './prevailing.ts'
import { query, queryOne } from './query.ts'
import { unitText } from './units.ts'

/** One commodity of a span. */
interface Wanted {
  /** Which span of which request it is, counted over all requests. */
  readonly position: number
  readonly series: string
  /** What GROUPING tells of the sums that are asked for. */
  readonly dimension: string
  readonly commodity: bigint
  readonly from: Month
  readonly to: Month
  readonly whole: number
  /** 1 for one sum over all loads. */
  readonly together: number
}

/**
 * Sums over the prevailing cells, for each request ordered by span (as requested), code, commodity, unit,
 * second unit and, unless they are added up together, load. The requests must be of one vintage and limit, and are
 * answered by one look at the rows. A cut
 * without commodities has them all under the empty code, whatever commodities a span names.
 */
export async function readTotals(
  connection: DuckDBConnection,
  requests: readonly TotalsRequest[],
): Promise<Total[][]> {
  const spans = requests.flatMap((request, index) => request.spans.map((span) => ({ request, index, span })))
  const wanted = spans.flatMap(({ request, span }, position) => wantedOf(request, span, position))
  const answers: Total[][] = requests.map(() => [])
  if (wanted.length === 0) return answers
  for (const row of await sumsOf(connection, wanted, requests[0])) {
    const asked = spans[row.number('position')]
    if (!asked) throw new Error('a sum that was not asked for')
    answers[asked.index]?.push(totalOf(row, asked.span.key))
  }
  return answers
}

function wantedOf(request: TotalsRequest, { months, grain, commodities }: Span, position: number): Wanted[] {
  const { cut, by } = request
  return [...(cut.includes('commodity') ? new Set(commodities) : [''])].map((commodity) => ({
    position,
    series: seriesOf(request),
    dimension: by ?? 'total',
    commodity: numberOfCode(commodity),
    ...months,
    whole: grain === 'whole' ? 1 : 0,
    together: request.loads === 'together' ? 1 : 0,
  }))
}

async function sumsOf(
  connection: DuckDBConnection,
  wanted: readonly Wanted[],
  { vintage, within = {} }: Pick<TotalsRequest, 'vintage' | 'within'> = {},
): Promise<Row[]> {
  const series = [...new Set(wanted.map((one) => one.series))]
  // Numbers, and as literals: so the engine's zone maps are checked against each of them.
  const condition = `commodity IN (${[...new Set(wanted.map((one) => one.commodity))].join()})
    AND from_month >= ${Math.min(...wanted.map((one) => one.from))}
    AND to_month <= ${Math.max(...wanted.map((one) => one.to))}`
  const rows = vintage
    ? rowsOfVintage(condition, vintage)
    : rowsOfToday(condition, await hasContested(connection, series, condition))
  return query(
    connection,
    `WITH wanted AS (
       SELECT unnest($positions::INTEGER[]) AS position, unnest($wantedSeries::VARCHAR[]) AS series,
         unnest($dimensions::VARCHAR[]) AS dimension, unnest($commodities::BIGINT[]) AS commodity,
         unnest($from::INTEGER[]) AS first_month, unnest($to::INTEGER[]) AS last_month,
         unnest($whole::INTEGER[]) AS whole, unnest($together::INTEGER[]) AS together
     ), slices AS (${sumsBySlice(`FROM (${rows})${limitedTo(within)}`, new Set(wanted.map((one) => one.dimension)))}
     ), loads AS (
       SELECT position, commodity, code, load, together, unit, unit2,
         sum(value) AS value, sum(quantity) AS quantity, sum(quantity2) AS quantity2, sum(row_count) AS row_count
       FROM slices JOIN wanted USING (series, dimension, commodity)
       WHERE from_month >= first_month AND to_month <= last_month
         AND CASE whole
           WHEN 1 THEN from_month = first_month AND to_month = last_month
           ELSE from_month = to_month
         END
       GROUP BY ALL
     )
     SELECT position, ${codeText('commodity')} AS commodity, ${codeText('code')} AS code,
       CASE together WHEN 0 THEN load END AS load, ${unitText('unit')} AS unit, ${unitText('unit2')} AS unit2,
       sum(value) AS value, ${sumIfGiven('quantity')}, ${sumIfGiven('quantity2')}, sum(row_count) AS row_count
     FROM loads
     GROUP BY ALL
     ORDER BY position, code, commodity, unit NULLS FIRST, unit2 NULLS FIRST, load`,
    {
      series,
      positions: wanted.map((one) => one.position),
      wantedSeries: wanted.map((one) => one.series),
      dimensions: wanted.map((one) => one.dimension),
      commodities: wanted.map((one) => one.commodity),
      from: wanted.map((one) => one.from),
      to: wanted.map((one) => one.to),
      whole: wanted.map((one) => one.whole),
      together: wanted.map((one) => one.together),
    },
  )
}

/** The sum of what loads give; not given where one of them does not. */
const sumIfGiven = (column: string): string =>
  `CASE WHEN count(*) = count(${column}) THEN sum(${column}) END AS ${column}`

async function hasContested(
  connection: DuckDBConnection,
  series: readonly string[],
  condition: string,
): Promise<boolean> {
  const found = await queryOne(
    connection,
    `SELECT count(*) AS slices FROM contested
     WHERE series IN (SELECT unnest($series::VARCHAR[])) AND ${condition}`,
    { series },
  )
  return found.number('slices') > 0
}

/** Sums of each slice of some rows, over all and by each dimension that is asked for. */
function sumsBySlice(rows: string, asked: ReadonlySet<string>): string {
  const slice = 'series, commodity, from_month, to_month, load, unit, unit2'
  const by = dimensions.filter((dimension) => asked.has(dimension))
  const when = (result: (dimension: string) => string) =>
    by.map((dimension) => `WHEN GROUPING(${dimension}) = 0 THEN ${result(dimension)}`).join(' ')
  const sets = [`(${slice})`, ...by.map((dimension) => `(${slice}, ${dimension})`)]
  return `
    SELECT ${slice},
      ${by.length > 0 ? `CASE ${when((dimension) => `'${dimension}'`)} ELSE 'total' END` : `'total'`} AS dimension,
      ${by.length > 0 ? `CASE ${when((dimension) => dimension)} ELSE 1 END` : '1'} AS code,
      sum(value) AS value, sum(quantity) AS quantity, sum(quantity2) AS quantity2, count(*) AS row_count
    FROM (${rows})
    GROUP BY GROUPING SETS (${sets.join()})`
}
