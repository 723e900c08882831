import type { DuckDBConnection } from '@duckdb/node-api'
import { numberOfCode } from '../../../trade/observation/observation.ts'
import type { Load, LoadFacts, StagedFile } from '../../ledger-interface.ts'
import { codeText, commodityText, toInventory } from '../../sql/sql.ts'
import { type Inventory, listNames } from '../../transfer/transfer.ts'
import { type NameNumbers, namesOfLoads, unitText } from '../catalog/catalog.ts'
import { insertRows } from '../load/load.ts'
import { inTransaction, query, queryOne, quoted } from '../query.ts'
import { findRivals, relateLoad } from '../relations/relations.ts'

/** Writes the rows of a load to a staged file (see `staging/staging.ts`), and gives its names. */
export async function handOver(
  connection: DuckDBConnection,
  { id }: Load,
  path: string,
): Promise<LoadFacts['names']> {
  await query(
    connection,
    `COPY (
       SELECT line, CASE WHEN from_month = to_month THEN from_month END AS month,
         nullif(commodity, ${numberOfCode('')}) AS commodity, partner, procedure, place, value, quantity,
         ${unitText('unit')} AS unit, quantity2, ${unitText('unit2')} AS unit2
       FROM observations WHERE load = $id
     ) TO ${quoted(path)} (FORMAT parquet)`,
    { id },
  )
  const rows = await query(connection, `SELECT dimension, code, name FROM ${namesOfLoads(`load = ${id}`)}`)
  return listNames(
    rows.map((row) => ({ dimension: row.text('dimension'), code: row.text('code'), name: row.text('name') })),
  )
}

/** Takes in a load as it stands, in one transaction. */
export async function takeOver(
  connection: DuckDBConnection,
  load: Load,
  names: LoadFacts['names'],
  staged: StagedFile,
  numbers: NameNumbers,
): Promise<void> {
  await inTransaction(connection, async () => {
    const incoming = { id: load.id, staged, facts: { ...load, names } }
    await insertRows(connection, [incoming], [load], numbers)
    const rivals = (await findRivals(connection, [incoming])).get(load.id) ?? []
    await relateLoad(connection, incoming, load.cells, rivals, { keepUndecided: true })
  })
}

/** See `Inventory`. */
export async function takeInventory(connection: DuckDBConnection): Promise<Inventory> {
  const names = await queryOne(
    connection,
    `SELECT count(*) AS row_count, ${digest(['named.load', 'dimension', 'code', 'name'])} AS digest
     FROM ${namesOfLoads()} AS named`,
  )
  const codes = [commodityText('commodity'), ...['partner', 'procedure', 'place'].map(codeText)]
  const observations = await queryOne(
    connection,
    `SELECT count(*) AS row_count, ${sum('value')} AS value, ${sum('quantity')} AS quantity,
       ${sum('quantity2')} AS quantity2, ${digest([
         ...['load', 'line', 'from_month', 'to_month', ...codes, 'value', 'quantity', 'first.name'],
         ...['quantity2', 'second.name'],
       ])} AS digest
     FROM observations
       LEFT JOIN units AS first ON first.id = unit
       LEFT JOIN units AS second ON second.id = unit2`,
  )
  return toInventory(names, observations)
}

const sum = (column: string): string => `coalesce(sum(${column}), 0)::HUGEINT`

const digest = (fields: readonly string[]): string => {
  const row = fields.map((field) => `coalesce(${field}::VARCHAR, '~')`).join(', ')
  return sum(`('0x' || substr(md5(concat_ws('|', ${row})), 1, 15))::BIGINT`)
}
