import { UserError } from '../../../trade/errors/errors.ts'
import type { Load } from '../../ledger-interface.ts'
import { type Connection, isConflict } from '../connection/connection.ts'
import { readStoredLoads } from './loads.ts'

const attempts = 5

/**
 * Takes a load back: without its row in `loads`, all that bears the name of its batch is nothing. Gives the
 * load that was taken back, or null where there is none of this number.
 */
export async function withdrawLoad(connection: Connection, id: number): Promise<Load | null> {
  for (let attempt = 1; ; attempt++) {
    const stored = (await readStoredLoads(connection)).find(({ load }) => load.id === id)
    if (!stored) return null
    try {
      const changed = await connection.write('DELETE FROM loads WHERE id = $id AND batch = $batch', {
        id,
        batch: stored.batch,
      })
      if (changed > 0) return stored.load
    } catch (error) {
      const conflict = error instanceof UserError && isConflict(error.cause)
      if (!conflict || attempt === attempts) throw error
    }
  }
}
