import { cutKey } from '../../../trade/trade.ts'
import { toSeries } from '../../coverage/coverage.ts'
import type { TracedRow, TraceRequest } from '../../ledger-interface.ts'
import { toTracedRow } from '../../sql/sql.ts'
import { type Connection, listed } from '../connection/connection.ts'
import { readStandingLoads, writePrecedence } from './precedence.ts'
import { limitedTo, prevailingRows } from './prevailing.ts'

/** The prevailing rows behind a sum, ordered by load and line. Their values add up to that of `readTotals`. */
export async function readTrace(connection: Connection, request: TraceRequest): Promise<TracedRow[]> {
  const { cut, span, by, codes, within, vintage } = request
  if (by && !cut.includes(by)) throw new RangeError(`a cut by ${cutKey(cut)} has no rows by ${by}`)
  const series = toSeries(request)
  const loads = await readStandingLoads(connection, [series], span.months, vintage)
  if (loads.length === 0) return []
  const months =
    span.grain === 'whole'
      ? 'from_month = $from AND to_month = $to'
      : 'from_month = to_month AND from_month BETWEEN $from AND $to'
  const commodities = listed('commodity', cut.includes('commodity') ? span.commodities : [''])
  const stored = listed('code', codes ?? [])
  const limit = limitedTo(within)
  const condition = `series = $series AND commodity IN (${commodities.sql}) AND ${months}`
  const rows = await connection.read(
    `WITH ${prevailingRows(loads, condition, vintage)}
     SELECT load, line, from_month, to_month, commodity, partner, procedure, place,
       CAST(value AS decimal(38, 0)) AS value, CAST(quantity AS decimal(38, 0)) AS quantity, unit,
       CAST(quantity2 AS decimal(38, 0)) AS quantity2, unit2
     FROM prevailing
     ${limit.sql} ${by && codes ? `AND ${by} IN (${stored.sql})` : ''}
     ORDER BY load, line`,
    {
      ...{ series, from: span.months.from, to: span.months.to },
      ...writePrecedence(loads).parameters,
      ...commodities.parameters,
      ...limit.parameters,
      ...(by && codes ? stored.parameters : {}),
    },
  )
  return rows.map(toTracedRow)
}
