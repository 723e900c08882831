import { isTogether, type RelationKind, replaces } from '../coverage/relation.ts'
import { replacementRules } from '../sql/replacement-rules.ts'
import { type Connection, readOne } from './connection.ts'
import { listed } from './literal.ts'
import { type ComparedLoad, type ComparedRival, pairedRows, pairSlices } from './pair-slices.ts'
import type { Stretch } from './parts.ts'
import { writeRepeatable } from './repeatable.ts'

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

/** A pair that nobody decided, and the names of the loads that may have taken the place of one of it. */
export interface OpenPair {
  readonly rival: ComparedRival
  readonly thirds: readonly string[]
}

/**
 * Whether a load or a rival has nothing left that counts of what they share, since third loads have taken its place there:
 * how the two relate does not matter.
 */
export async function isSuperseded(
  connection: Connection,
  load: ComparedLoad,
  { rival, thirds }: OpenPair,
  stretches: readonly Stretch[],
): Promise<boolean> {
  if (thirds.length === 0) return false
  const names = listed('third', thirds)
  const seen = { own: false, ownLeft: false, theirs: false, theirsLeft: false }
  for (const stretch of stretches) {
    const paired = pairedRows(load, [rival], stretch)
    const row = await readOne(
      connection,
      `WITH ${paired.sql}, ${pairSlices}, gone AS (
         SELECT DISTINCT replaced, from_month, to_month, commodity FROM replacements
         WHERE series = $series AND rule = ${replacementRules.takesPlace} AND replaced IN ($batch, $rival0)
           AND replacing IN (${names.sql}) AND from_month BETWEEN $from AND $to
       )
       SELECT coalesce(bool_or(has_own), false) AS own, coalesce(bool_or(has_theirs), false) AS theirs,
         coalesce(bool_or(has_own AND mine.replaced IS NULL), false) AS own_left,
         coalesce(bool_or(has_theirs AND others.replaced IS NULL), false) AS theirs_left
       FROM slices
         LEFT JOIN gone AS mine ON mine.replaced = $batch AND ${sameSlice('mine')}
         LEFT JOIN gone AS others ON others.replaced = slices.rival AND ${sameSlice('others')}
       WHERE own_covers AND their_covers`,
      { ...paired.parameters, ...names.parameters },
    )
    seen.own ||= row.boolean('own')
    seen.theirs ||= row.boolean('theirs')
    seen.ownLeft ||= row.boolean('own_left')
    seen.theirsLeft ||= row.boolean('theirs_left')
  }
  return (seen.own && !seen.ownLeft) || (seen.theirs && !seen.theirsLeft)
}

const sameSlice = (gone: string): string =>
  ['from_month', 'to_month', 'commodity']
    .map((column) => `${gone}.${column} = slices.${column}`)
    .join(' AND ')
