import type { DuckDBConnection } from '@duckdb/node-api'
import { cutKey } from '../../trade/terms.ts'
import type { Total, TotalsRequest } from '../ledger.ts'
import { query } from './query.ts'

/**
 * Sums over the prevailing cells of one cut, all spans in one query, ordered by span (as requested), code,
 * commodity, unit, second unit and load. A cut without commodities has them all under the empty code,
 * whatever commodities a span names.
 */
export async function readTotals(connection: DuckDBConnection, request: TotalsRequest): Promise<Total[]> {
  const { flow, currency, cut, by, spans } = request
  if (by && !cut.includes(by)) throw new RangeError(`a cut by ${cutKey(cut)} has no totals by ${by}`)
  const wanted = spans.flatMap((span, position) => {
    const commodities = cut.includes('commodity') ? new Set(span.commodities) : ['']
    return [...commodities].map((commodity) => ({ position, commodity }))
  })
  if (wanted.length === 0) return []
  const codes = wanted.map(({ commodity }) => commodity).sort()
  const rows = await query(
    connection,
    `WITH span AS (
       SELECT unnest(range(len($from))) AS position, unnest($from::INTEGER[]) AS first_month,
         unnest($to::INTEGER[]) AS last_month, unnest($whole::INTEGER[]) AS whole
     ), wanted AS (
       SELECT unnest($positions::INTEGER[]) AS position, unnest($commodities::VARCHAR[]) AS commodity
     )
     SELECT position, commodity, code, load, unit, unit2, sum(value) AS value, sum(quantity) AS quantity,
       sum(quantity2) AS quantity2, sum(row_count) AS row_count
     FROM aggregates JOIN wanted USING (commodity) JOIN span USING (position)
     WHERE flow = $flow AND currency = $currency AND series = $series AND dimension = $dimension
       AND commodity BETWEEN $lowest AND $highest
       AND from_month >= $earliest AND to_month <= $latest
       AND CASE whole
         WHEN 1 THEN from_month = first_month AND to_month = last_month
         ELSE from_month = to_month AND from_month BETWEEN first_month AND last_month
       END
     GROUP BY position, commodity, code, load, unit, unit2
     ORDER BY position, code, commodity, unit NULLS FIRST, unit2 NULLS FIRST, load`,
    {
      flow,
      currency,
      series: cutKey(cut),
      dimension: by ?? 'total',
      from: spans.map((span) => span.months.from),
      to: spans.map((span) => span.months.to),
      whole: spans.map((span) => (span.grain === 'whole' ? 1 : 0)),
      positions: wanted.map(({ position }) => position),
      commodities: wanted.map(({ commodity }) => commodity),
      // Plain bounds beside the join: the zone maps of the stored runs are checked against them.
      lowest: codes[0] ?? '',
      highest: codes.at(-1) ?? '',
      earliest: Math.min(...spans.map((span) => span.months.from)),
      latest: Math.max(...spans.map((span) => span.months.to)),
    },
  )
  return rows.map((row) => ({
    span: spans[row.number('position')]?.key ?? '',
    commodity: row.text('commodity'),
    code: row.text('code'),
    load: row.number('load'),
    unit: row.textOrNull('unit'),
    unit2: row.textOrNull('unit2'),
    value: row.bigint('value'),
    quantity: row.bigintOrNull('quantity'),
    quantity2: row.bigintOrNull('quantity2'),
    rows: row.number('row_count'),
  }))
}
