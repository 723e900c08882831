import type { DuckDBConnection } from '@duckdb/node-api'
import type { Load, LoadFacts, LoadFilter } from '../../ledger-interface.ts'
import { loadParameters, toLoad } from '../../sql/sql.ts'
import type { Answers } from '../answers.ts'
import { type Parameters, query, queryOne } from '../query.ts'
import { insertCommodities, readCommodities } from './commodities.ts'
import type { DescribedLoad } from './names.ts'
import { readRelations } from './stored-relations.ts'

/** The loads that match, in the order of loading. */
export const readLoads = (
  connection: DuckDBConnection,
  { sha256, commodities }: LoadFilter = {},
): Promise<Load[]> =>
  sha256 === undefined
    ? select(connection, 'true', {}, commodities)
    : select(connection, 'sha256 = $sha256', { sha256 }, commodities)

/**
 * All loads with those of their commodities that are among some codes. Their other facts are the same whatever the
 * codes are, and are read once while nothing changes.
 */
export const readLoadsKnown = (
  connection: DuckDBConnection,
  commodities: readonly string[],
  existing: { readonly loads: Answers<Load[]> },
): Promise<Load[]> =>
  existing.loads.get(commodities, async () => {
    const bare = await existing.loads.get([], () => readLoads(connection, { commodities: [] }))
    const listed = await readCommodities(connection, 'true', {}, commodities)
    return bare.map((load) => ({ ...load, commodities: listed.get(load.id) ?? [] }))
  })

/** The load of a number, or null where there is none. */
export const loadById = async (connection: DuckDBConnection, id: number): Promise<Load | null> =>
  (await select(connection, 'id = $id', { id }))[0] ?? null

/** Which of some contents there are. */
export async function contentsAmong(
  connection: DuckDBConnection,
  contents: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await query(
    connection,
    'SELECT sha256 FROM loads WHERE sha256 IN (SELECT unnest($contents::VARCHAR[]))',
    { contents },
  )
  return new Set(rows.map((row) => row.text('sha256')))
}

/** The number that the next load will have. */
export const nextNumber = async (connection: DuckDBConnection): Promise<number> =>
  (await queryOne(connection, 'SELECT coalesce(max(id), 0) + 1 AS id FROM loads')).number('id')

/** Writes what is known of loads before their rows are compared with others, under their numbers. */
export async function insertLoads(
  connection: DuckDBConnection,
  loads: readonly (DescribedLoad & { readonly seen: SeenOfRows })[],
): Promise<void> {
  const rows = loads.map(({ id, facts, seen }) => ({
    id,
    ...loadParameters(facts),
    cells: seen.cells,
    findings: JSON.stringify(seen.findings),
  }))
  await query(
    connection,
    `INSERT INTO loads SELECT unnest(from_json($rows, '${loadFields}'), recursive := true)`,
    { rows: JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value)) },
  )
  await insertCommodities(connection, loads)
}

/** What the rows of a load showed. */
export type SeenOfRows = Pick<Load, 'cells' | 'findings'>

/** The columns of the table, in order, as fields of JSON. A number too large for JSON comes as a text, which is cast. */
const loadFields = JSON.stringify([
  {
    ...{ id: 'INTEGER', file: 'VARCHAR', sha256: 'VARCHAR', source: 'VARCHAR', flow: 'VARCHAR' },
    ...{ currency: 'VARCHAR', cut: 'VARCHAR', scope: 'VARCHAR', series: 'VARCHAR', from: 'INTEGER' },
    ...{
      to: 'INTEGER',
      monthly: 'BOOLEAN',
      truncatedAt: 'INTEGER',
      uncovered: 'VARCHAR',
      relation: 'VARCHAR',
    },
    ...{ asOf: 'VARCHAR', instant: 'BIGINT' },
    ...{ loadedAt: 'VARCHAR', rows: 'BIGINT', valueTotal: 'VARCHAR', note: 'VARCHAR', cells: 'BIGINT' },
    ...{ findings: 'VARCHAR', reporter: 'VARCHAR', valueScale: 'INTEGER', quantityScale: 'INTEGER' },
  },
])

/** Completes a load with what its rows showed. */
export async function finishLoad(
  connection: DuckDBConnection,
  id: number,
  { names: _, ...facts }: LoadFacts,
  seen: SeenOfRows,
): Promise<Load> {
  await query(connection, 'UPDATE loads SET cells = $cells, findings = $findings WHERE id = $id', {
    id,
    cells: seen.cells,
    findings: JSON.stringify(seen.findings),
  })
  // What is there now, without reading its thousands of commodities again.
  return { ...facts, ...seen, id, relations: (await readRelations(connection, [id])).of(id) }
}

/** `condition` is SQL written here; what it compares with is bound. Without `listed` all commodities are. */
async function select(
  connection: DuckDBConnection,
  condition: string,
  parameters: Parameters,
  listed?: readonly string[],
): Promise<Load[]> {
  const rows = await query(connection, `FROM loads WHERE ${condition} ORDER BY id`, parameters)
  // Most ask for no commodities.
  const commodities =
    listed?.length === 0 ? undefined : await readCommodities(connection, condition, parameters, listed)
  const relations = rows.length === 0 ? null : await readRelations(connection)
  return rows.map((row) => {
    const id = row.number('id')
    return toLoad(row, commodities?.get(id) ?? [], relations?.of(id) ?? [])
  })
}
