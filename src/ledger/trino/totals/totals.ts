import { dimensions, type Month, type MonthRange } from '../../../trade/trade.ts'
import { isWhole, toSeries } from '../../coverage/coverage.ts'
import type { Span, Total, TotalsRequest } from '../../ledger-interface.ts'
import { toTotal } from '../../sql/sql.ts'
import { sumsByDimension } from '../by-dimension.ts'
import { type Connection, listed, type Parameters } from '../connection/connection.ts'
import { readKeptSlices, readStandingLoads, writePrecedence } from './precedence.ts'
import { limitedTo, prevailingRows } from './prevailing.ts'
import { type KeptSlice, listSlices, type Slice, uncontested, type Wanted, without } from './slices.ts'

export { readTrace } from './trace.ts'

/**
 * Sums over the prevailing cells, for each request ordered by span (as requested), code, commodity, unit, second unit
 * and, unless they are added up together, load. The requests must be of one vintage and limit, and are answered by
 * one look at the rows. A cut without commodities has them all under the empty code, whatever commodities a span
 * names.
 *
 * What is wanted is divided into slices: for those whose sums are kept and that no other load contests these are
 * taken, for all others the rows.
 */
export async function readTotals(
  connection: Connection,
  requests: readonly TotalsRequest[],
): Promise<Total[][]> {
  const spans = requests.flatMap((request, index) => request.spans.map((span) => ({ request, index, span })))
  const wanted = spans.flatMap(({ request, span }, position) => wantedOf(request, span, position))
  const answers: Total[][] = requests.map(() => [])
  if (wanted.length === 0) return answers
  const { vintage, within = {} } = requests[0] ?? {}
  const months = monthsOfAll(wanted)
  // Sums of a load that is not seen are of no use to anybody, so that both are asked for at once.
  const [loads, keptSlices] = await Promise.all([
    readStandingLoads(
      connection,
      wanted.map(({ series }) => series),
      months,
      vintage,
    ),
    readKeptSlices(connection, wanted, months),
  ])
  if (loads.length === 0) return answers
  const taken = isWhole(within) ? uncontested(loads, keptSlices) : []
  const left = without(listSlices(wanted), taken)
  const precedence = writePrecedence(loads)
  const [rows, sums] = [rowsOf(wanted, left, within), sumsOf(taken)]
  const found = await connection.read(
    `WITH wanted AS (
       SELECT * FROM UNNEST($positions, $series, $dimensions, $commodities, $from, $to, $whole, $together)
         AS wanted (position, series, dimension, commodity, first_month, last_month, whole, together)
     ), ${left.length > 0 ? prevailingRows(loads, rows.condition, vintage) : precedence.sql},
     given AS (
       ${[...(left.length > 0 ? [rows.sql] : []), ...(taken.length > 0 ? [sums.sql] : [])].join(' UNION ALL ')}
     ), added AS (
       SELECT position, together, commodity, code, load, unit, unit2, sum(value) AS value,
         sum(quantity) AS quantity, sum(quantity2) AS quantity2, sum(row_count) AS row_count
       FROM given JOIN wanted USING (series, dimension, commodity)
       WHERE from_month >= first_month AND to_month <= last_month
         AND CASE whole
           WHEN 1 THEN from_month = first_month AND to_month = last_month
           ELSE from_month = to_month
         END
       GROUP BY position, together, commodity, code, load, unit, unit2
     )
     SELECT position, commodity, code, CASE together WHEN 0 THEN load END AS load, unit, unit2,
       sum(value) AS value, ${sumIfGiven('quantity')}, ${sumIfGiven('quantity2')}, sum(row_count) AS row_count
     FROM added
     GROUP BY position, commodity, code, CASE together WHEN 0 THEN load END, unit, unit2
     ORDER BY position, code, commodity, unit NULLS FIRST, unit2 NULLS FIRST, load`,
    { ...valuesOf(wanted), ...precedence.parameters, ...rows.parameters, ...sums.parameters },
  )
  for (const row of found) {
    const asked = spans[row.number('position')]
    if (!asked) throw new Error('a sum that was not asked for')
    answers[asked.index]?.push(toTotal(row, asked.span.key))
  }
  return answers
}

/** From the first to the last month of some spans, at least one. */
const monthsOfAll = (wanted: readonly Wanted[]): MonthRange => ({
  // The least, or the greatest, of some months is a month.
  from: Math.min(...wanted.map(({ span }) => span.months.from)) as Month,
  to: Math.max(...wanted.map(({ span }) => span.months.to)) as Month,
})

