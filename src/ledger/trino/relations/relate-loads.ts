import type { Finding } from '../../../trade/trade.ts'
import {
  type DecidedPair,
  decidePair,
  findingsOfRelations,
  isLaterThan,
  type KeptRelation,
  KeptRelations,
  measureOverlap,
  orientedRow,
  toSeries,
  UndecidedRelationError,
  undecidedPair,
} from '../../coverage/coverage.ts'
import type { LoadRelation } from '../../relation.ts'
import type { Connection } from '../connection/connection.ts'
import type { Stretch } from '../parts.ts'
import { insertRelations, readStoredRelations } from '../stored-relations.ts'
import { comparePairs } from './compared-pairs.ts'
import { type AddedLoad, isFiltered, type RivalLoad, rivalOfAdded } from './overlapping-loads.ts'
import { findPages } from './page-boundaries.ts'
import { insertReplacements, isSuperseded } from './replacements.ts'

export interface RelateOptions {
  /** Those before it that may have the same cells, ordered by their numbers. */
  readonly rivals: readonly RivalLoad[]
  /** In which the rows of the load may be gone through without holding all of them at once. */
  readonly stretches: readonly Stretch[]
  /** Whether pairs that nobody has decided are kept as they are rather than refused. */
  readonly keepUndecided?: boolean
  /** The number of the load whose place this one takes, which is no rival. */
  readonly withdrawn?: number | undefined
  /** The pairs that an earlier turn of the same load has found and written: they follow from the two loads alone. */
  readonly before?: PairsByRival | undefined
}

/** By the names of rivals their pairs with a load; null where their cells have nothing in common to compare. */
export type PairsByRival = ReadonlyMap<string, DecidedPair | null>

export interface Related {
  readonly pairs: PairsByRival
  readonly relations: readonly LoadRelation[]
  readonly findings: readonly Finding[]
}

/**
 * Finds out and writes how a load relates to each load before it that covers some of the same, and in which slices one
 * replaces the other. Until the load's row is there this is nothing.
 *
 * @throws UndecidedRelationError where neither the cells nor anybody says how it relates to one that still counts.
 */
export async function relateLoad(
  connection: Connection,
  added: AddedLoad,
  options: RelateOptions,
): Promise<Related> {
  const { rivals, keepUndecided = false, withdrawn, before = new Map() } = options
  if (rivals.length === 0) return { pairs: before, relations: [], findings: [] }
  const fresh = rivals.filter(({ batch }) => !before.has(batch))
  const [found, stored] = await Promise.all([
    fresh.length === 0 ? [] : decideAndWrite(connection, added, fresh, options.stretches),
    readStoredRelations(connection),
  ])
  const pairs = new Map([...before, ...found])

  const rivalLoad = rivalOfAdded(added)
  const current = rivals.flatMap((rival) => renumbered(pairs.get(rival.batch), rival, rivalLoad))
  const numbers = new Set(rivals.map(({ id }) => id))
  const isOther = ({ earlier, later }: KeptRelation) =>
    earlier !== withdrawn &&
    later !== withdrawn &&
    !(earlier === rivalLoad.id && numbers.has(later)) &&
    !(later === rivalLoad.id && numbers.has(earlier))
  const relations = new KeptRelations(
    [...stored.kept.filter(isOther), ...current.map(({ pair }) => pair.kept)],
    [...stored.filtered, ...(rivalLoad.relation === 'filtered' ? [rivalLoad.id] : [])],
    new Map([...stored.uncovered, [rivalLoad.id, added.facts.uncoveredMonths]]),
  )
  if (!keepUndecided) await refuseUndecided(connection, added, { current, relations }, options)
  return {
    pairs,
    relations: relations.of(rivalLoad.id),
    findings: findingsOfRelations(
      rivalLoad,
      rivals,
      relations,
      current.map(({ pair }) => pair),
    ),
  }
}

/** Compares a load with rivals, and writes what follows for each pair. */
async function decideAndWrite(
  connection: Connection,
  added: AddedLoad,
  rivals: readonly RivalLoad[],
  stretches: readonly Stretch[],
): Promise<[string, DecidedPair | null][]> {
  const rivalLoad = rivalOfAdded(added)
  const [rows, pages] = await Promise.all([
    comparePairs(connection, added, rivals, stretches),
    findPages(connection, toSeries(added.facts), rivalLoad, rivals),
  ])
  const decided = rivals.map((rival) => {
    const isOwnLater = isLaterThan(rivalLoad, rival)
    const members = rows.filter((row) => row.rival === rival.batch)
    const statistics = measureOverlap(
      members.map((row) => orientedRow(row, isOwnLater)),
      isOwnLater ? rivalLoad.cells : rival.cells,
    )
    const [earlier, later] = isOwnLater ? [rival, rivalLoad] : [rivalLoad, rival]
    const pair = decidePair(earlier, later, statistics, pages.get(rival.id) ?? null)
    return { rival, isOwnLater, pair, kind: pair?.kept.kind ?? null }
  })
  const names = new Map([rivalLoad, ...rivals].map(({ id, batch }) => [id, batch]))
  await Promise.all([
    insertRelations(
      connection,
      decided.flatMap(({ pair }) => pair?.kept ?? []),
      (load) => names.get(load) ?? '',
    ),
    insertReplacements(connection, added, decided, stretches),
  ])
  return decided.map(({ rival, pair }) => [rival.batch, pair])
}

interface CurrentPair {
  readonly rival: RivalLoad
  readonly pair: DecidedPair
}

/** With the number that the load has by now: another one may have been faster since the pair was decided. */
function renumbered(
  pair: DecidedPair | null | undefined,
  rival: RivalLoad,
  rivalLoad: RivalLoad,
): CurrentPair[] {
  if (!pair) return []
  const { kept } = pair
  const [earlier, later] = isLaterThan(rivalLoad, rival) ? [rival, rivalLoad] : [rivalLoad, rival]
  const firstPage = kept.firstPage === null || kept.firstPage === rival.id ? kept.firstPage : rivalLoad.id
  const numbered = { ...kept, earlier: earlier.id, later: later.id, firstPage }
  return [{ rival, pair: { ...pair, earlier, later, kept: numbered } }]
}

interface Standing {
  readonly current: readonly CurrentPair[]
  readonly relations: KeptRelations
}

/** @throws UndecidedRelationError where a pair is undecided that matters (see `isSuperseded`). */
async function refuseUndecided(
  connection: Connection,
  added: AddedLoad,
  { current, relations }: Standing,
  { rivals, stretches }: RelateOptions,
): Promise<void> {
  // Whatever has taken a place there is a rival too.
  const replacing = rivals.filter((rival) => relations.speaks(rival.id) && !isFiltered(added, rival))
  const open: DecidedPair[] = []
  for (const { rival, pair } of current) {
    if (pair.kept.kind !== 'undecided' || !relations.speaks(pair.later.id)) continue
    const between = replacing
      .filter((third) => isLaterThan(third, pair.earlier) && isLaterThan(pair.later, third))
      .map(({ batch }) => batch)
    const openPair = { rival, isOwnLater: pair.earlier.id === rival.id, between }
    if (!(await isSuperseded(connection, added, openPair, stretches))) open.push(pair)
  }
  if (open.length > 0)
    throw new UndecidedRelationError(
      added.facts.file,
      open.map((pair) => undecidedPair(pair, added.id)),
    )
}
