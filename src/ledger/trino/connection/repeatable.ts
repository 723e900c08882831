import { setTimeout as pause } from 'node:timers/promises'
import { UserError } from '../../../trade/errors/errors.ts'
import { isConflict, isLostWorker } from './failure.ts'
import type { Parameters } from './literal.ts'
import type { Connection } from './open-connection.ts'

const attempts = 6
const longestPause = 1_000

/**
 * Runs a statement that may be repeated, since it leaves the same however often it is done: again where a part of the
 * cluster goes away under it or another writer is faster.
 */
export async function writeRepeatable(
  connection: Connection,
  sql: string,
  parameters: Parameters = {},
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await connection.write(sql, parameters)
      return
    } catch (error) {
      const cause = error instanceof UserError ? error.cause : error
      if (!(isLostWorker(cause) || isConflict(cause)) || attempt === attempts) throw error
      await pause(Math.random() * longestPause)
    }
  }
}
