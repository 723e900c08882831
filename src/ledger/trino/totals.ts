import type { Total, TotalsRequest } from '../ledger.ts'
import { isWhole, refuseForeignDimension, seriesOf } from '../series.ts'
import { totalOf } from '../sql/kept-rows.ts'
import type { Connection } from './connection.ts'
import { listed, type Parameters } from './literal.ts'
import { precedenceOf, readStanding } from './precedence.ts'
import { limitedTo, prevailingRows } from './prevailing.ts'
import { type KeptSlice, type Slice, slicesOf, uncontested, without } from './slices.ts'

/**
 * Sums over the prevailing cells of one cut, all spans in one query, ordered by span (as requested), code,
 * commodity, unit, second unit and, unless they are added up together, load. A cut without commodities has them all
 * under the empty code, whatever commodities a span names.
 *
 * What is wanted is divided into slices: for those whose sums are kept and that no other load contests these are
 * taken, for all others the rows.
 */
export async function readTotals(connection: Connection, request: TotalsRequest): Promise<Total[]> {
  const { cut, by, spans, within } = request
  refuseForeignDimension(request)
  const wanted = spans.flatMap((span, position) => {
    const commodities = cut.includes('commodity') ? new Set(span.commodities) : ['']
    return [...commodities].map((commodity) => ({ span, position, commodity }))
  })
  if (wanted.length === 0) return []
  const commodities = wanted.map(({ commodity }) => commodity)
  const months = {
    from: Math.min(...spans.map((span) => span.months.from)),
    to: Math.max(...spans.map((span) => span.months.to)),
  }
  const { loads, kept } = await readStanding(connection, { ...request, commodities, months })
  const taken = isWhole(within ?? {}) ? uncontested(loads, kept) : []
  const left = without(slicesOf(wanted), taken)
  if (loads.length === 0) return []
  const precedence = precedenceOf(loads)
  const [rows, sums] = [rowsOf(request, left), sumsOf(by, taken)]
  const found = await connection.read(
    `WITH wanted AS (
       SELECT * FROM UNNEST($positions, $commodities, $from, $to, $whole)
         AS wanted (position, commodity, first_month, last_month, whole)
     ), ${left.length > 0 ? prevailingRows(precedence.sql, rows.condition, cut, request.vintage) : precedence.sql},
     given AS (
       ${[left.length > 0 ? rows.sql : '', taken.length > 0 ? sums.sql : ''].filter(Boolean).join(' UNION ALL ')}
     ), added AS (
       SELECT position, given.commodity, code, load, unit, unit2, sum(value) AS value, sum(quantity) AS quantity,
         sum(quantity2) AS quantity2, sum(row_count) AS row_count
       FROM given JOIN wanted ON wanted.commodity = given.commodity
         AND from_month >= first_month AND to_month <= last_month
         AND CASE whole
           WHEN 1 THEN from_month = first_month AND to_month = last_month
           ELSE from_month = to_month
         END
       GROUP BY position, given.commodity, code, load, unit, unit2
     )
     ${request.loads === 'together' ? addedOverLoads : 'SELECT * FROM added'}
     ORDER BY position, code, commodity, unit NULLS FIRST, unit2 NULLS FIRST, load`,
    {
      series: seriesOf(request),
      positions: wanted.map(({ position }) => position),
      commodities,
      from: wanted.map(({ span }) => span.months.from),
      to: wanted.map(({ span }) => span.months.to),
      whole: wanted.map(({ span }) => (span.grain === 'whole' ? 1 : 0)),
      ...precedence.parameters,
      ...rows.parameters,
      ...sums.parameters,
    },
  )
  return found.map((row) => totalOf(row, spans[row.number('position')]?.key ?? ''))
}

/** Of the prevailing rows those in some slices, each as a sum of one. */
function rowsOf({ by, within }: TotalsRequest, slices: readonly Slice[]) {
  const limit = limitedTo(within)
  const place = placeOf('asked', slices)
  return {
    condition: place.bounds,
    sql: `SELECT prevailing.commodity, prevailing.from_month, prevailing.to_month, ${by ?? "''"} AS code, load,
         unit, unit2, CAST(value AS decimal(38, 0)) AS value, CAST(quantity AS decimal(38, 0)) AS quantity,
         CAST(quantity2 AS decimal(38, 0)) AS quantity2, DECIMAL '1' AS row_count
       FROM prevailing JOIN ${place.relation} ON ${place.equals('prevailing')}
       ${limit.sql}`,
    parameters: { ...place.parameters, ...limit.parameters },
  }
}

/** The sums that are kept of some slices, by a dimension. */
function sumsOf(by: TotalsRequest['by'], slices: readonly KeptSlice[]) {
  const place = placeOf('taken', slices, 'sums.')
  return {
    sql: `SELECT sums.commodity, sums.from_month, sums.to_month, code, precedence.id AS load, unit, unit2,
         value, quantity, quantity2, CAST(row_count AS decimal(38, 0)) AS row_count
       FROM sums JOIN precedence ON precedence.batch = sums.batch
         JOIN ${place.relation} ON ${place.equals('sums')}
       WHERE series = $series AND dimension = $dimension AND ${place.bounds}`,
    parameters: { ...place.parameters, dimension: by ?? '' },
  }
}

/**
 * Some slices as a relation of this name, and plain bounds beside it: from them the engine knows which files it need
 * not open.
 */
function placeOf(name: string, slices: readonly Slice[], owner = '') {
  const codes = listed(
    `${name}Code`,
    slices.map(({ commodity }) => commodity),
  )
  const parameters: Parameters = {
    [`${name}Commodities`]: slices.map(({ commodity }) => commodity),
    [`${name}From`]: slices.map(({ from }) => from),
    [`${name}To`]: slices.map(({ to }) => to),
    [`${name}Lowest`]: Math.min(...slices.map(({ from }) => from), 999_999),
    [`${name}Highest`]: Math.max(...slices.map(({ to }) => to), 0),
    ...codes.parameters,
  }
  return {
    relation: `(SELECT * FROM UNNEST($${name}Commodities, $${name}From, $${name}To)
         AS ${name} (commodity, from_month, to_month)) AS ${name}`,
    equals: (table: string) =>
      ['commodity', 'from_month', 'to_month'].map((key) => `${name}.${key} = ${table}.${key}`).join(' AND '),
    bounds: `${owner}commodity IN (${codes.sql}) AND ${owner}from_month BETWEEN $${name}Lowest AND $${name}Highest
         AND ${owner}to_month <= $${name}Highest`,
    parameters,
  }
}

/** A quantity that one of the loads does not give is not given by their sum. */
const addedOverLoads = `SELECT position, commodity, code, CAST(NULL AS integer) AS load, unit, unit2,
       sum(value) AS value, CASE WHEN count(*) = count(quantity) THEN sum(quantity) END AS quantity,
       CASE WHEN count(*) = count(quantity2) THEN sum(quantity2) END AS quantity2, sum(row_count) AS row_count
     FROM added GROUP BY position, commodity, code, unit, unit2`
