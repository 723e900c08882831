import type { DuckDBConnection } from '@duckdb/node-api'
import { numberOfCode, toCode } from '../../../trade/observation/observation.ts'
import { toSeries } from '../../coverage/coverage.ts'
import type { Span, Total, TotalsRequest } from '../../ledger-interface.ts'
import type { Row } from '../../sql/sql.ts'
import { type Parameters, query } from '../query.ts'
import { readCatalog } from './load-catalog.ts'
import type { Known } from './query-cache.ts'
import { prevailingSlices, type RequestedRows } from './slices.ts'
import { dimensionNumber } from './sums.ts'

export { countHolders, type Known, openQueryCache } from './query-cache.ts'
export { keepSums } from './sums.ts'
export { readTrace } from './trace.ts'

/**
 * Sums over the prevailing cells, for each request ordered by span (as requested), code, commodity, unit,
 * second unit and, unless they are added up together, load. The requests must be of one vintage and limit, and are
 * answered by one statement. A cut without commodities has them all under the empty code, whatever commodities
 * a span names.
 *
 * @param existing null where all is to be asked of the ledger.
 */
export async function readTotals(
  connection: DuckDBConnection,
  requests: readonly TotalsRequest[],
  existing: Known | null,
): Promise<Total[][]> {
  const requested = listRequested(requests)
  if (!requested) return requests.map(() => [])
  const catalog = await readCatalog(connection, requested.commodities, existing)
  const { sql, bindsSeries } = prevailingSlices(requested, catalog)
  if (sql === null) return requests.map(() => [])
  const rows = await query(connection, sumsBySpan(sql), {
    ...(bindsSeries && { series: [...requested.series] }),
    ...spanColumns(requests),
  })
  const totals = requests.map((): PlacedTotal[] => [])
  for (const row of rows) {
    const request = requests[row.number('request')]
    const span = request?.spans[row.number('span')]
    if (span) totals[row.number('request')]?.push(toTotal(row, span, catalog.units))
  }
  return totals.map((list) => list.sort(inOrder).map(({ total }) => total))
}

const codesOf = ({ cut }: TotalsRequest, { commodities }: Span): readonly string[] =>
  cut.includes('commodity') ? commodities : ['']

/** Null where no codes are asked for. */
function listRequested(requests: readonly TotalsRequest[]): RequestedRows | null {
  const spans = requests.flatMap((request) => request.spans)
  const codes = requests.flatMap((request) => request.spans.flatMap((span) => codesOf(request, span)))
  if (codes.length === 0) return null
  const [{ vintage, within } = {}] = requests
  return {
    series: new Set(requests.map(toSeries)),
    commodities: [...new Set(codes)].map(numberOfCode),
    months: {
      from: Math.min(...spans.map(({ months }) => months.from)),
      to: Math.max(...spans.map(({ months }) => months.to)),
    },
    by: new Set(requests.map(({ by }) => by)),
    vintage,
    within,
  }
}

/**
 * Adds up slices over the spans. Within a load a quantity is what is given of it; over several loads each must give one.
 * Spans and their commodities are bound as columns (`spanColumns`); a list of commodities that several spans have is there
 * once.
 *
 * @param slices SQL of slices with the columns of the table `sums`.
 */
const sumsBySpan = (slices: string): string => `
  WITH spans AS (
    SELECT unnest($requests::INTEGER[]) AS request, unnest($spans::INTEGER[]) AS span,
      unnest($spanSeries::VARCHAR[]) AS series, unnest($dimensions::INTEGER[]) AS dimension,
      unnest($together::BOOLEAN[]) AS together, unnest($monthly::BOOLEAN[]) AS monthly,
      unnest($from::INTEGER[]) AS since, unnest($to::INTEGER[]) AS until, unnest($lists::INTEGER[]) AS list
  ),
  listed AS (SELECT unnest($listOf::INTEGER[]) AS list, unnest($commodities::BIGINT[]) AS commodity),
  by_load AS (
    SELECT request, span, together, code, commodity, unit, unit2, load, sum(value) AS value,
      sum(quantity) AS quantity, sum(quantity2) AS quantity2, sum(row_count) AS row_count
    FROM (${slices}) AS slices JOIN spans USING (series, dimension) JOIN listed USING (list, commodity)
    WHERE CASE WHEN monthly THEN from_month = to_month AND from_month BETWEEN since AND until
      ELSE from_month = since AND to_month = until END
    GROUP BY ALL
  )
  SELECT request, span, code, commodity, unit, unit2, CASE WHEN NOT together THEN load END AS load_apart,
    sum(value) AS value, CASE WHEN count(quantity) = count(*) THEN sum(quantity) END AS quantity,
    CASE WHEN count(quantity2) = count(*) THEN sum(quantity2) END AS quantity2,
    sum(row_count)::INTEGER AS row_count
  FROM by_load
  GROUP BY ALL`

function spanColumns(requests: readonly TotalsRequest[]): Parameters {
  const spans = requests.flatMap((request, place) =>
    request.spans.map((span, index) => ({ request, place, span, index, codes: codesOf(request, span) })),
  )
  const lists = new Map(spans.map(({ codes }) => [codes.join(), codes]))
  const listNumbers = new Map([...lists.keys()].map((key, number) => [key, number]))
  const listed = [...lists.values()].flatMap((codes, list) =>
    [...new Set(codes)].map((code) => ({ list, commodity: numberOfCode(code) })),
  )
  return {
    requests: spans.map(({ place }) => place),
    spans: spans.map(({ index }) => index),
    spanSeries: spans.map(({ request }) => toSeries(request)),
    dimensions: spans.map(({ request }) => dimensionNumber(request.by)),
    together: spans.map(({ request }) => Number(request.loads === 'together')),
    monthly: spans.map(({ span }) => Number(span.grain === 'month')),
    from: spans.map(({ span }) => span.months.from),
    to: spans.map(({ span }) => span.months.to),
    lists: spans.map(({ codes }) => listNumbers.get(codes.join()) ?? -1),
    listOf: listed.map(({ list }) => list),
    commodities: listed.map(({ commodity }) => commodity),
  }
}

/** A total with the place of its span in the request. */
interface PlacedTotal {
  readonly span: number
  readonly total: Total
}

function toTotal(row: Row, span: Span, units: ReadonlyMap<number, string>): PlacedTotal {
  const unitNamed = (column: string): string | null => units.get(row.numberOrNull(column) ?? -1) ?? null
  return {
    span: row.number('span'),
    total: {
      span: span.key,
      commodity: toCode(row.bigint('commodity')),
      code: toCode(row.number('code')),
      load: row.numberOrNull('load_apart'),
      unit: unitNamed('unit'),
      unit2: unitNamed('unit2'),
      value: row.bigint('value'),
      quantity: row.bigintOrNull('quantity'),
      quantity2: row.bigintOrNull('quantity2'),
      rows: row.number('row_count'),
    },
  }
}

const inOrder = ({ span: spanA, total: a }: PlacedTotal, { span: spanB, total: b }: PlacedTotal): number =>
  spanA - spanB ||
  byText(a.code, b.code) ||
  byText(a.commodity, b.commodity) ||
  byText(a.unit, b.unit) ||
  byText(a.unit2, b.unit2) ||
  (a.load ?? 0) - (b.load ?? 0)

/** Null is first. */
const byText = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1
