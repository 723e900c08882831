import type { Finding } from '../../trade/finding.ts'
import type { LoadFacts } from '../ledger.ts'
import { isWhole, seriesOf } from '../series.ts'
import { instantOf } from '../sql/kept-load.ts'
import { rivalFindingOf } from '../sql/kept-rows.ts'
import { cellColumns } from '../sql/prevalence.ts'
import { Row } from '../sql/row.ts'
import type { Batch } from './batch.ts'
import type { Connection } from './connection.ts'
import { type Stretch, within } from './parts.ts'

const afterEveryMonth = 999_999

/**
 * What a new load says otherwise than the loads that are there, one finding for each of them and kind:
 * `revised` and `noLongerListed` against the cells that prevailed until now and are no later than this load,
 * `sameDate` against every load of the same date.
 *
 * A file covers what it must list if there is trade: where it is not filtered, its months before the cut-off,
 * or its period as one if it has no months.
 *
 * @param batch the new load's rows, whose load is not there yet.
 * @param withdrawn the rows of the load whose place it takes, or empty.
 */
export async function compareWithRivals(
  connection: Connection,
  batch: Pick<Batch, 'name' | 'stretches'>,
  facts: LoadFacts,
  withdrawn: string,
): Promise<Finding[]> {
  const found = new Map<string, { id: number; kind: string; file: string; cells: bigint }>()
  for (const stretch of batch.stretches) {
    for (const row of await compareStretch(connection, batch.name, facts, withdrawn, stretch)) {
      const [id, kind] = [row.number('id'), row.text('kind')]
      const cells = row.bigint('cells') + (found.get(`${kind} ${id}`)?.cells ?? 0n)
      found.set(`${kind} ${id}`, { id, kind, file: row.text('file'), cells })
    }
  }
  return [...found.values()]
    .sort((a, b) => (a.kind === b.kind ? a.id - b.id : a.kind < b.kind ? -1 : 1))
    .map((finding) => rivalFindingOf(new Row(finding)))
}

/** A cell is in one stretch with all that is compared with it. */
function compareStretch(
  connection: Connection,
  batch: string,
  facts: LoadFacts,
  withdrawn: string,
  stretch: Stretch,
): Promise<Row[]> {
  const { scope, period, monthly, truncatedAt, commodities, cut } = facts
  const columns = cellColumns(cut)
  const cells = columns.split(', ')
  const condition = within(stretch)
  return connection.read(
    `WITH rivals AS (
       SELECT id, batch, file, as_of_instant, row_number() OVER (ORDER BY as_of_instant, id) AS precedence
       FROM loads WHERE series = $series AND batch <> $withdrawn
     ), own AS (
       SELECT ${columns}, ${sums} FROM observations WHERE series = $series AND batch = $batch
         AND from_month BETWEEN $from AND $to AND ${condition.sql}
       GROUP BY ${columns}
     ), others AS (
       SELECT id, file, precedence, as_of_instant, ${columns}, ${sums}
       FROM rivals JOIN observations ON observations.batch = rivals.batch
       WHERE series = $series AND from_month BETWEEN $from AND $to AND ${condition.sql}
       GROUP BY id, file, precedence, as_of_instant, ${columns}
     ), before AS (
       SELECT *, precedence = max(precedence) OVER (PARTITION BY ${columns}) AS prevailed FROM others
     ), compared AS (
       SELECT id, file, prevailed, own.value IS NULL AS gone, ${differs} AS differs,
         ${covered(monthly)} AS covered, as_of_instant AS instant
       FROM before LEFT JOIN own ON ${cells.map((column) => `own.${column} = before.${column}`).join(' AND ')}
     ), kinds AS (
       SELECT id, file, CASE
         WHEN gone THEN CASE WHEN prevailed AND covered AND instant <= $instant THEN 'noLongerListed' END
         WHEN differs AND instant = $instant THEN 'sameDate'
         WHEN differs AND prevailed AND instant < $instant THEN 'revised'
       END AS kind
       FROM compared
     )
     SELECT kind, id, file, CAST(count(*) AS decimal(38, 0)) AS cells
     FROM kinds
     WHERE kind IS NOT NULL
     GROUP BY kind, id, file`,
    {
      series: seriesOf(facts),
      batch,
      withdrawn,
      instant: BigInt(instantOf(facts.asOf)),
      from: period.from,
      to: period.to,
      listsAll: isWhole(scope) && (monthly || truncatedAt === null),
      commodities: cut.includes('commodity') ? commodities : [''],
      truncatedAt: truncatedAt ?? afterEveryMonth,
      ...condition.parameters,
    },
  )
}

/** A cell's rows added up. */
const sums = `sum(CAST(value AS decimal(38, 0))) AS value,
  sum(CAST(quantity AS decimal(38, 0))) AS quantity, sum(CAST(quantity2 AS decimal(38, 0))) AS quantity2,
  min(unit) AS unit, min(unit2) AS unit2`

const covered = (monthly: boolean): string => `($listsAll
  AND contains($commodities, before.commodity)
  AND ${
    monthly
      ? 'before.from_month = before.to_month AND before.from_month < $truncatedAt'
      : 'before.from_month = $from AND before.to_month = $to'
  })`

/**
 * Another value, or another quantity or unit where the earlier file gave one: quantities that were first
 * asked for later are no revision.
 */
const differs = `(before.value <> own.value
  OR (before.quantity IS NOT NULL AND before.quantity IS DISTINCT FROM own.quantity)
  OR (before.quantity2 IS NOT NULL AND before.quantity2 IS DISTINCT FROM own.quantity2)
  OR (before.unit IS NOT NULL AND before.unit IS DISTINCT FROM own.unit)
  OR (before.unit2 IS NOT NULL AND before.unit2 IS DISTINCT FROM own.unit2))`
