import { breakdowns } from '../../../trade/trade.ts'
import type { ComparedRow } from '../../coverage/coverage.ts'
import { cellColumns, type Row } from '../../sql/sql.ts'
import type { Connection } from '../connection/connection.ts'
import type { Stretch } from '../parts.ts'
import { type ComparedLoad, type ComparedRival, pairedRows } from './pair-slices.ts'

/**
 * Compares the cells of a load with those of each rival, in the slices that both cover and within what both were filtered
 * to; a stretch at a time, so that the memory of a node sets no limit to it.
 */
export async function comparePairs(
  connection: Connection,
  load: ComparedLoad,
  rivals: readonly ComparedRival[],
  stretches: readonly Stretch[],
): Promise<ComparedRow<string>[]> {
  const added = new Map<string, ComparedRow<string>>()
  for (const stretch of stretches)
    for (const row of await compareStretch(connection, load, rivals, stretch)) {
      const key = `${row.rival} ${row.period.from} ${row.period.to} ${row.member}`
      const comparedRow = added.get(key)
      added.set(key, comparedRow ? sumOf(comparedRow, row) : row)
    }
  return [...added.values()]
}

const sumOf = (a: ComparedRow<string>, b: ComparedRow<string>): ComparedRow<string> => ({
  ...a,
  equal: a.equal + b.equal,
  differing: a.differing + b.differing,
  quantitiesGone: a.quantitiesGone + b.quantitiesGone,
  onlyOwn: a.onlyOwn + b.onlyOwn,
  onlyTheirs: a.onlyTheirs + b.onlyTheirs,
  own: a.own + b.own,
  theirs: a.theirs + b.theirs,
})

/** A cell is in one stretch with all that is compared with it. */
async function compareStretch(
  connection: Connection,
  load: ComparedLoad,
  rivals: readonly ComparedRival[],
  stretch: Stretch,
): Promise<ComparedRow<string>[]> {
  const { cut } = load.facts
  const columns = cellColumns(cut)
  const member = breakdowns.find((by) => cut.includes(by))
  const paired = pairedRows(load, rivals, stretch)
  const found = await connection.read(
    `WITH ${paired.sql}, cells AS (
       SELECT rival, ${columns}, ${sidesOf('value')}, ${sidesOf('quantity')}, ${sidesOf('quantity2')},
         ${unitsOf('unit')}, ${unitsOf('unit2')}
       FROM paired WHERE own_covers AND their_covers AND in_scope
       GROUP BY rival, ${columns}
     ), compared AS (
       SELECT *, own_value IS NOT NULL AND their_value IS NOT NULL AS in_both, ${differs} AS differs FROM cells
     )
     SELECT rival, from_month, to_month, ${member ?? "''"} AS member,
       ${counted('in_both AND NOT differs')} AS equal, ${counted('in_both AND differs')} AS differing,
       ${counted('in_both AND own_quantity IS NULL AND their_quantity IS NOT NULL')} AS quantities_gone,
       ${counted('their_value IS NULL')} AS only_own, ${counted('own_value IS NULL')} AS only_theirs,
       coalesce(sum(own_value), 0) AS own_value, coalesce(sum(their_value), 0) AS their_value
     FROM compared
     GROUP BY rival, from_month, to_month${member ? `, ${member}` : ''}`,
    paired.parameters,
  )
  return found.map(comparedRowOf)
}

const comparedRowOf = (row: Row): ComparedRow<string> => ({
  rival: row.text('rival'),
  period: row.period(),
  member: row.text('member'),
  equal: row.number('equal'),
  differing: row.number('differing'),
  quantitiesGone: row.number('quantities_gone'),
  onlyOwn: row.number('only_own'),
  onlyTheirs: row.number('only_theirs'),
  own: row.bigint('own_value'),
  theirs: row.bigint('their_value'),
})

const counted = (condition: string): string => `CAST(count_if(${condition}) AS decimal(38, 0))`

/** What the rows of a cell add up to in the load and in the rival; NULL where it has none. */
const sidesOf = (column: string): string => {
  const sum = `sum(CAST(${column} AS decimal(38, 0)))`
  return `${sum} FILTER (WHERE is_own) AS own_${column}, ${sum} FILTER (WHERE NOT is_own) AS their_${column}`
}

/** The first unit of a cell's rows. */
const unitsOf = (column: string): string =>
  `min(${column}) FILTER (WHERE is_own) AS own_${column}, min(${column}) FILTER (WHERE NOT is_own) AS their_${column}`

/** Another value, or another quantity or unit where both files give one. */
const differs = `(${['value', 'quantity', 'unit', 'quantity2', 'unit2']
  .map((column) => `coalesce(own_${column} <> their_${column}, false)`)
  .join(' OR ')})`
