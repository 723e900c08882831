import type { DuckDBConnection } from '@duckdb/node-api'
import type { Load } from '../../ledger-interface.ts'
import { loadById } from '../catalog/catalog.ts'
import { inTransaction, query } from '../query.ts'

/** Takes a load back, in one transaction; null where there is none of this number. */
export async function withdrawLoad(connection: DuckDBConnection, id: number): Promise<Load | null> {
  const load = await loadById(connection, id)
  if (load) await inTransaction(connection, () => removeLoad(connection, id))
  return load
}

/**
 * Removes a load, within a transaction. What it had superseded prevails again by that alone, since which
 * load prevails is found out whenever sums are asked for. Names that it alone wrote stay, and are nobody's.
 */
export async function removeLoad(connection: DuckDBConnection, id: number): Promise<void> {
  for (const table of ['load_commodities', 'load_names', 'observations', 'sums'])
    await query(connection, `DELETE FROM ${table} WHERE load = $id`, { id })
  for (const [table, item, other] of [
    ['relations', 'earlier', 'later'],
    ['replacements', 'replaced', 'replacing'],
  ])
    await query(connection, `DELETE FROM ${table} WHERE ${item} = $id OR ${other} = $id`, { id })
  await query(connection, 'DELETE FROM loads WHERE id = $id', { id })
}
