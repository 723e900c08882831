import type { Total, TotalsRequest } from '../ledger.ts'
import { refuseForeignDimension, seriesOf } from '../series.ts'
import { totalOf } from '../sql/kept-rows.ts'
import { publishedBy } from '../sql/prevalence.ts'
import type { Connection } from './connection.ts'
import { listed } from './literal.ts'
import { limitedTo, prevailingRows } from './prevailing.ts'

/**
 * Sums over the prevailing cells of one cut, all spans in one query, ordered by span (as requested), code,
 * commodity, unit, second unit and, unless they are added up together, load. A cut without commodities has them all under the empty code,
 * whatever commodities a span names.
 */
export async function readTotals(connection: Connection, request: TotalsRequest): Promise<Total[]> {
  const { cut, by, spans, within, vintage } = request
  const together = request.loads === 'together'
  refuseForeignDimension(request)
  const wanted = spans.flatMap((span, position) => {
    const commodities = cut.includes('commodity') ? new Set(span.commodities) : ['']
    return [...commodities].map((commodity) => ({ span, position, commodity }))
  })
  if (wanted.length === 0) return []
  const codes = listed(
    'code',
    wanted.map(({ commodity }) => commodity),
  )
  const limit = limitedTo(within)
  const rows = await connection.read(
    `WITH wanted AS (
       SELECT * FROM UNNEST($positions, $commodities, $from, $to, $whole)
         AS wanted (position, commodity, first_month, last_month, whole)
     ), ${prevailingRows(
       `commodity IN (${codes.sql}) AND from_month BETWEEN $lowest AND $highest AND to_month <= $highest`,
       cut,
       vintage,
     )}, sums AS (
       SELECT position, prevailing.commodity, ${by ?? "''"} AS code, load, unit, unit2,
         sum(CAST(value AS decimal(38, 0))) AS value, sum(CAST(quantity AS decimal(38, 0))) AS quantity,
         sum(CAST(quantity2 AS decimal(38, 0))) AS quantity2, CAST(count(*) AS decimal(38, 0)) AS row_count
       FROM prevailing JOIN wanted ON wanted.commodity = prevailing.commodity
         AND from_month >= first_month AND to_month <= last_month
         AND CASE whole
           WHEN 1 THEN from_month = first_month AND to_month = last_month
           ELSE from_month = to_month
         END
       ${limit.sql}
       GROUP BY position, prevailing.commodity, ${by ? `${by}, ` : ''}load, unit, unit2
     )
     ${together ? sumsOverLoads : 'SELECT * FROM sums'}
     ORDER BY position, code, commodity, unit NULLS FIRST, unit2 NULLS FIRST, load`,
    {
      series: seriesOf(request),
      published: publishedBy(vintage),
      positions: wanted.map(({ position }) => position),
      commodities: wanted.map(({ commodity }) => commodity),
      from: wanted.map(({ span }) => span.months.from),
      to: wanted.map(({ span }) => span.months.to),
      whole: wanted.map(({ span }) => (span.grain === 'whole' ? 1 : 0)),
      // Plain bounds beside the join: from them the engine knows which files it need not open.
      lowest: Math.min(...spans.map(({ months }) => months.from)),
      highest: Math.max(...spans.map(({ months }) => months.to)),
      ...codes.parameters,
      ...limit.parameters,
    },
  )
  return rows.map((row) => totalOf(row, spans[row.number('position')]?.key ?? ''))
}

/** A quantity that one of the loads does not give is not given by their sum. */
const sumsOverLoads = `SELECT position, commodity, code, CAST(NULL AS integer) AS load, unit, unit2, sum(value) AS value,
       CASE WHEN count(*) = count(quantity) THEN sum(quantity) END AS quantity,
       CASE WHEN count(*) = count(quantity2) THEN sum(quantity2) END AS quantity2, sum(row_count) AS row_count
     FROM sums GROUP BY position, commodity, code, unit, unit2`
