import type { DuckDBConnection } from '@duckdb/node-api'
import type { DecidedPair } from '../coverage/decided-pair.ts'
import { isTogether, type RelationKind, replaces } from '../coverage/relation.ts'
import { replacementRules } from '../sql/replacement-rules.ts'
import { query } from './query.ts'
import { speaks } from './relations.ts'
import { isScoped, scopeColumns } from './scope-columns.ts'

/** A pair with the rival of the new load in it; null where their cells have nothing in common to compare. */
export interface RivalPair {
  readonly rival: number
  /** Whether the data of the new load are the later. */
  readonly isOwnLater: boolean
  readonly pair: DecidedPair | null
}

/**
 * Keeps in which slices the new load or a rival is replaced by the other (see `notePairSlices`), and which slices are
 * contested: those of which two loads have rows or in which one is replaced. Both follow from these two loads alone, so
 * that withdrawing one takes no more than removing its rows.
 */
export async function insertReplacements(
  connection: DuckDBConnection,
  load: number,
  series: string,
  pairs: readonly RivalPair[],
): Promise<void> {
  const { takesPlace, voids, voidsAsPage } = replacementRules
  await query(
    connection,
    `CREATE OR REPLACE TEMP TABLE decided_pairs AS
     SELECT unnest($rivals::INTEGER[]) AS rival, unnest($ownLater::INTEGER[]) = 1 AS own_is_later,
       unnest($replaces::INTEGER[]) = 1 AS replaces, unnest($together::INTEGER[]) = 1 AS are_together`,
    {
      rivals: pairs.map(({ rival }) => rival),
      ownLater: pairs.map(({ isOwnLater }) => Number(isOwnLater)),
      replaces: pairs.map(({ pair }) => Number(pair !== null && kindIs(pair, replaces))),
      together: pairs.map(({ pair }) => Number(pair !== null && kindIs(pair, isTogether))),
    },
  )
  const replacement = (isOwn: boolean) => {
    const [has, covers, otherCovers] = isOwn
      ? ['has_own', 'own_covers', 'their_covers']
      : ['has_theirs', 'their_covers', 'own_covers']
    const [replaced, replacing] = isOwn ? [load, 'rival'] : ['rival', load]
    const isLater = isOwn ? 'NOT own_is_later' : 'own_is_later'
    const cutOff = (id: string | number) =>
      `EXISTS (SELECT 1 FROM loads WHERE id = ${id} AND monthly AND truncated_at = slices.from_month)`
    return `
      SELECT from_month, to_month, commodity, ${replaced} AS replaced, ${replacing} AS replacing, CASE
        WHEN ${covers} AND ${otherCovers} AND replaces AND ${isLater} THEN ${takesPlace}
        WHEN NOT ${covers} AND ${otherCovers} AND NOT are_together THEN ${voids}
        WHEN NOT ${covers} AND NOT ${otherCovers} AND ${isLater} AND NOT are_together
          AND from_month = to_month AND ${cutOff(replaced)} AND ${cutOff(replacing)} THEN ${voidsAsPage}
      END AS rule
      FROM pair_slices AS slices JOIN decided_pairs USING (rival) WHERE ${has}`
  }
  await query(
    connection,
    `INSERT INTO replacements
     SELECT $series, from_month, to_month, commodity, replaced, replacing, rule, ${load}
     FROM (${replacement(true)} UNION ALL ${replacement(false)}) WHERE rule IS NOT NULL`,
    { series },
  )
  await query(
    connection,
    `INSERT INTO contested
     SELECT $series, from_month, to_month, commodity, ${load} FROM (
       SELECT from_month, to_month, commodity FROM pair_slices WHERE has_own AND has_theirs
       UNION
       SELECT from_month, to_month, commodity FROM replacements WHERE load = ${load}
       EXCEPT SELECT from_month, to_month, commodity FROM contested WHERE series = $series
     )`,
    { series },
  )
}

const kindIs = ({ kept: { kind } }: DecidedPair, is: (kind: RelationKind) => boolean): boolean =>
  kind !== 'undecided' && is(kind)

/**
 * The rivals that have nothing left that counts of what they share with the new load, or with which the new load has
 * nothing left, since third loads have taken its place there: how the two relate does not matter.
 */
export async function findSuperseded(
  connection: DuckDBConnection,
  load: number,
  rivals: readonly number[],
): Promise<Set<number>> {
  const third = (replaced: string) => `EXISTS (
    SELECT 1 FROM replacements AS third JOIN thirds ON thirds.id = third.replacing
    WHERE rule = ${replacementRules.takesPlace} AND third.replaced = ${replaced}
      AND thirds.id <> ${load} AND thirds.id <> slices.rival
      AND third.from_month = slices.from_month AND third.to_month = slices.to_month
      AND third.commodity = slices.commodity)`
  const rows = await query(
    connection,
    `WITH thirds AS (
       SELECT id FROM (SELECT id, cut, ${scopeColumns} FROM loads WHERE ${speaks}) AS speaking
       WHERE NOT ${isScoped('speaking')}
     )
     SELECT rival FROM (
       SELECT rival, has_own, has_theirs, ${third(String(load))} AS own_gone, ${third('slices.rival')} AS theirs_gone
       FROM pair_slices AS slices
       WHERE own_covers AND their_covers AND rival IN (${rivals.join()})
     )
     GROUP BY rival
     HAVING (bool_or(has_own) AND bool_and(own_gone) FILTER (has_own))
       OR (bool_or(has_theirs) AND bool_and(theirs_gone) FILTER (has_theirs))`,
  )
  return new Set(rows.map((row) => row.number('rival')))
}