function wantedOf(request: TotalsRequest, span: Span, position: number): Wanted[] {
  const { cut, by } = request
  return [...(cut.includes('commodity') ? new Set(span.commodities) : [''])].map((commodity) => ({
    position,
    series: toSeries(request),
    dimension: by,
    commodity,
    span,
    together: request.loads === 'together',
  }))
}

const valuesOf = (wanted: readonly Wanted[]): Parameters => ({
  positions: wanted.map(({ position }) => position),
  series: wanted.map(({ series }) => series),
  dimensions: wanted.map(({ dimension }) => dimension ?? ''),
  commodities: wanted.map(({ commodity }) => commodity),
  from: wanted.map(({ span }) => span.months.from),
  to: wanted.map(({ span }) => span.months.to),
  whole: wanted.map(({ span }) => (span.grain === 'whole' ? 1 : 0)),
  together: wanted.map(({ together }) => (together ? 1 : 0)),
})

/** The sum of what loads give; not given where one of them does not. */
const sumIfGiven = (column: string): string =>
  `CASE WHEN count(*) = count(${column}) THEN sum(${column}) END AS ${column}`

/** The sums of some slices, over the rows that prevail. */
function rowsOf(wanted: readonly Wanted[], slices: readonly Slice[], within: TotalsRequest['within']) {
  const limit = limitedTo(within)
  const place = placeOf('asked', slices)
  const asked = new Set(wanted.map(({ dimension }) => dimension))
  const split = dimensions
    .filter((dimension) => dimension !== 'commodity')
    .filter((dimension) => asked.has(dimension))
  const columns = 'load, line, unit, unit2, partner, procedure, place, value, quantity, quantity2'
  const source = `(SELECT series, commodity, from_month, to_month, ${columns}
       FROM prevailing JOIN ${place.relation} USING (series, commodity, from_month, to_month)
       ${limit.sql})`
  return {
    condition: place.bounds,
    sql: `SELECT series, commodity, dimension, from_month, to_month, code, load, unit, unit2, value, quantity,
         quantity2, row_count
       FROM (${sumsByDimension(source, 'load', split)})`,
    parameters: { ...place.parameters, ...limit.parameters },
  }
}

/** The sums that are kept of some slices. */
function sumsOf(slices: readonly KeptSlice[]) {
  const place = placeOf('taken', slices)
  return {
    sql: `SELECT series, commodity, dimension, from_month, to_month, code, precedence.id AS load, unit, unit2,
         value, quantity, quantity2, CAST(row_count AS decimal(38, 0)) AS row_count
       FROM sums JOIN precedence ON precedence.batch = sums.batch
         JOIN ${place.relation} USING (series, commodity, from_month, to_month)
       WHERE ${place.bounds}`,
    parameters: place.parameters,
  }
}

/**
 * Some slices as a relation of this name, and plain bounds beside it: from them the engine knows which files it need
 * not open.
 */
function placeOf(name: string, slices: readonly Slice[]) {
  const subject = (what: string, values: readonly string[]) => listed(`${name}${what}`, values)
  const series = subject(
    'InSeries',
    slices.map((slice) => slice.series),
  )
  const codes = subject(
    'Code',
    slices.map(({ commodity }) => commodity),
  )
  const parameters: Parameters = {
    [`${name}Series`]: slices.map((slice) => slice.series),
    [`${name}Commodities`]: slices.map(({ commodity }) => commodity),
    [`${name}From`]: slices.map(({ from }) => from),
    [`${name}To`]: slices.map(({ to }) => to),
    [`${name}Lowest`]: Math.min(...slices.map(({ from }) => from)),
    [`${name}Highest`]: Math.max(...slices.map(({ to }) => to)),
    ...series.parameters,
    ...codes.parameters,
  }
  return {
    relation: `(SELECT * FROM UNNEST($${name}Series, $${name}Commodities, $${name}From, $${name}To)
         AS ${name} (series, commodity, from_month, to_month)) AS ${name}`,
    bounds: `series IN (${series.sql}) AND commodity IN (${codes.sql})
         AND from_month BETWEEN $${name}Lowest AND $${name}Highest AND to_month <= $${name}Highest`,
    parameters: slices.length > 0 ? parameters : {},
  }
}
