import { open } from 'node:fs/promises'
import { type DuckDBConnection, version } from '@duckdb/node-api'
import { wrongChecksum } from '../engine-messages.ts'
import { isInUse, openInstance, withConnection } from '../open.ts'
import { query, queryOne } from '../query.ts'
import { tablesThere } from '../schema.ts'

/** A block of the ledger's file whose checksum is not that of what it holds. */
interface TornBlock {
  /** Where it begins, in bytes; its checksum is the first eight of them. */
  readonly location: number
  readonly computed: bigint
  readonly stored: bigint
}

/**
 * Mends the blocks that a process was writing when it was killed. To fold its log into the file, DuckDB 1.5 writes new
 * metadata into free places of blocks that hold metadata in use, and the whole block over itself, with a checksum of
 * it all; only then does the file's header name the new. So where the write is broken off, what is in use is as it
 * was, the log still holds the rest, and the checksum alone is wrong: the file would never be opened again.
 *
 * A checksum is replaced by that of what the block holds only where a log tells of a process that ended so, and stays
 * so only where the block is one of metadata and each load then has the rows and the total value that it had. Any
 * other damage is left for whoever opens the file to tell of. To be called before a file is opened that has a log
 * beside it.
 *
 * @throws Error of Node where the file cannot be written.
 */
export async function mendTornBlocks(path: string): Promise<void> {
  if (!writesBlocksOverThemselves()) return
  const mended: TornBlock[] = []
  let sound = false
  try {
    for (;;) {
      const found = await inspect(path, mended)
      sound = found === 'sound'
      if (typeof found === 'string' || mended.some(({ location }) => location === found.location)) return
      await replaceChecksum(path, found.location, found.stored, found.computed)
      mended.push(found)
    }
  } finally {
    if (!sound)
      for (const { location, stored, computed } of mended)
        await replaceChecksum(path, location, computed, stored)
  }
}

/**
 * Whether the engine is of a version that was seen to write metadata so. A later one must be tried first (`test/ledger/torn-blocks.test.ts`);
 * where it no longer does so, this file can be removed (docs/duckdb-checksums.md).
 */
const writesBlocksOverThemselves = (): boolean => /^v?1\.5\./.test(version())

/** Opens the file as one who reads, and looks at all of its metadata: gives the first block that is torn. */
async function inspect(path: string, mended: readonly TornBlock[]): Promise<TornBlock | 'sound' | 'unsound'> {
  try {
    const instance = await openInstance(path, true)
    try {
      return await withConnection(instance, async (connection) => {
        await readAllMetadata(connection)
        if (mended.length === 0) return 'sound'
        const sound = (await areMetadata(connection, mended)) && (await loadsAreWhole(connection))
        return sound ? 'sound' : 'unsound'
      })
    } finally {
      instance.closeSync()
    }
  } catch (error) {
    // Who has opened it has found it sound. Where it is no database, or damaged otherwise, whoever opens it next is told.
    return tornBlockOf(error) ?? (isInUse(error) ? 'sound' : 'unsound')
  }
}

function tornBlockOf(error: unknown): TornBlock | null {
  if (!(error instanceof Error)) return null
  const [, computed, stored, location] = wrongChecksum.exec(error.message) ?? []
  if (computed === undefined || stored === undefined) return tornBlockOf(error.cause)
  return { location: Number(location), computed: BigInt(computed), stored: BigInt(stored) }
}

/** The engine reads metadata of a table, with its checksums, when it is first asked for. */
async function readAllMetadata(connection: DuckDBConnection): Promise<void> {
  for (const table of await tablesThere(connection))
    await query(connection, 'SELECT count(*) FROM pragma_storage_info($table)', { table })
}

/** What lies before the first block: three headers. */
const headers = 3 * 4096

async function areMetadata(connection: DuckDBConnection, blocks: readonly TornBlock[]): Promise<boolean> {
  const rows = await query(
    connection,
    'SELECT block_id, block_size FROM pragma_metadata_info(), pragma_database_size()',
  )
  const locations = new Set(rows.map((row) => headers + row.number('block_id') * row.number('block_size')))
  return blocks.every(({ location }) => locations.has(location))
}

async function loadsAreWhole(connection: DuckDBConnection): Promise<boolean> {
  const held = await queryOne(
    connection,
    `SELECT count(*) = 0 AS are_whole FROM loads
       LEFT JOIN (SELECT load, count(*) AS row_count, sum(value) AS value FROM observations GROUP BY load) AS kept
         ON kept.load = loads.id
     WHERE loads.row_count <> coalesce(kept.row_count, 0) OR loads.value_total <> coalesce(kept.value, 0)`,
  )
  return held.boolean('are_whole')
}

/** Only where the one that was seen is still there: another process may have been faster. */
async function replaceChecksum(
  path: string,
  location: number,
  seen: bigint,
  replacing: bigint,
): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const bytes = Buffer.alloc(8)
    await file.read(bytes, 0, 8, location)
    if (bytes.readBigUInt64LE() !== seen) return
    bytes.writeBigUInt64LE(replacing)
    await file.write(bytes, 0, 8, location)
    await file.sync()
  } finally {
    await file.close()
  }
}
