import type { DuckDBConnection } from '@duckdb/node-api'
import { cutKey, toCut } from '../../../trade/trade.ts'
import { toSeries } from '../../coverage/coverage.ts'
import type { Load, LoadFacts, LoadOptions, LoadOutcome, StagedFile } from '../../ledger-interface.ts'
import { cellColumns, repeatedKeys } from '../../sql/sql.ts'
import {
  contentsAmong,
  countCells,
  finishLoad,
  type Incoming,
  insertLoads,
  insertNames,
  insertObservations,
  type NameNumbers,
  nextNumber,
  readLoads,
  type SeenOfRows,
  verifyObservations,
} from '../catalog/catalog.ts'
import { inTransaction } from '../query.ts'
import { findRivals, relateLoad } from '../relations/relations.ts'
import { keepSums } from '../totals/totals.ts'
import { removeLoad } from './withdraw.ts'

/** A staged file that is to be loaded. */
export interface StagedLoad {
  readonly staged: StagedFile
  readonly facts: LoadFacts
  readonly options?: LoadOptions
}

/**
 * Loads staged files in one transaction: all of them or nothing, whatever happens in between. The
 * connection is used up by it (its temporary tables stay), so it must serve nothing else.
 *
 * @param stagedLoads of different contents; one that may be restated comes alone.
 * @throws Error where a staged file is not what its facts say.
 */
export async function loadStaged(
  connection: DuckDBConnection,
  stagedLoads: readonly StagedLoad[],
  names: NameNumbers,
): Promise<LoadOutcome[]> {
  const outcomes = new Map<StagedLoad, LoadOutcome>()
  const restated: Load[] = []
  const present = await contentsAmong(
    connection,
    stagedLoads.map(({ facts }) => facts.sha256),
  )
  for (const stagedLoad of stagedLoads) {
    const { sha256 } = stagedLoad.facts
    const [existing] = present.has(sha256) ? await readLoads(connection, { sha256 }) : []
    if (!existing) continue
    if (stagedLoad.options?.restate) restated.push(existing)
    else outcomes.set(stagedLoad, { load: existing, changed: false })
  }
  const anew = stagedLoads.filter((stagedLoad) => !outcomes.has(stagedLoad))
  if (anew.length > 0)
    await inTransaction(connection, async () => {
      const loads = await loadTogether(connection, anew, restated, names)
      for (const [index, load] of loads.entries()) {
        const stagedLoad = anew[index]
        if (stagedLoad) outcomes.set(stagedLoad, { load, changed: true })
      }
    })
  return stagedLoads.flatMap((stagedLoad) => outcomes.get(stagedLoad) ?? [])
}

async function loadTogether(
  connection: DuckDBConnection,
  stagedLoads: readonly StagedLoad[],
  restated: readonly Load[],
  names: NameNumbers,
): Promise<Load[]> {
  const first = await nextNumber(connection)
  const incoming = stagedLoads.map(
    ({ staged, facts }, index): Incoming => ({
      id: first + index,
      staged,
      facts: { ...facts, cut: toCut(cutKey(facts.cut)) },
    }),
  )
  for (const { id } of restated) await removeLoad(connection, id)
  await insertRows(connection, incoming, incoming.map(seenByReading), names)
  const rivals = await findRivals(connection, incoming)
  const loads: Load[] = []
  for (const item of incoming) loads.push(await settle(connection, item, rivals.get(item.id) ?? []))
  return loads
}

/** Writes all that is known of loads, and their rows, and holds the one against the other. */
export async function insertRows(
  connection: DuckDBConnection,
  incoming: readonly Incoming[],
  seen: readonly SeenOfRows[],
  names: NameNumbers,
): Promise<void> {
  const loads = incoming.map((item, index) => ({ ...item, seen: seen[index] ?? seenByReading(item) }))
  await insertNames(connection, loads, names)
  await insertLoads(connection, loads)
  await insertObservations(connection, incoming)
  await verifyObservations(connection, incoming)
  await keepSums(
    connection,
    incoming.map(({ id, staged: { commodityRows }, facts }) => ({
      id,
      series: toSeries(facts),
      commodityRows,
      isOfOneTime: !facts.monthly || facts.period.from === facts.period.to,
    })),
  )
}

/** What reading the file has shown of its rows; as if all keys were different where it has not. */
function seenByReading({ staged, facts }: Incoming): SeenOfRows {
  const { rows = 0, firstLine = null } = staged.order?.repeated ?? {}
  const counted = { cells: facts.rows - rows, repeated: rows, firstLine }
  return { cells: counted.cells, findings: [...facts.findings, ...repeatedKeys(facts, counted)] }
}

/** Completes a load with what nobody but the ledger can tell: repeated keys, and what earlier loads say otherwise. */
async function settle(
  connection: DuckDBConnection,
  incoming: Incoming,
  rivals: readonly number[],
): Promise<Load> {
  const { id, staged, facts } = incoming
  const { names: _, ...kept } = facts
  let seen = seenByReading(incoming)
  const isTold = staged.order?.repeated !== undefined && staged.order.repeated !== null
  if (isTold && rivals.length === 0) return { ...kept, ...seen, id, relations: [] }
  if (!isTold) {
    const counted = await countCells(connection, id, cellColumns(facts.cut))
    seen = { cells: counted.cells, findings: [...facts.findings, ...repeatedKeys(facts, counted)] }
  }
  const related = await relateLoad(connection, incoming, seen.cells, rivals)
  seen = { ...seen, findings: [...seen.findings, ...related] }
  return finishLoad(connection, id, facts, seen)
}
