import type { LoadFacts } from '../ledger.ts'
import { seriesOf } from '../series.ts'
import { listed, type Parameters } from './literal.ts'
import { type Stretch, within } from './parts.ts'

/** A load that is compared with others, by the name that its rows bear. */
export interface ComparedLoad {
  readonly batch: string
  readonly facts: Omit<LoadFacts, 'names'>
}

/** SQL with what is bound in it. */
export interface PairSlices {
  readonly sql: string
  /** The names of the load and of its rivals, to compare `batch` with. */
  readonly batches: string
  readonly parameters: Parameters
}

export const afterEveryMonth = 999_999

/**
 * Common table expressions that end in `slices`: the slices (period and commodity) of a load and each of its rivals,
 * within a stretch of commodities, in which one has rows and the other has some too or covers them; `rivals` are the
 * loads of these names.
 */
export function pairSlices(
  { batch, facts }: ComparedLoad,
  rivals: readonly string[],
  stretch: Stretch,
): PairSlices {
  const condition = within(stretch)
  const { period, monthly, truncatedAt, uncoveredMonths, cut } = facts
  const names = listed('rival', rivals)
  const batches = `$batch, ${names.sql}`
  const parameters: Parameters = {
    ...{ series: seriesOf(facts), batch, from: period.from, to: period.to, monthly },
    truncatedAt: truncatedAt ?? afterEveryMonth,
    uncovered: JSON.stringify(uncoveredMonths),
    ...names.parameters,
    ...condition.parameters,
  }
  const own = { monthly: '$monthly', from: '$from', to: '$to', truncatedAt: '$truncatedAt' }
  const theirs = { monthly: 'rival_monthly', from: 'rival_from', to: 'rival_to' }
  const sql = `rivals AS (
      SELECT batch, from_month AS rival_from, to_month AS rival_to, monthly AS rival_monthly, scope,
        coalesce(truncated_at, ${afterEveryMonth}) AS rival_truncated_at, coalesce(uncovered, '[]') AS rival_uncovered
      FROM loads WHERE batch IN (${names.sql})
    ), held AS (
      SELECT DISTINCT batch, from_month, to_month, commodity FROM observations
      WHERE series = $series AND batch IN (${batches}) AND from_month BETWEEN $from AND $to AND ${condition.sql}
    ), touched AS (
      SELECT rivals.batch AS rival, held.from_month, held.to_month, held.commodity,
        bool_or(held.batch = $batch) AS has_own, bool_or(held.batch <> $batch) AS has_theirs
      FROM held JOIN rivals ON held.batch = rivals.batch
        OR (held.batch = $batch AND held.from_month BETWEEN rivals.rival_from AND rivals.rival_to)
      GROUP BY rivals.batch, held.from_month, held.to_month, held.commodity
    ), ${cut.includes('commodity') ? listedSlices(batches, condition.sql) : bareSlices}, slices AS (
      SELECT rival, from_month, to_month, commodity, has_own, has_theirs, rival_monthly, rival_truncated_at,
        ${coversMonths({ ...own, uncovered: '$uncovered' })} AS own_covers,
        ${coversMonths({ ...theirs, truncatedAt: 'rival_truncated_at', uncovered: 'rival_uncovered' })} AS their_covers
      FROM listed_slices JOIN rivals ON rivals.batch = listed_slices.rival
    )`
  return { sql, batches, parameters }
}

/** The slices of commodities that both loads list or were asked for. */
const listedSlices = (batches: string, condition: string): string => `asked AS (
      SELECT DISTINCT batch, commodity FROM load_commodities WHERE batch IN (${batches}) AND ${condition}
    ), listed_slices AS (
      SELECT touched.* FROM touched
        LEFT JOIN asked AS mine ON mine.batch = $batch AND mine.commodity = touched.commodity
        LEFT JOIN asked AS others ON others.batch = touched.rival AND others.commodity = touched.commodity
      WHERE (has_own OR mine.batch IS NOT NULL) AND (has_theirs OR others.batch IS NOT NULL)
    )`

/** A cut without commodities has them all together. */
const bareSlices = 'listed_slices AS (SELECT * FROM touched)'

/** What of a load says which months it covers, in SQL. */
interface CoveringLoad {
  readonly monthly: string
  readonly from: string
  readonly to: string
  readonly truncatedAt: string
  readonly uncovered: string
}

/** Whether a load covers the months of a slice, in SQL. */
const coversMonths = ({
  monthly,
  from,
  to,
  truncatedAt,
  uncovered,
}: CoveringLoad): string => `CASE WHEN ${monthly}
  THEN from_month = to_month AND from_month BETWEEN ${from} AND ${to} AND from_month < ${truncatedAt}
    AND NOT contains(CAST(json_parse(${uncovered}) AS array(integer)), from_month)
  ELSE ${truncatedAt} = ${afterEveryMonth} AND from_month = ${from} AND to_month = ${to}
END`
