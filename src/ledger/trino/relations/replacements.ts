import { isTogether, type RelationKind, replaces } from '../../relation.ts'
import { replacementRules } from '../../sql/sql.ts'
import { type Connection, listed, readOne, writeRepeatable } from '../connection/connection.ts'
import type { Stretch } from '../parts.ts'
import { type ComparedLoad, type ComparedRival, pairedRows, pairSlices } from './pair-slices.ts'

/** A pair with a rival of a load. */
export interface RivalPair {
  readonly rival: ComparedRival
  readonly isOwnLater: boolean
  /** Null where their cells have nothing in common to compare. */
  readonly kind: RelationKind | 'undecided' | null
}

/**
 * Writes in which slices a load or a rival is replaced by the other (see `replacementRules`). Until both loads are there
 * this is nothing, and written twice it is the same.
 */
export async function insertReplacements(
  connection: Connection,
  load: ComparedLoad,
  pairs: readonly RivalPair[],
  stretches: readonly Stretch[],
): Promise<void> {
  const is = (test: (kind: RelationKind) => boolean) =>
    pairs.map(({ kind }) => Number(kind !== null && kind !== 'undecided' && test(kind)))
  const rivals = pairs.map(({ rival }) => rival)
  if (!is(replaces).includes(1) && ![load.facts, ...rivals].some(isCutOff)) return
  for (const stretch of stretches) {
    const paired = pairedRows(load, rivals, stretch)
    await writeRepeatable(
      connection,
      `INSERT INTO replacements
       WITH ${paired.sql}, ${pairSlices}, decided AS (
         SELECT rival, own_later = 1 AS own_is_later, does_replace = 1 AS is_replacing, together = 1 AS are_together
         FROM UNNEST($rivals, $ownLater, $replaces, $together) AS given (rival, own_later, does_replace, together)
       ), pairs AS (
         SELECT slices.*, own_is_later, is_replacing, are_together, ${bothCutOff} AS both_cut_off
         FROM slices JOIN decided ON decided.rival = slices.rival
       )
       SELECT $series, from_month, to_month, commodity, replaced, replacing, rule
       FROM pairs CROSS JOIN UNNEST(
         ARRAY[$batch, rival], ARRAY[rival, $batch], ARRAY[
           CASE WHEN has_own THEN ${ruleFor('own_covers', 'their_covers', 'NOT own_is_later')} END,
           CASE WHEN has_theirs THEN ${ruleFor('their_covers', 'own_covers', 'own_is_later')} END
         ]
       ) AS sides (replaced, replacing, rule)
       WHERE rule IS NOT NULL`,
      {
        ...paired.parameters,
        ownLater: pairs.map(({ isOwnLater }) => Number(isOwnLater)),
        replaces: is(replaces),
        together: is(isTogether),
      },
    )
  }
}

/** Only what a load is cut off from is void beside another one. */
const isCutOff = ({ truncatedAt }: Pick<ComparedRival, 'truncatedAt'>): boolean => truncatedAt !== null

/** Whether both loads of a pair are cut off in the month of a slice. */
const bothCutOff = `(from_month = to_month AND $monthly AND $truncatedAt = from_month
  AND rival_monthly AND rival_truncated_at = from_month)`

/** The rule by which what a load has of a slice does not count beside the other load of the pair; NULL where it does. */
const ruleFor = (covers: string, otherCovers: string, otherIsLater: string): string => `CASE
  WHEN ${covers} AND ${otherCovers} AND is_replacing AND ${otherIsLater} THEN ${replacementRules.takesPlace}
  WHEN NOT ${covers} AND ${otherCovers} AND NOT are_together THEN ${replacementRules.voids}
  WHEN NOT ${covers} AND NOT ${otherCovers} AND ${otherIsLater} AND NOT are_together AND both_cut_off
    THEN ${replacementRules.voidsAsPage}
END`

/** A pair that nobody decided. */
export interface OpenPair {
  readonly rival: ComparedRival
  readonly isOwnLater: boolean
  /** The names of the loads that may have replaced the earlier of the two before the later one was published. */
  readonly between: readonly string[]
}

/**
 * Whether it does not matter how a load and a rival relate: before the later of the two was published, third loads had
 * replaced all that the earlier one has of what both cover.
 */
export async function isSuperseded(
  connection: Connection,
  load: ComparedLoad,
  { rival, isOwnLater, between }: OpenPair,
  stretches: readonly Stretch[],
): Promise<boolean> {
  if (between.length === 0) return false
  const names = listed('third', between)
  const [has, earlier] = isOwnLater ? ['has_theirs', '$rival0'] : ['has_own', '$batch']
  let shared = 0
  for (const stretch of stretches) {
    const paired = pairedRows(load, [rival], stretch)
    const row = await readOne(
      connection,
      `WITH ${paired.sql}, ${pairSlices}, gone AS (
         SELECT DISTINCT from_month, to_month, commodity FROM replacements
         WHERE series = $series AND rule = ${replacementRules.takesPlace} AND replaced = ${earlier}
           AND replacing IN (${names.sql}) AND from_month BETWEEN $from AND $to
       )
       SELECT CAST(count(*) AS decimal(38, 0)) AS shared,
         CAST(count_if(gone.commodity IS NULL) AS decimal(38, 0)) AS remaining
       FROM slices LEFT JOIN gone ON gone.from_month = slices.from_month AND gone.to_month = slices.to_month
         AND gone.commodity = slices.commodity
       WHERE own_covers AND their_covers AND ${has}`,
      { ...paired.parameters, ...names.parameters },
    )
    if (row.number('remaining') > 0) return false
    shared += row.number('shared')
  }
  return shared > 0
}
