import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Debris } from '../../transfer/transfer.ts'
import { type Connection, listed, readOne } from '../connection/connection.ts'
import { longGone } from '../load/load.ts'

/** The tables whose rows bear the names of their loads, in these columns: without one of them a row is nothing. */
const bearers = [
  ...(['observations', 'sums', 'names', 'load_commodities'] as const).map(
    (table) => [table, 'batch'] as const,
  ),
  ...(['earlier', 'later'] as const).map((column) => ['relations', column] as const),
  ...(['replaced', 'replacing'] as const).map((column) => ['replacements', column] as const),
]

/** How many names are given to a statement. */
const atOnce = 500

/**
 * Removes what no load stands on, and none can come to stand on any more (see `batch-name.ts`). What bears a name
 * without a time is let be.
 */
export async function removeDebris(connection: Connection): Promise<Debris> {
  const found = new Set<string>()
  let rows = 0
  for (const [table, column] of bearers) {
    const gone = await connection.read(
      `SELECT batch FROM (SELECT DISTINCT ${column} AS batch FROM ${table})
       WHERE regexp_like(batch, '^\\d{14}') AND batch < ${longGone} AND batch NOT IN (SELECT batch FROM loads)`,
    )
    const batches = gone.map((row) => row.text('batch'))
    for (let index = 0; index < batches.length; index += atOnce) {
      const names = listed('batch', batches.slice(index, index + atOnce))
      rows += await connection.write(
        `DELETE FROM ${table} WHERE ${column} IN (${names.sql})`,
        names.parameters,
      )
    }
    for (const batch of batches) found.add(batch)
  }
  return { loads: found.size, rows, staged: await removeStaged(connection) }
}

/** Tables of rows on their way that were never dropped, and their folders in the staging folder. */
async function removeStaged(connection: Connection): Promise<number> {
  const { schema, staging } = connection.address
  const limit = (await readOne(connection, `SELECT ${longGone} AS time`)).text('time')
  const isGone = (name: string) => /^staged_\d{14}/.test(name) && name.slice('staged_'.length) < limit
  const rows = await connection.read(
    `SELECT table_name FROM information_schema.tables
     WHERE table_schema = $schema AND table_name LIKE 'staged!_%' ESCAPE '!'`,
    { schema },
  )
  const names = new Set(rows.map((row) => row.text('table_name')).filter(isGone))
  // Such a name has no sign but letters and digits.
  for (const name of names) await connection.write(`DROP TABLE IF EXISTS ${name}`)
  if (!staging) return names.size
  for (const name of (await readdir(staging.folder)).filter(isGone)) {
    names.add(name)
    await rm(join(staging.folder, name), { recursive: true, force: true })
  }
  return names.size
}
