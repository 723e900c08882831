import { randomBytes } from 'node:crypto'
import { UserError } from '../../../trade/errors/errors.ts'
import { type Connection, readOne } from '../connection/connection.ts'

// What is written for a load bears a name that begins with the cluster's time. From it two spans of time follow
// that do not touch: a load may be completed while its name is young, and what never was completed is removed once
// its name is old. So whatever upkeep removes, no load can still come to stand on it.

/** Within so many days a load must be complete, or it never is. */
const daysToComplete = 1

/** After so many days what belongs to no load is removed. */
export const daysToRemove = 7

/** The cluster's time of so many days ago, as the first signs of a name; later names are greater. */
const daysAgo = (days: number): string =>
  `date_format(at_timezone(current_timestamp, 'UTC') - INTERVAL '${days}' DAY, '%Y%m%d%H%i%s')`

/** Names may belong to a load that is on its way if they are greater than this. */
export const stillOpen = daysAgo(daysToComplete)

/** Names less than this are no load's, if none has them. */
export const longGone = daysAgo(daysToRemove)

/** Fourteen digits of the time, and what no other name has. */
const pattern = /^\d{14}[0-9a-f]{16}$/

/** The table and the folder of rows that are on their way to a batch, or from it. */
export const stagedName = (batch: string): string => `staged_${batch}`

/** A name for what belongs to one load, never given before. */
export async function nameBatch(connection: Connection): Promise<string> {
  const now = (await readOne(connection, `SELECT ${daysAgo(0)} AS now`)).text('now')
  const name = `${now}${randomBytes(8).toString('hex')}`
  if (!pattern.test(name)) throw new Error(`the cluster tells the time as ${now}`)
  return name
}

/** @throws UserError where a load with this name can no longer be completed. */
export async function refuseLate(connection: Connection, batch: string, file: string): Promise<void> {
  const open = await readOne(connection, `SELECT $batch > ${stillOpen} AS open`, { batch })
  if (open.boolean('open')) return
  throw new UserError(
    { zh: '导入用了一天以上，已放弃。', en: 'The load took more than a day and was given up.' },
    {
      where: { file },
      hint: { zh: '没有任何改动。请重新导入。', en: 'Nothing was changed. Load the file again.' },
    },
  )
}
