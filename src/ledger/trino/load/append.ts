import { UserError } from '../../../trade/errors/errors.ts'
import type { Load } from '../../ledger-interface.ts'
import { type Connection, isConflict, readOne } from '../connection/connection.ts'
import { stillOpen } from './batch-name.ts'
import { loadColumns, loadValues } from './loads.ts'

/**
 * Appends a load's row where no other one has its number yet. Two that try at once cannot both succeed, since
 * Iceberg refuses a change that another one may have made wrong. With it, in one transaction, goes the row of
 * the load whose place it takes. A batch that is no longer open (see `batch-name.ts`) never becomes a load.
 */
export async function appendLoad(
  connection: Connection,
  load: Load,
  batch: string,
  restated?: Load,
): Promise<boolean> {
  const names = loadColumns.map(([column]) => column)
  const row = `SELECT ${loadColumns.map(([column, sql]) => `${sql} AS ${column}`).join(', ')} WHERE $batch > ${stillOpen}`
  const insert = `INSERT (${names.join(', ')}) VALUES (${names.map((name) => `given.${name}`).join(', ')})`
  const sql = restated
    ? `MERGE INTO loads USING (
         SELECT new.*, withdrawn FROM (${row}) AS new CROSS JOIN (VALUES false, true) AS changes (withdrawn)
         WHERE (SELECT max(id) FROM loads) < $id
       ) AS given ON loads.id = CASE WHEN withdrawn THEN $restated ELSE given.id END
       WHEN MATCHED AND withdrawn THEN DELETE
       WHEN NOT MATCHED AND NOT withdrawn THEN ${insert}`
    : `MERGE INTO loads USING (${row}) AS given ON loads.id = given.id WHEN NOT MATCHED THEN ${insert}`
  try {
    const changed = await connection.write(sql, {
      ...loadValues(load, batch),
      ...(restated ? { restated: restated.id } : {}),
    })
    return changed > 0
  } catch (error) {
    // Whatever became of it, only the row itself can tell.
    if (await isThere(connection, batch)) return true
    if (error instanceof UserError && isConflict(error.cause)) return false
    throw error
  }
}

const isThere = async (connection: Connection, batch: string): Promise<boolean> =>
  (await readOne(connection, 'SELECT count_if(batch = $batch) > 0 AS there FROM loads', { batch })).boolean(
    'there',
  )
