import type { DuckDBConnection } from '@duckdb/node-api'
import { type Cut, cutKey } from '../../trade/terms.ts'
import type { Total, TotalsRequest, Vintage } from '../ledger.ts'
import { seriesOf } from '../series.ts'
import { publishedBy, rowsOfVintage } from './prevailing.ts'
import { query } from './query.ts'

/**
 * Sums over the prevailing cells of one cut, all spans in one query, ordered by span (as requested), code,
 * commodity, unit, second unit and load. A cut without commodities has them all under the empty code,
 * whatever commodities a span names.
 */
export async function readTotals(connection: DuckDBConnection, request: TotalsRequest): Promise<Total[]> {
  const { cut, by, spans, vintage } = request
  if (by && !cut.includes(by)) throw new RangeError(`a cut by ${cutKey(cut)} has no totals by ${by}`)
  const wanted = spans.flatMap((span, position) => {
    const commodities = cut.includes('commodity') ? new Set(span.commodities) : ['']
    return [...commodities].map((commodity) => ({ span, position, commodity }))
  })
  if (wanted.length === 0) return []
  const codes = wanted.map(({ commodity }) => commodity).sort()
  const rows = await query(
    connection,
    `WITH wanted AS (
       SELECT unnest($positions::INTEGER[]) AS position, unnest($commodities::VARCHAR[]) AS commodity,
         unnest($from::INTEGER[]) AS first_month, unnest($to::INTEGER[]) AS last_month,
         unnest($whole::INTEGER[]) AS whole
     )
     SELECT position, commodity, code, load, unit, unit2, sum(value) AS value, sum(quantity) AS quantity,
       sum(quantity2) AS quantity2, sum(row_count) AS row_count
     FROM ${vintage ? sumsOfVintage(cut, by, vintage) : keptSums} JOIN wanted USING (commodity)
     WHERE commodity BETWEEN $lowest AND $highest
       AND from_month >= first_month AND to_month <= last_month
       AND CASE whole
         WHEN 1 THEN from_month = first_month AND to_month = last_month
         ELSE from_month = to_month
       END
     GROUP BY position, commodity, code, load, unit, unit2
     ORDER BY position, code, commodity, unit NULLS FIRST, unit2 NULLS FIRST, load`,
    {
      series: seriesOf(request),
      ...(vintage ? { published: publishedBy(vintage) } : { dimension: by ?? 'total' }),
      from: wanted.map(({ span }) => span.months.from),
      to: wanted.map(({ span }) => span.months.to),
      whole: wanted.map(({ span }) => (span.grain === 'whole' ? 1 : 0)),
      positions: wanted.map(({ position }) => position),
      commodities: wanted.map(({ commodity }) => commodity),
      // Plain bounds beside the join: the zone maps of the stored runs are checked against them.
      lowest: codes[0] ?? '',
      highest: codes.at(-1) ?? '',
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

const keptSums = `(FROM aggregates WHERE series = $series AND dimension = $dimension)`

/** An earlier vintage is seldom asked for, so no sums are kept of it: its rows are added up as they are. */
const sumsOfVintage = (cut: Cut, by: TotalsRequest['by'], vintage: Vintage): string => `(
  SELECT commodity, from_month, to_month, ${by ?? "''"} AS code, load, unit, unit2,
    value, quantity, quantity2, 1 AS row_count
  FROM (${rowsOfVintage('commodity BETWEEN $lowest AND $highest', cut, vintage)}))`
