import type { Debris } from '../../transfer/transfer.ts'
import { type Connection, connect, type TrinoAddress } from '../connection/connection.ts'
import { daysToRemove } from '../load/load.ts'
import { prepareSchema } from '../schema.ts'
import { removeDebris } from './garbage-collection.ts'

export { handOver, takeInventory, takeOver } from './transfer.ts'
export { compareOlderLoads } from './upgrade.ts'
export { isNoFile, verifyLedger } from './verify.ts'

/** What was read by a statement that began so long ago may still be needed. */
const keptFor = `${daysToRemove}d`

const tables = [
  ...['observations', 'sums', 'names', 'load_commodities', 'relations', 'replacements', 'loads'],
]

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
    for (const table of tables) {
      if (table === 'observations') await optimizeByPart(connection)
      else await connection.write(`ALTER TABLE ${table} EXECUTE optimize`)
      for (const procedure of ['expire_snapshots', 'remove_orphan_files'])
        await connection.write(
          `ALTER TABLE ${table} EXECUTE ${procedure}(retention_threshold => '${keptFor}')`,
        )
    }
    return debris
  } finally {
    await connection.close()
  }
}

/**
 * Puts the observations' files together, those of one part number at a time: they are the largest table by far, and the
 * memory of a node would set a limit to it otherwise.
 */
async function optimizeByPart(connection: Connection): Promise<void> {
  const parts = await connection.read('SELECT DISTINCT part FROM observations ORDER BY part')
  for (const part of parts)
    await connection.write(`ALTER TABLE observations EXECUTE optimize WHERE part = ${part.number('part')}`)
}
