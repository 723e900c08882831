import { setTimeout as pause } from 'node:timers/promises'
import { UserError } from '../../../trade/errors/errors.ts'
import { cutKey, toCut } from '../../../trade/trade.ts'
import type { Load, LoadFacts, LoadOptions, LoadOutcome, StagedFile } from '../../ledger-interface.ts'
import { repeatedKeys } from '../../sql/sql.ts'
import type { Connection } from '../connection/connection.ts'
import { type Head, type PairsByRival, readHead, relateLoad } from '../relations/relations.ts'
import { appendLoad } from './append.ts'
import { type Batch, writeBatch } from './batch.ts'
import { refuseLate } from './batch-name.ts'
import { readStoredLoads, type StoredLoad } from './loads.ts'

/** How often a load takes its turn among other writers before it gives up. */
const turns = 40
const longestPause = 2_000

/**
 * Takes in one staged file: all of it or nothing, whatever happens in between. Everything is written first
 * under a name that nobody knows; then one row makes it a load. Where another load was first, the load is compared with
 * that one too, and the row is tried again.
 *
 * @throws Error where the staged file is not what the facts say.
 * @throws UndecidedRelationError where it cannot be told how it relates to what is there.
 * @throws UserError where the cluster cannot do it, or too many others load at once.
 */
export async function loadStaged(
  connection: Connection,
  staged: StagedFile,
  facts: LoadFacts,
  { restate = false }: LoadOptions,
  crowded: number,
): Promise<LoadOutcome> {
  if (!restate && (await isThere(connection, facts.sha256))) {
    const [existing] = await readStoredLoads(connection, { sha256: facts.sha256 })
    if (existing) return { load: existing.load, changed: false }
  }
  const normal = { ...facts, cut: toCut(cutKey(facts.cut)) }
  const batch = await writeBatch(connection, staged, normal, crowded)
  let before: PairsByRival = new Map()
  for (let turn = 0; turn < turns; turn++) {
    if (turn > 0) await pause(Math.random() * Math.min(longestPause, 200 * 2 ** turn))
    const head = await readHead(connection, batch.name, normal)
    const [same] = head.same ? await readStoredLoads(connection, { sha256: facts.sha256 }) : []
    if (same && !restate) return { load: same.load, changed: false }
    const { load, pairs } = await settle(connection, { batch, facts: normal, head, restated: same, before })
    if (await appendLoad(connection, load, batch.name, same?.load)) return { load, changed: true }
    before = pairs
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

const isThere = async (connection: Connection, sha256: string): Promise<boolean> =>
  (await connection.read('SELECT id FROM loads WHERE sha256 = $sha256', { sha256 })).length > 0

interface Turn {
  readonly batch: Batch
  readonly facts: LoadFacts
  readonly head: Head
  readonly restated: StoredLoad | undefined
  /** Its pairs with others that an earlier turn has found. */
  readonly before: PairsByRival
}

/** The load that a batch is to be, after the last one, and its pairs with those that are there. */
async function settle(
  connection: Connection,
  { batch, facts, head, restated, before }: Turn,
): Promise<{ readonly load: Load; readonly pairs: PairsByRival }> {
  const { names: _, ...kept } = facts
  const { cells } = batch.cells
  const findings = [...facts.findings, ...repeatedKeys(facts, batch.cells)]
  const load: Load = { ...kept, id: head.id + 1, cells, findings, relations: [] }
  const added = { batch: batch.name, facts: kept, id: load.id, cells }
  const withdrawn = restated?.load.id
  const rivals = head.rivals.filter(({ id }) => id !== withdrawn)
  const related = await relateLoad(connection, added, {
    rivals,
    stretches: batch.stretches,
    withdrawn,
    before,
  })
  return {
    load: { ...load, findings: [...findings, ...related.findings], relations: related.relations },
    pairs: related.pairs,
  }
}
