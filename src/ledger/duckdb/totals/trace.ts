import type { DuckDBConnection } from '@duckdb/node-api'
import { numberOfCode } from '../../../trade/observation/observation.ts'
import { cutKey } from '../../../trade/trade.ts'
import { toSeries } from '../../coverage/coverage.ts'
import type { TracedRow, TraceRequest } from '../../ledger-interface.ts'
import { codeText, commodityText, toTracedRow } from '../../sql/sql.ts'
import { unitText } from '../catalog/catalog.ts'
import { type Parameters, query, queryOne } from '../query.ts'
import { limitedTo, rowsOfToday, rowsOfVintage } from './prevailing.ts'

/** The prevailing rows behind a sum, ordered by load and line. Their values add up to that of `readTotals`. */
export async function readTrace(connection: DuckDBConnection, request: TraceRequest): Promise<TracedRow[]> {
  const { cut, span, by, codes, within = {}, vintage } = request
  if (by && !cut.includes(by)) throw new RangeError(`a cut by ${cutKey(cut)} has no rows by ${by}`)
  const months =
    span.grain === 'whole'
      ? 'from_month = $from AND to_month = $to'
      : 'from_month = to_month AND from_month BETWEEN $from AND $to'
  const condition = `commodity IN (SELECT unnest($commodities::BIGINT[])) AND ${months}`
  const bound = {
    series: [toSeries(request)],
    commodities: (cut.includes('commodity') ? span.commodities : ['']).map(numberOfCode),
    from: span.months.from,
    to: span.months.to,
  }
  const prevailing = vintage
    ? rowsOfVintage(condition, vintage)
    : rowsOfToday(condition, await isContested(connection, condition, bound))
  const rows = await query(
    connection,
    `SELECT load, line, from_month, to_month, ${commodityText('commodity')} AS commodity,
       ${codeText('partner')} AS partner, ${codeText('procedure')} AS procedure, ${codeText('place')} AS place,
       value, quantity, ${unitText('unit')} AS unit, quantity2, ${unitText('unit2')} AS unit2
     FROM (${prevailing})
     ${limitedTo(within)} ${by && codes ? `AND ${by} IN (SELECT unnest($codes::BIGINT[]))` : ''}
     ORDER BY load, line`,
    { ...bound, ...(by && codes ? { codes: codes.map(numberOfCode) } : {}) },
  )
  return rows.map(toTracedRow)
}

/** Whether two loads have rows of one of these slices. Without any, the rows that prevail are found in half the time. */
async function isContested(
  connection: DuckDBConnection,
  condition: string,
  bound: Parameters,
): Promise<boolean> {
  const row = await queryOne(
    connection,
    `SELECT EXISTS (
       FROM contested WHERE series IN (SELECT unnest($series::VARCHAR[])) AND ${condition}
     ) AS is_contested`,
    bound,
  )
  return row.boolean('is_contested')
}
