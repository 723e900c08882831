import type { DuckDBConnection } from '@duckdb/node-api'
import { toCode } from '../../../trade/observation/observation.ts'
import { breakdowns } from '../../../trade/trade.ts'
import type { ComparedRow } from '../../coverage/coverage.ts'
import type { LoadFacts } from '../../ledger-interface.ts'
import { cellColumns } from '../../sql/sql.ts'
import { inScope, readUnits, scopeColumns } from '../catalog/catalog.ts'
import { query } from '../query.ts'

/**
 * Compares the cells of a new load with those of each rival, in the slices that both cover (see `notePairSlices`) and
 * within what both were filtered to.
 */
export async function comparePairs(
  connection: DuckDBConnection,
  load: number,
  { cut, cells, rows }: Pick<LoadFacts, 'cut' | 'rows'> & { readonly cells: number },
  rivals: readonly number[],
): Promise<ComparedRow<number>[]> {
  const columns = cellColumns(cut)
  const repeating = await loadsWithRepeatedKeys(connection, rivals)
  if (cells < rows) repeating.add(load)
  const shown = breakdowns.filter((by) => cut.includes(by))
  const scoped = await hasScopes(connection, [load, ...rivals])
  /** Keeps the cells that are of what both loads of a pair were filtered to. */
  const within = (rival: string) =>
    scoped
      ? `JOIN scopes AS mine ON mine.load = ${load} JOIN scopes AS others ON others.load = ${rival}
         WHERE ${inScope('mine', 'cells', shown)} AND ${inScope('others', 'cells', shown)}`
      : ''
  const found = await query(
    connection,
    `WITH shared AS (
       SELECT rival, from_month, to_month, commodity FROM pair_slices WHERE own_covers AND their_covers
     ), scopes AS (
       SELECT id AS load, ${scopeColumns} FROM loads WHERE id IN (${[load, ...rivals].join()})
     ), own AS (
       SELECT shared.rival, cells.* EXCLUDE (load)
       FROM (${cellsOf([load], columns, repeating)}) AS cells JOIN shared USING (from_month, to_month, commodity)
       ${within('shared.rival')}
     ), theirs AS (
       SELECT cells.load AS rival, cells.* EXCLUDE (load)
       FROM (${cellsOf(rivals, columns, repeating)}) AS cells
         SEMI JOIN shared ON shared.rival = cells.load AND shared.from_month = cells.from_month
           AND shared.to_month = cells.to_month AND shared.commodity = cells.commodity
       ${within('cells.load')}
     )
     SELECT rival, from_month, to_month, ${shown[0] ?? '1'}::INTEGER AS member,
       count(*) FILTER (own.value IS NOT NULL AND theirs.value IS NOT NULL AND NOT ${differs}) AS equal,
       count(*) FILTER (own.value IS NOT NULL AND theirs.value IS NOT NULL AND ${differs}) AS differing,
       count(*) FILTER (own.value IS NOT NULL AND own.quantity IS NULL AND theirs.quantity IS NOT NULL) AS quantities_gone,
       count(*) FILTER (theirs.value IS NULL) AS only_own, count(*) FILTER (own.value IS NULL) AS only_theirs,
       coalesce(sum(own.value), 0)::HUGEINT AS own_value, coalesce(sum(theirs.value), 0)::HUGEINT AS their_value
     FROM own FULL JOIN theirs USING (rival, ${columns})
     GROUP BY ALL`,
    { units: await unitRanks(connection) },
  )
  return found.map((row) => ({
    rival: row.number('rival'),
    period: row.period(),
    member: toCode(row.number('member')),
    equal: row.number('equal'),
    differing: row.number('differing'),
    quantitiesGone: row.number('quantities_gone'),
    onlyOwn: row.number('only_own'),
    onlyTheirs: row.number('only_theirs'),
    own: row.bigint('own_value'),
    theirs: row.bigint('their_value'),
  }))
}

const hasScopes = async (connection: DuckDBConnection, loads: readonly number[]): Promise<boolean> =>
  (
    await query(
      connection,
      `SELECT 1 AS found FROM loads WHERE id IN (${loads.join()}) AND scope <> '{}' LIMIT 1`,
    )
  ).length > 0

/** Of some loads those in which several rows have one key, and are one cell. */
async function loadsWithRepeatedKeys(
  connection: DuckDBConnection,
  loads: readonly number[],
): Promise<Set<number>> {
  const rows = await query(
    connection,
    `SELECT id FROM loads WHERE id IN (${loads.join()}) AND cells < row_count`,
  )
  return new Set(rows.map((row) => row.number('id')))
}

/**
 * The cells of loads in the shared slices, in SQL: their rows, added up in those loads alone that repeat keys. The place
 * of each unit among all is bound to it, as `$units`.
 */
function cellsOf(loads: readonly number[], columns: string, repeating: ReadonlySet<number>): string {
  const rowsOf = (some: readonly number[]) => `
    SELECT load, ${columns}, value, quantity, quantity2,
      ($units::INTEGER[])[unit] AS unit, ($units::INTEGER[])[unit2] AS unit2
    FROM observations SEMI JOIN shared USING (from_month, to_month, commodity)
    WHERE load IN (${some.join()})`
  const addedUp = (rows: string) => `
    SELECT load, ${columns}, sum(value) AS value, sum(quantity) AS quantity, sum(quantity2) AS quantity2,
      min(unit) AS unit, min(unit2) AS unit2
    FROM (${rows}) GROUP BY load, ${columns}`
  const single = loads.filter((load) => !repeating.has(load))
  const repeated = loads.filter((load) => repeating.has(load))
  return [
    ...(single.length > 0 ? [rowsOf(single)] : []),
    ...(repeated.length > 0 ? [addedUp(rowsOf(repeated))] : []),
  ].join(' UNION ALL ')
}

/** The place of each unit, by its number, in the order of their names: a cell of several units has the first of these. */
async function unitRanks(connection: DuckDBConnection): Promise<number[]> {
  const names = await readUnits(connection)
  const inOrder = [...names].sort()
  return names.map((name) => inOrder.indexOf(name))
}

const bothDiffer = (column: string): string => `coalesce(own.${column} <> theirs.${column}, false)`

/** Another value, or another quantity or unit where both files give one. */
const differs = `(own.value <> theirs.value OR ${['quantity', 'unit', 'quantity2', 'unit2'].map(bothDiffer).join(' OR ')})`
