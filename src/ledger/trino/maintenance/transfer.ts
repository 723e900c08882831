import { UserError } from '../../../trade/errors/errors.ts'
import { toSeries } from '../../coverage/coverage.ts'
import type { Load, LoadFacts, StagedFile } from '../../ledger-interface.ts'
import { toInventory } from '../../sql/sql.ts'
import { type Inventory, listNames } from '../../transfer/transfer.ts'
import { type Connection, readOne } from '../connection/connection.ts'
import { appendLoad, bringRows, readStoredLoads, refuseLate, writeBatch } from '../load/load.ts'
import { readHead, relateLoad } from '../relations/relations.ts'

/** Writes the rows of a load to a staged file, and gives its names. */
export async function handOver(
  connection: Connection,
  load: Load,
  path: string,
): Promise<LoadFacts['names']> {
  const [stored] = await readStoredLoads(connection, { sha256: load.sha256 })
  if (!stored) throw new Error(`load ${load.id} is gone`)
  const { batch } = stored
  await bringRows(connection, { series: toSeries(load), batch }, load.rows, path)
  const rows = await connection.read('SELECT dimension, code, name FROM names WHERE batch = $batch', {
    batch,
  })
  return listNames(
    rows.map((row) => ({ dimension: row.text('dimension'), code: row.text('code'), name: row.text('name') })),
  )
}

/** Takes in a load as it stands. */
export async function takeOver(
  connection: Connection,
  load: Load,
  names: LoadFacts['names'],
  staged: StagedFile,
  crowded: number,
): Promise<void> {
  const batch = await writeBatch(connection, staged, { ...load, names }, crowded)
  const added = { batch: batch.name, facts: load, id: load.id, cells: load.cells }
  const { rivals } = await readHead(connection, batch.name, load)
  await relateLoad(connection, added, { rivals, stretches: batch.stretches, keepUndecided: true })
  if (await appendLoad(connection, load, batch.name)) return
  await refuseLate(connection, batch.name, load.file)
  throw new UserError(
    {
      zh: `复制期间目标台账里有了第 ${load.id} 次导入。`,
      en: `The ledger to copy to has got a load ${load.id} since the copy began.`,
    },
    {
      hint: {
        zh: '复制期间不要导入数据，也不要同时复制两次。',
        en: 'Load nothing into it during a copy, and do not copy twice at once.',
      },
    },
  )
}

/** See `Inventory`. */
export async function takeInventory(connection: Connection): Promise<Inventory> {
  const names = await readOne(
    connection,
    `SELECT CAST(count(*) AS decimal(38, 0)) AS row_count,
       ${digest(['id', 'dimension', 'code', 'name'])} AS digest
     FROM loads JOIN names ON names.batch = loads.batch`,
  )
  const observations = await readOne(
    connection,
    `SELECT CAST(count(*) AS decimal(38, 0)) AS row_count, ${sum('value')} AS value,
       ${sum('quantity')} AS quantity, ${sum('quantity2')} AS quantity2, ${digest([
         ...['id', 'line', 'observations.from_month', 'observations.to_month', 'commodity', 'partner'],
         ...['procedure', 'place', 'value', 'quantity', 'unit', 'quantity2', 'unit2'],
       ])} AS digest
     FROM loads JOIN observations ON observations.batch = loads.batch`,
  )
  return toInventory(names, observations)
}

const sum = (column: string): string => `coalesce(sum(CAST(${column} AS decimal(38, 0))), 0)`

const digest = (fields: readonly string[]): string => {
  const row = fields.map((field) => `coalesce(CAST(${field} AS varchar), '~')`).join(', ')
  return sum(`bitwise_right_shift(from_big_endian_64(substr(md5(to_utf8(concat_ws('|', ${row}))), 1, 8)), 4)`)
}
