import type { DuckDBConnection } from '@duckdb/node-api'
import { numberOfCode } from '../../../trade/observation/observation.ts'
import { toSeries } from '../../coverage/coverage.ts'
import type { Span, Total, TotalsRequest } from '../../ledger-interface.ts'
import { queryChunks } from '../columns.ts'
import type { Parameters } from '../query.ts'
import { addUp } from './add-up.ts'
import { AddedSlices } from './aggregation.ts'
import { Division } from './division.ts'
import { Tallies } from './exact-sums.ts'
import { type Ground, readGround } from './load-catalog.ts'
import type { Known } from './query-cache.ts'
import { type SliceBlock, toSliceBlock } from './slice-block.ts'
import { prevailingSlices, type Sought } from './slices.ts'

export { countHolders, type Known, openQueryCache } from './query-cache.ts'
export { keepSums } from './sums.ts'
export { readTrace } from './trace.ts'

/**
 * Sums over the prevailing cells, for each request ordered by span (as requested), code, commodity, unit,
 * second unit and, unless they are added up together, load. The requests must be of one vintage and limit, and are
 * answered by one look at the rows. A cut without commodities has them all under the empty code, whatever commodities
 * a span names.
 *
 * @param existing null where all is to be asked of the ledger.
 */
export async function readTotals(
  connection: DuckDBConnection,
  requests: readonly TotalsRequest[],
  existing: Known | null,
): Promise<Total[][]> {
  const sought = soughtBy(requests)
  if (!sought) return requests.map(() => [])
  const ground = await readGround(connection, sought.commodities, existing)
  const slices = await addSlices(connection, requests, sought, ground, existing)
  const room = new Tallies()
  return requests.map((request) => {
    const sums = slices.of(toSeries(request), request.by)
    if (!sums) return []
    return request.spans.flatMap((span) =>
      addUp(sums, span, new Set(codesOf(request, span)), request.loads === 'together', room),
    )
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

/** The slices are added up here, since a group costs the engine what several slices cost us. */
async function addSlices(
  connection: DuckDBConnection,
  requests: readonly TotalsRequest[],
  sought: Sought,
  ground: Ground,
  existing: Known | null,
): Promise<AddedSlices> {
  const slices = new AddedSlices(ground.units, new Division(requests, ground.loads))
  const { kept, sql, bindsSeries, loads } = prevailingSlices(sought, ground)
  if (kept !== null) {
    const ask = () => readBlocks(connection, kept)
    for (const block of await (existing ? existing.slices.get(kept, ask) : ask())) slices.add(block, loads)
  }
  if (sql !== null) {
    const parameters = bindsSeries ? { series: [...sought.series] } : undefined
    for (const block of await readBlocks(connection, sql, parameters)) slices.add(block, loads)
  }
  return slices
}

async function readBlocks(
  connection: DuckDBConnection,
  sql: string,
  parameters?: Parameters,
): Promise<SliceBlock[]> {
  const chunks = await queryChunks(
    connection,
    `SELECT load, from_month, to_month, commodity, dimension, code, unit, unit2, value, quantity, quantity2,
       row_count::INTEGER AS row_count
     FROM (${sql})`,
    parameters,
  )
  return chunks.map(toSliceBlock)
}
