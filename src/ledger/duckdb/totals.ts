import type { DuckDBConnection } from '@duckdb/node-api'
import { addMonths } from '../../trade/month.ts'
import type { Span, Total, TotalsRequest } from '../ledger.ts'
import { seriesOf } from '../series.ts'
import { addUp, type Member, type Part } from './add-up.ts'
import { codeOf, numberOfCode } from './code-numbers.ts'
import { type Columns, queryColumns } from './columns.ts'
import { type Ground, type GroundLoad, readGround } from './ground.ts'
import type { Known } from './known.ts'
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
  const { commodities } = sought
  const ask = () => readGround(connection, commodities)
  const ground = await (known ? known.ground.get(commodities.map(String), ask) : ask())
  const members = await readMembers(connection, requests, sought, ground)
  return requests.map((request) =>
    request.spans.flatMap((span) => {
      const wanted = new Set(codesOf(request, span))
      const own = members.get(memberKey(seriesOf(request), dimensionNumber(request.by))) ?? []
      return own.flatMap((member) =>
        wanted.has(member.commodity) ? addUp(member, span, request.loads === 'together') : [],
      )
    }),
  )
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

/** The members of each series and dimension, by code and commodity. */
async function readMembers(
  connection: DuckDBConnection,
  requests: readonly TotalsRequest[],
  sought: Sought,
  ground: Ground,
): Promise<ReadonlyMap<string, Member[]>> {
  const { sql, bindsSeries } = prevailingSlices(sought, ground)
  if (sql === null) return new Map()
  const whole = requests.some(({ spans }) => spans.some(({ grain }) => grain === 'whole'))
  const found = await queryColumns(
    connection,
    `SELECT series, dimension, commodity, code, unit, unit2, since, until, load,
       sum(value) AS value, ${ifAllGive('quantity')}, ${ifAllGive('quantity2')}, sum(row_count)::BIGINT AS row_count
     FROM (
       SELECT series, dimension, commodity, code, unit, unit2, ${monthsOf(requests, whole)},
         ${loadsApart(requests, sought, ground.loads)}, value, quantity, quantity2, row_count
       FROM (${sql})
       ${whole ? '' : 'WHERE from_month = to_month'}
     )
     GROUP BY series, dimension, commodity, code, unit, unit2, since, until, load
     ORDER BY series, dimension, code, commodity`,
    bindsSeries ? { series: [...sought.series] } : undefined,
  )
  return membersOf(found, ground.units)
}

/** Over several loads, a quantity that one of them does not give is not given. */
const ifAllGive = (column: string): string =>
  `CASE WHEN load IS NOT NULL OR count(*) = count(${column}) THEN sum(${column}) END AS ${column}`

/**
 * The month itself for totals, which are shown month by month and are few. What they are divided by is added up as far
 * as no span divides it: there `since` is the first of these months, and 0 before all spans. Files without months have
 * their whole period.
 */
function monthsOf(requests: readonly TotalsRequest[], whole: boolean): string {
  const spans = requests.filter(({ by }) => by !== null).flatMap((request) => request.spans)
  const edges = new Set(spans.flatMap(({ months: { from, to } }) => [from, addMonths(to, 1)]))
  const when = [...edges].sort((a, b) => b - a).map((edge) => `WHEN from_month >= ${edge} THEN ${edge}`)
  const divided = when.length > 0 ? `CASE ${when.join(' ')} ELSE 0 END` : '0'
  const month = `CASE WHEN dimension = 0 THEN from_month ELSE ${divided} END`
  if (!whole) return `${month} AS since, NULL AS until`
  return `
    CASE WHEN from_month <> to_month THEN from_month ELSE ${month} END AS since,
    CASE WHEN from_month <> to_month THEN to_month END AS until`
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
  return `CASE WHEN ${conditions.length > 0 ? conditions.join(' OR ') : 'false'} THEN load END AS load`
}

const memberKey = (series: string, dimension: number): string => `${series} ${dimension}`

/** Rows of a member lie together. */
function membersOf(found: Columns, units: Ground['units']): Map<string, Member[]> {
  const series = found.column('series')
  const dimension = found.column('dimension')
  const code = found.column('code')
  const commodity = found.column('commodity')
  const partOf = partReader(found, units)
  const isOfOneBefore = (row: number) =>
    row > 0 &&
    code.number(row) === code.number(row - 1) &&
    commodity.bigint(row) === commodity.bigint(row - 1) &&
    dimension.number(row) === dimension.number(row - 1) &&
    series.text(row) === series.text(row - 1)
  const members = new Map<string, Member[]>()
  let parts: Part[] = []
  for (let row = 0; row < found.rows; row++) {
    if (!isOfOneBefore(row)) {
      parts = []
      const key = memberKey(series.text(row), dimension.number(row))
      const those = members.get(key) ?? []
      members.set(key, those)
      those.push({ code: codeOf(code.number(row)), commodity: codeOf(commodity.bigint(row)), parts })
    }
    parts.push(partOf(row))
  }
  for (const those of members.values())
    those.sort((a, b) => byText(a.code, b.code) || byText(a.commodity, b.commodity))
  return members
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function partReader(found: Columns, units: Ground['units']): (row: number) => Part {
  const [since, until, load] = [found.column('since'), found.column('until'), found.column('load')]
  const [unit, unit2] = [found.column('unit'), found.column('unit2')]
  const [value, rows] = [found.column('value'), found.column('row_count')]
  const [quantity, quantity2] = [found.column('quantity'), found.column('quantity2')]
  const nameOf = (id: number | null) => (id === null ? null : (units.get(id) ?? null))
  return (row) => ({
    since: since.number(row),
    until: until.numberOrNull(row),
    load: load.numberOrNull(row),
    unit: nameOf(unit.numberOrNull(row)),
    unit2: nameOf(unit2.numberOrNull(row)),
    value: value.bigint(row),
    quantity: quantity.bigintOrNull(row),
    quantity2: quantity2.bigintOrNull(row),
    rows: rows.number(row),
  })
}
