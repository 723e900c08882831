import { breakdowns, cutKey } from '../../../trade/trade.ts'
import { toSeries } from '../../coverage/coverage.ts'
import type { LoadFacts } from '../../ledger-interface.ts'
import { cellColumns } from '../../sql/sql.ts'
import { listed, type Parameters } from '../connection/connection.ts'
import { type Stretch, within } from '../parts.ts'
import { inScope, isScoped } from '../scope-columns.ts'

/** What of a load is compared with others, by the name that its rows bear. */
export interface ComparedLoad {
  readonly batch: string
  readonly facts: Pick<
    LoadFacts,
    'flow' | 'currency' | 'cut' | 'scope' | 'period' | 'monthly' | 'truncatedAt' | 'uncoveredMonths'
  >
}

/** The same of a load of the same series. */
export interface ComparedRival
  extends Pick<LoadFacts, 'scope' | 'period' | 'monthly' | 'truncatedAt' | 'uncoveredMonths'> {
  readonly batch: string
}

export const afterEveryMonth = 999_999

/** Common table expressions, with what is bound in them. */
export interface PairedRows {
  readonly sql: string
  readonly parameters: Parameters
}

/**
 * Common table expressions that end in `paired`: for each rival of a load the rows of both (`is_own`) of commodities that
 * both list or were asked for, within a stretch, with whether each of the two covers the months of the row.
 */
export function pairedRows(
  { batch, facts }: ComparedLoad,
  rivals: readonly ComparedRival[],
  stretch: Stretch,
): PairedRows {
  const condition = within(stretch)
  const { cut, scope, period, monthly, truncatedAt, uncoveredMonths } = facts
  const names = listed(
    'rival',
    rivals.map((rival) => rival.batch),
  )
  const shown = breakdowns.filter((by) => cut.includes(by))
  const isLimited = [{ scope }, ...rivals].some((load) => isScoped(load.scope, cutKey(cut)))
  const current = { monthly: '$monthly', from: '$from', to: '$to', truncatedAt: '$truncatedAt' }
  const theirs = { monthly: 'rival_monthly = 1', from: 'rival_from', to: 'rival_to' }
  const rows = `SELECT series, batch, ${cellColumns(cut)}, value, quantity, unit, quantity2, unit2 FROM observations
      WHERE series = $series AND batch IN ($batch, ${names.sql}) AND from_month BETWEEN $from AND $to
        AND ${condition.sql}`
  const sql = `rivals AS (
      SELECT * FROM UNNEST($rivals, $rivalMonthly, $rivalFrom, $rivalTo, $rivalTruncated, $rivalUncovered, $rivalScope)
        AS given (rival, rival_monthly, rival_from, rival_to, rival_truncated_at, rival_uncovered, rival_scope)
    ), ${cut.includes('commodity') ? commonCommodities(names.sql, condition.sql) : withoutCommodities}, paired AS (
      SELECT o.*, rivals.rival, o.batch = $batch AS is_own, rival_monthly = 1 AS rival_monthly, rival_truncated_at,
        ${coversMonths({ ...current, uncovered: '$uncovered' })} AS own_covers,
        ${coversMonths({ ...theirs, truncatedAt: 'rival_truncated_at', uncovered: 'rival_uncovered' })} AS their_covers,
        ${isLimited ? `${inScope('$scope', 'o', shown)} AND ${inScope('rival_scope', 'o', shown)}` : 'true'} AS in_scope
      FROM (${rows}) AS o
        JOIN common ON common.commodity = o.commodity AND (o.batch = common.rival OR o.batch = $batch)
        JOIN rivals ON rivals.rival = common.rival
    )`
  return {
    sql,
    parameters: {
      ...{ series: toSeries(facts), batch, from: period.from, to: period.to, monthly },
      truncatedAt: truncatedAt ?? afterEveryMonth,
      uncovered: JSON.stringify(uncoveredMonths),
      scope: JSON.stringify(scope),
      ...rivalParameters(rivals),
      ...names.parameters,
      ...condition.parameters,
    },
  }
}

const rivalParameters = (rivals: readonly ComparedRival[]): Parameters => ({
  rivals: rivals.map(({ batch }) => batch),
  rivalMonthly: rivals.map(({ monthly }) => Number(monthly)),
  rivalFrom: rivals.map(({ period }) => period.from),
  rivalTo: rivals.map(({ period }) => period.to),
  rivalTruncated: rivals.map(({ truncatedAt }) => truncatedAt ?? afterEveryMonth),
  rivalUncovered: rivals.map(({ uncoveredMonths }) => JSON.stringify(uncoveredMonths)),
  rivalScope: rivals.map(({ scope }) => JSON.stringify(scope)),
})

/** The commodities that a load and each of its rivals list or were asked for. */
const commonCommodities = (names: string, condition: string): string => `common AS (
      SELECT DISTINCT theirs.batch AS rival, theirs.commodity
      FROM (SELECT batch, commodity FROM load_commodities WHERE batch IN (${names}) AND ${condition}) AS theirs
        JOIN (SELECT commodity FROM load_commodities WHERE batch = $batch AND ${condition}) AS mine
          ON mine.commodity = theirs.commodity
    )`

/** A cut without commodities has them all together. */
const withoutCommodities = "common AS (SELECT rival, '' AS commodity FROM rivals)"

/** What of a load says which months it covers, in SQL. */
interface CoveringLoad {
  readonly monthly: string
  readonly from: string
  readonly to: string
  readonly truncatedAt: string
  readonly uncovered: string
}

/** Whether a load covers the months of a row, in SQL. */
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

/**
 * A common table expression `slices`, from `paired`: the slices (period and commodity) of a load and each of its rivals of
 * which one has rows, with whether each of the two covers it.
 */
export const pairSlices = `slices AS (
      SELECT rival, from_month, to_month, commodity, own_covers, their_covers, rival_monthly, rival_truncated_at,
        bool_or(is_own) AS has_own, bool_or(NOT is_own) AS has_theirs
      FROM paired
      GROUP BY rival, from_month, to_month, commodity, own_covers, their_covers, rival_monthly, rival_truncated_at
    )`
