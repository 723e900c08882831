import type { DuckDBConnection } from '@duckdb/node-api'
import { addMonths } from '../../trade/month.ts'
import type { Span, Total, TotalsRequest } from '../ledger.ts'
import { seriesOf } from '../series.ts'
import { addUp } from './add-up.ts'
import { numberOfCode } from './code-numbers.ts'
import { queryChunks } from './columns.ts'
import { type Ground, type GroundLoad, readGround } from './ground.ts'
import type { Known } from './known.ts'
import { Members } from './members.ts'
import { prevailingSlices, type Sought } from './slices.ts'
import { dimensionNumber } from './sums.ts'

/**
 * Sums over the prevailing cells, for each request ordered by span (as requested), code, commodity, unit,
 * second unit and, unless they are added up together, load. The requests must be of one vintage and limit, and are
 * answered by one look at the rows. A cut without commodities has them all under the empty code, whatever commodities
 * a span names.
 *
 * The engine adds up over months that no span divides, and we these few sums to those of each span.
 *
 * @param known null where all is to be asked of the ledger.
 */
export async function readTotals(
  connection: DuckDBConnection,
  requests: readonly TotalsRequest[],
  known: Known | null,
): Promise<Total[][]> {
  const sought = soughtBy(requests)
  if (!sought) return requests.map(() => [])
  const ground = await readGround(connection, sought.commodities, known)
  const series = [...sought.series]
  const members = await readMembers(connection, requests, sought, ground)
  return requests.map((request) => {
    const those = members.of(series.indexOf(seriesOf(request)), request.by)
    const totals: Total[] = []
    for (const span of request.spans) {
      const wanted = new Set(codesOf(request, span))
      for (const member of those)
        if (wanted.has(member.commodity)) addUp(member, span, request.loads === 'together', totals)
    }
    return totals
  })
}

const codesOf = ({ cut }: TotalsRequest, { commodities }: Span): readonly string[] =>
  cut.includes('commodity') ? commodities : ['']

/** Null where no codes are asked for. */
function soughtBy(requests: readonly TotalsRequest[]): Sought | null {
  const spans = requests.flatMap((request) => request.spans)
  const codes = requests.flatMap((request) => request.spans.flatMap((span) => codesOf(request, span)))
  if (codes.length === 0) return null
  const [{ vintage, within } = {}] = requests
  return {
    series: new Set(requests.map(seriesOf)),
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

async function readMembers(
  connection: DuckDBConnection,
  requests: readonly TotalsRequest[],
  sought: Sought,
  ground: Ground,
): Promise<Members> {
  const members = new Members(ground.units)
  const whole = requests.some(({ spans }) => spans.some(({ grain }) => grain === 'whole'))
  const { sql, bindsSeries } = prevailingSlices(sought, ground)
  if (sql === null) return members
  const chunks = await queryChunks(
    connection,
    `SELECT ${placeOf(sought.series)}, dimension, commodity, code, unit, unit2, ${monthsOf(requests, whole)},
       ${loadsApart(requests, sought, ground.loads)}, sum(value) AS value,
       sum(quantity) AS quantity, count(*) > count(quantity) AS lacks,
       sum(quantity2) AS quantity2, count(*) > count(quantity2) AS lacks2, sum(row_count)::BIGINT AS row_count
     FROM ${sql}
     ${whole ? '' : 'WHERE from_month = to_month'}
     GROUP BY ALL`,
    bindsSeries ? { series: [...sought.series] } : undefined,
  )
  members.add(chunks)
  return members
}

/** The place of a row's series among these: names of ours, a few letters each (see `seriesOf`). */
const placeOf = (all: Sought['series']): string =>
  `CASE series ${[...all].map((series, place) => `WHEN '${series}' THEN ${place}`).join(' ')} END AS series`

/**
 * The month itself for totals, which are shown month by month and are few. What they are divided by is added up as far
 * as no span divides it: there `since` is the first of these months, and 0 before all spans. Files without months have
 * their whole period.
 */
function monthsOf(requests: readonly TotalsRequest[], whole: boolean): string {
  const spans = requests.filter(({ by }) => by !== null).flatMap((request) => request.spans)
  const edges = new Set(spans.flatMap(({ months: { from, to } }) => [from, addMonths(to, 1)]))
  const when = [...edges].sort((a, b) => b - a).map((edge) => `WHEN from_month >= ${edge} THEN ${edge}`)
  const itself = whole ? 'dimension = 0 OR from_month <> to_month' : 'dimension = 0'
  return `
    CASE WHEN ${itself} THEN from_month ${when.join(' ')} ELSE 0 END AS since,
    ${whole ? 'CASE WHEN from_month <> to_month THEN to_month END' : 'NULL::INTEGER'} AS until`
}

/**
 * Keeps the load apart where it was asked for, and where a load has several months: what it gives of a quantity can
 * be told only of all its months in a span. Those of one month are added up by the engine, which is most of the work.
 */
function loadsApart(
  requests: readonly TotalsRequest[],
  { series }: Sought,
  loads: readonly GroundLoad[],
): string {
  const apart = requests.filter((request) => request.loads !== 'together')
  const several = loads.filter(
    (load) => series.has(load.series) && load.monthly && load.period.from !== load.period.to,
  )
  const conditions = [
    ...(apart.length > 0
      ? [`dimension IN (${[...new Set(apart.map(({ by }) => dimensionNumber(by)))].join()})`]
      : []),
    ...(several.length > 0 ? [`load IN (${several.map(({ id }) => id).join()})`] : []),
  ]
  return `CASE WHEN ${conditions.length > 0 ? conditions.join(' OR ') : 'false'} THEN load END AS apart`
}
