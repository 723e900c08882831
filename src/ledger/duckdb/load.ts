import type { DuckDBConnection } from '@duckdb/node-api'
import type { Finding } from '../../trade/finding.ts'
import { cutKey, cutOf } from '../../trade/terms.ts'
import type { Load, LoadFacts, LoadOptions, LoadOutcome, StagedFile } from '../ledger.ts'
import { seriesOf } from '../series.ts'
import { findContested, updateAggregates } from './aggregates.ts'
import { finishLoad, insertLoad, readLoads } from './loads.ts'
import { insertNames } from './names.ts'
import { countCells, insertObservations, verifyObservations } from './observations.ts'
import { cellColumns } from './prevailing.ts'
import { query } from './query.ts'
import { compareWithRivals } from './rivals.ts'
import { withdraw } from './withdraw.ts'

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
  await query(connection, 'BEGIN')
  try {
    const load = await takeIn(connection, staged, { ...facts, cut: cutOf(cutKey(facts.cut)) }, known)
    await query(connection, 'COMMIT')
    // The log is folded into the file at once: a ledger at rest is one file that can be copied.
    await query(connection, 'CHECKPOINT')
    return { load, changed: true }
  } catch (error) {
    // Where the engine has given up the transaction itself, this fails too, and the first error says why.
    await query(connection, 'ROLLBACK').catch(() => undefined)
    throw error
  }
}

async function takeIn(
  connection: DuckDBConnection,
  staged: StagedFile,
  facts: LoadFacts,
  restated: Load | null,
) {
  const id = await insertLoad(connection, facts)
  if (restated) await withdraw(connection, restated, id)
  await insertNames(connection, id, facts.names)
  await insertObservations(connection, id, staged, facts)
  await verifyObservations(connection, id, facts)
  const series = seriesOf(facts)
  const { cells, repeated, firstLine } = await countCells(connection, id, cellColumns(facts.cut))
  const contested = await findContested(connection, id, series, facts.period)
  const findings: Finding[] = [...facts.findings]
  if (repeated > 0) {
    findings.push({
      kind: 'repeatedKeys',
      severity: 'note',
      count: repeated,
      ...(firstLine === null ? {} : { where: { file: facts.file, line: firstLine } }),
    })
  }
  findings.push(...(await compareWithRivals(connection, id, facts, series)))
  await updateAggregates(connection, id, facts.cut, series, contested)
  return finishLoad(connection, id, cells, findings)
}
