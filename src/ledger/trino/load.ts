import { setTimeout as pause } from 'node:timers/promises'
import { cutKey, cutOf } from '../../trade/terms.ts'
import { UserError } from '../../trade/user-error.ts'
import type { Load, LoadFacts, LoadOptions, LoadOutcome, StagedFile } from '../ledger.ts'
import { seriesOf } from '../series.ts'
import { repeatedKeys } from '../sql/kept-rows.ts'
import { appendLoad } from './append.ts'
import { type Batch, writeBatch } from './batch.ts'
import { refuseLate } from './batch-name.ts'
import type { Connection } from './connection.ts'
import { readOne } from './connection.ts'
import { type Kept, readKept } from './loads.ts'
import { compareWithRivals } from './rivals.ts'

/** How often a load takes its turn among other writers before it gives up. */
const turns = 40
const longestPause = 2_000

/**
 * Takes in one staged file: all of it or nothing, whatever happens in between. Everything is written first
 * under a name that nobody knows; then one row makes it a load. Where another load was first, what is compared
 * with the loads that are there is compared anew, and the row is tried again.
 *
 * @throws Error where the staged file is not what the facts say.
 * @throws UserError where the cluster cannot do it, or too many others load at once.
 */
export async function loadStaged(
  connection: Connection,
  staged: StagedFile,
  facts: LoadFacts,
  { restate = false }: LoadOptions,
  crowded: number,
): Promise<LoadOutcome> {
  const [known] = await readKept(connection, { sha256: facts.sha256 })
  if (known && !restate) return { load: known.load, changed: false }
  const normal = { ...facts, cut: cutOf(cutKey(facts.cut)) }
  const batch = await writeBatch(connection, staged, normal, crowded)
  for (let turn = 0; turn < turns; turn++) {
    if (turn > 0) await pause(Math.random() * Math.min(longestPause, 200 * 2 ** turn))
    const head = await readHead(connection, normal)
    const [same] = head.same ? await readKept(connection, { sha256: facts.sha256 }) : []
    if (same && !restate) return { load: same.load, changed: false }
    const load = await settle(connection, batch, normal, head, same)
    if (load) return { load, changed: true }
    await refuseLate(connection, batch.name, facts.file)
  }
  throw new UserError(
    { zh: '同时有太多人在导入。', en: 'Too many others are loading at once.' },
    {
      where: { file: facts.file },
      hint: { zh: '没有任何改动。请稍后再试。', en: 'Nothing was changed. Try again later.' },
    },
  )
}

/** What a load must know of those that are there when its turn comes. */
interface Head {
  /** The number of the last one, or 0. */
  readonly id: number
  /** Whether there is one of the same content. */
  readonly same: boolean
  /** Whether some have cells of its series in its months. */
  readonly rivals: boolean
}

async function readHead(connection: Connection, facts: LoadFacts): Promise<Head> {
  const row = await readOne(
    connection,
    `SELECT coalesce(max(id), 0) AS id, count_if(sha256 = $sha256) > 0 AS same,
       count_if(series = $series AND from_month <= $to AND to_month >= $from) > 0 AS rivals
     FROM loads`,
    {
      sha256: facts.sha256,
      series: seriesOf(facts),
      from: facts.period.from,
      to: facts.period.to,
    },
  )
  return { id: row.number('id'), same: row.boolean('same'), rivals: row.boolean('rivals') }
}

/** Makes a load of a batch, after the last one; null where another load was first. */
async function settle(
  connection: Connection,
  batch: Batch,
  facts: LoadFacts,
  head: Head,
  restated: Kept | undefined,
): Promise<Load | null> {
  const findings = [...facts.findings, ...repeatedKeys(facts, batch.cells)]
  if (head.rivals)
    findings.push(...(await compareWithRivals(connection, batch, facts, restated?.batch ?? '')))
  const { names: _, ...kept } = facts
  const load: Load = { ...kept, id: head.id + 1, cells: batch.cells.cells, findings, relations: [] }
  return (await appendLoad(connection, load, batch.name, restated?.load)) ? load : null
}
