import { availableParallelism } from 'node:os'
import { isMainThread } from 'node:worker_threads'
import type { Sightings } from '../../../sources/gacc/layout/layout.ts'
import { CodeBook } from '../../../sources/gacc/scan/scan.ts'
import { isIsolated } from '../../process/process.ts'
import { countBytes, findFiles } from '../found-files.ts'
import type { PutRows, PutWithoutLines } from '../staging/staging.ts'
import { partSize } from './byte-ranges.ts'
import type { ScannedPart, ScanOrder } from './scan-order.ts'

/** Scans the bytes of files, in threads or in this one. */
export interface ScanExecutor {
  /** How many parts can usefully be in work or waiting. */
  readonly atOnce: number
  /** Whether a file of so many bytes is best scanned as one part. */
  isUnsplit(size: number): boolean
  /** The SHA-256 of a file, in lower-case hexadecimal. */
  hash(path: string): Promise<string>
  scan(order: ScanOrder): Promise<ReadPart>
  close(): Promise<void>
}

export interface ReadPart {
  /** Where rows were put, and what was seen of them; null where the file must be read as text. */
  readonly read: {
    readonly rows: readonly (PutRows | PutWithoutLines)[]
    readonly sightings: Sightings
  } | null
  /** Of a whole file, its SHA-256. */
  readonly sha256: string | null
}

/** Below so many bytes, threads take longer to start than the work takes. */
const worthThreads = 6_000_000
/** Below so many, the last thread would take longer to get going than it spares: its processor is the ledger’s. */
const worthEveryProcessor = 400_000_000
const mostThreads = 4

/** A larger file would keep one thread busy long after the others are done. */
const largestUnsplit = 128 * 1024 * 1024

/**
 * The executor for some files: threads, or this one where they would take longer to start.
 *
 * @param processors how many can be used.
 */
export async function openScanExecutor(
  paths: readonly string[],
  processors = availableParallelism(),
): Promise<ScanExecutor> {
  const bytes = countBytes(await findFiles(paths))
  // Threads would take memory, of which a child that runs tasks has little.
  if (bytes < worthThreads || !isMainThread || isIsolated() || processors === 1) return scanHere()
  const count = bytes < worthEveryProcessor ? processors - 1 : processors
  return scanInThreads(Math.min(count, mostThreads), paths.length)
}

/** This thread’s own. */
function scanHere(): ScanExecutor {
  const read = readWith(codeBookHere)
  return {
    atOnce: 1,
    // While this thread reads it does nothing else: progress is told, and the desk answers, between parts.
    isUnsplit: (size) => size <= partSize,
    hash: async (path) => (await scanning()).hashFile(path),
    scan: async (order) => read((await scanning()).scanPart(order)),
    close: async () => {},
  }
}

/** The scanners of this thread, which live as long as it does, tell of a code once. */
const codeBookHere = new CodeBook()

const readWith =
  (book: CodeBook) =>
  ({ scanned, sha256 }: ScannedPart): ReadPart => ({
    read: scanned && { rows: scanned.rows, sightings: book.read(scanned.scanner, scanned.sightings) },
    sha256,
  })

/** Not needed here where threads do it. */
const scanning = () => import('./scan-order.ts')

async function scanInThreads(count: number, files: number): Promise<ScanExecutor> {
  const { ScanThreads } = await import('./scan-threads.ts')
  const pool = new ScanThreads(count)
  const read = readWith(new CodeBook())
  return {
    // Enough that none waits for orders while this thread does something else, such as open the ledger.
    atOnce: Math.max(8, 2 * count),
    isUnsplit: (size) => files >= count && size <= largestUnsplit,
    hash: (path) => pool.run({ kind: 'hash', path }),
    scan: async (order) => read(await pool.run({ kind: 'scan', ...order })),
    close: () => pool.close(),
  }
}
