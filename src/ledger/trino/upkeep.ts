import type { TrinoAddress } from './address.ts'
import { connect } from './connection.ts'
import { prepareSchema } from './schema.ts'

/** What was read by a statement that began so long ago may still be needed. */
const keptFor = '7d'

/**
 * Puts the small files that loads left behind together, and lets go of what the tables were more than a week ago.
 * Others may read and load meanwhile. What broken-off loads left behind stays, since a load that is on its way looks
 * the same.
 *
 * @throws UserError as opening the ledger does.
 */
export async function compactTrinoLedger(address: TrinoAddress): Promise<void> {
  const connection = await connect(address)
  try {
    await prepareSchema(connection)
    for (const table of ['observations', 'names', 'load_commodities', 'loads']) {
      await connection.write(`ALTER TABLE ${table} EXECUTE optimize`)
      await connection.write(
        `ALTER TABLE ${table} EXECUTE expire_snapshots(retention_threshold => '${keptFor}')`,
      )
    }
  } finally {
    await connection.close()
  }
}
