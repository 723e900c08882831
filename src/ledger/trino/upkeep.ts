import type { TrinoAddress } from './address.ts'
import { daysToRemove } from './batch-name.ts'
import { connect } from './connection.ts'
import { type Debris, removeDebris } from './debris.ts'
import { prepareSchema } from './schema.ts'

/** What was read by a statement that began so long ago may still be needed. */
const keptFor = `${daysToRemove}d`

/**
 * Removes what broken-off loads left behind, puts the small files of many loads together, and lets go of what the
 * tables were more than a week ago, and of files that no version of them ever had. Others may read and load
 * meanwhile.
 *
 * @throws UserError as opening the ledger does.
 */
export async function compactTrinoLedger(address: TrinoAddress): Promise<Debris> {
  const connection = await connect(address)
  try {
    await prepareSchema(connection)
    const debris = await removeDebris(connection)
    for (const table of ['observations', 'sums', 'names', 'load_commodities', 'loads']) {
      await connection.write(`ALTER TABLE ${table} EXECUTE optimize`)
      for (const deed of ['expire_snapshots', 'remove_orphan_files'])
        await connection.write(`ALTER TABLE ${table} EXECUTE ${deed}(retention_threshold => '${keptFor}')`)
    }
    return debris
  } finally {
    await connection.close()
  }
}
