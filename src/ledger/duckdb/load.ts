import type { DuckDBConnection } from '@duckdb/node-api'
import { cutKey, cutOf } from '../../trade/terms.ts'
import type { Load, LoadFacts, LoadOptions, LoadOutcome, StagedFile } from '../ledger.ts'
import { seriesOf } from '../series.ts'
import { repeatedKeys } from '../sql/kept-rows.ts'
import { cellColumns } from '../sql/prevalence.ts'
import { findRivals, noteContested } from './contested.ts'
import { finishLoad, insertLoad, readLoads } from './loads.ts'
import { insertNames } from './names.ts'
import { countCells, insertObservations, verifyObservations } from './observations.ts'
import { inTransaction } from './query.ts'
import { compareWithRivals } from './rivals.ts'
import { keepSums } from './sums.ts'
import { removeLoad } from './withdraw.ts'

/**
 * Takes in one staged file in one transaction: all of it or nothing, whatever happens in between. The
 * connection is used up by it (its temporary tables stay), so it must serve nothing else.
 *
 * @throws Error where the staged file is not what the facts say.
 */
export async function loadStaged(
  connection: DuckDBConnection,
  staged: StagedFile,
  facts: LoadFacts,
  { restate = false }: LoadOptions = {},
): Promise<LoadOutcome> {
  const [known = null] = await readLoads(connection, { sha256: facts.sha256 })
  if (known && !restate) return { load: known, changed: false }
  return inTransaction(connection, async () => ({
    load: await takeIn(connection, staged, { ...facts, cut: cutOf(cutKey(facts.cut)) }, known),
    changed: true,
  }))
}

async function takeIn(
  connection: DuckDBConnection,
  staged: StagedFile,
  facts: LoadFacts,
  restated: Load | null,
) {
  const id = await insertLoad(connection, facts)
  if (restated) await removeLoad(connection, restated.id)
  await insertNames(connection, id, facts.names)
  await insertObservations(connection, id, staged, facts)
  await verifyObservations(connection, id, facts)
  await keepSums(connection, [id])
  const series = seriesOf(facts)
  const counted = await countCells(connection, id, cellColumns(facts.cut))
  const rivals = await findRivals(connection, id, series, facts.period)
  const findings = [...facts.findings, ...repeatedKeys(facts, counted)]
  if (rivals.length > 0) {
    await noteContested(connection, id, series, rivals)
    findings.push(...(await compareWithRivals(connection, id, facts, series, rivals)))
  }
  return finishLoad(connection, id, facts, { cells: counted.cells, findings })
}
