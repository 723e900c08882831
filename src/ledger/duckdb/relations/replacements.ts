import type { DuckDBConnection } from '@duckdb/node-api'
import type { DecidedPair } from '../../coverage/coverage.ts'
import { isTogether, type RelationKind, replaces } from '../../relation.ts'
import { replacementRules } from '../../sql/sql.ts'
import { isScoped, scopeColumns, speaks } from '../catalog/catalog.ts'
import { query } from '../query.ts'

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
 * The rivals whose pair with the new load does not matter: before the later of the two was published, third loads had
 * replaced all that the earlier one has of what both cover.
 */
export async function findSuperseded(
  connection: DuckDBConnection,
  load: number,
  rivals: readonly number[],
): Promise<Set<number>> {
  const rows = await query(
    connection,
    `WITH dated AS (
       SELECT id, as_of_instant, speaks AND NOT ${isScoped('scoped')} AS is_whole
       FROM (SELECT id, cut, as_of_instant, ${speaks} AS speaks, ${scopeColumns} FROM loads) AS scoped
     ), shared AS (
       SELECT slices.*, if(own_is_later, rival, ${load}) AS earlier, if(own_is_later, ${load}, rival) AS later
       FROM pair_slices AS slices JOIN decided_pairs USING (rival)
       WHERE own_covers AND their_covers AND if(own_is_later, has_theirs, has_own) AND rival IN (${rivals.join()})
     )
     SELECT rival FROM (
       SELECT rival, EXISTS (
         SELECT 1 FROM replacements AS third JOIN dated ON dated.id = third.replacing
         WHERE rule = ${replacementRules.takesPlace} AND third.replaced = shared.earlier AND is_whole
           AND (dated.as_of_instant, dated.id) < (successor.as_of_instant, successor.id)
           AND third.from_month = shared.from_month AND third.to_month = shared.to_month
           AND third.commodity = shared.commodity
       ) AS is_replaced
       FROM shared JOIN dated AS successor ON successor.id = shared.later
     )
     GROUP BY rival HAVING bool_and(is_replaced)`,
  )
  return new Set(rows.map((row) => row.number('rival')))
}
