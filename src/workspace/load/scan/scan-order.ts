import { createHash, randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { encodeRows } from '../../../ledger/staging/staging.ts'
import type { ScanLayout } from '../../../sources/gacc/layout/layout.ts'
import { type NumberedSightings, PartScanner } from '../../../sources/gacc/scan/scan.ts'
import {
  type PutRows,
  type PutWithoutLines,
  putRows,
  putWithoutLines,
  type StagedPlace,
} from '../staging/staging.ts'
import { lastRecordEnd, type Part } from './byte-ranges.ts'

/** A part of a file whose rows are to be read; it begins and ends where lines do. */
export interface ScanOrder extends Part {
  readonly path: string
  /** The line that the first byte is in; 1 for a part that counts its own lines. */
  readonly line: number
  readonly layout: ScanLayout
  /** Where its rows are put. */
  readonly staged: StagedPlace
  /** Whether the file is to be hashed as it is read, since the part is all of it but the heading. */
  readonly isWhole: boolean
}

export interface ScannedPart {
  /** Null where it must be read as text. */
  readonly scanned: ScannedRows | null
  /** Of a whole file, its SHA-256. */
  readonly sha256: string | null
}

export interface ScannedRows {
  readonly rows: readonly (PutRows | PutWithoutLines)[]
  readonly sightings: NumberedSightings
  /** A name of the scanner whose numbers these are. */
  readonly scanner: string
}

/** Scanners of the layouts that came last: they know the names that files of one kind repeat. */
const scanners = new Map<string, NamedScanner>()
const mostScanners = 4

interface NamedScanner {
  readonly name: string
  readonly scanner: PartScanner
}

/** So much of a part is in memory at once, in a room of a power of two. */
const pieceSize = 8 * 1024 * 1024 - 1

export function scanPart(order: ScanOrder): ScannedPart {
  return withFile(order.path, (file) => {
    const hash = order.isWhole ? new FileHash(file) : null
    hash?.readTo(order.from)
    return { scanned: scanPieces(file, order, hash), sha256: hash?.digest() ?? null }
  })
}

function scanPieces(
  file: number,
  { from, to, line, layout, staged, isWhole }: ScanOrder,
  hash: FileHash | null,
): ScannedRows | null {
  const { name, scanner } = scannerFor(layout)
  const put = isWhole ? putRows : putWithoutLines
  const rows: (PutRows | PutWithoutLines)[] = []
  scanner.begin(line)
  for (let index = from; index < to; ) {
    const room = scanner.roomFor(Math.min(to - index, pieceSize))
    // The file has become shorter: what is there now is for reading it as text to tell.
    if (!fill(room, file, index)) return null
    const size = index + room.length < to ? lastRecordEnd(room) : room.length
    if (size === 0) return null
    hash?.take(room.subarray(0, size))
    const columns = scanner.scan(size)
    if (!columns) return null
    if (columns.rows > 0) rows.push(put(staged, encodeRows(columns)))
    index += size
  }
  return { rows, sightings: scanner.sightings(), scanner: name }
}

function scannerFor(layout: ScanLayout): NamedScanner {
  const key = JSON.stringify(layout)
  const scanner = scanners.get(key) ?? { name: randomUUID(), scanner: new PartScanner(layout) }
  scanners.delete(key)
  scanners.set(key, scanner)
  const [oldest] = scanners.keys()
  if (scanners.size > mostScanners && oldest !== undefined) scanners.delete(oldest)
  return scanner
}

/** Fills all of a room with what a file has from an offset on; false where it has less. */
function fill(room: Uint8Array, file: number, from: number): boolean {
  for (let index = 0; index < room.length; ) {
    const read = readSync(file, room, index, room.length - index, from + index)
    if (read === 0) return false
    index += read
  }
  return true
}

/** The SHA-256 of a file's bytes, in lower-case hexadecimal. */
export const hashFile = (path: string): string => withFile(path, (file) => new FileHash(file).digest())

/** What is read only to be hashed. */
const chunk = Buffer.allocUnsafeSlow(1024 * 1024)

/** Hashes a file: bytes that someone has read anyway, and those that nobody has. */
class FileHash {
  readonly #file: number
  readonly #hash = createHash('sha256')
  #at = 0

  constructor(file: number) {
    this.#file = file
  }

  /** Takes the bytes that come next. */
  take(bytes: Uint8Array): void {
    this.#hash.update(bytes)
    this.#at += bytes.length
  }

  /** Reads what comes next, to before an offset or the end of the file. */
  readTo(end: number): void {
    while (this.#at < end) {
      const read = readSync(this.#file, chunk, 0, Math.min(end - this.#at, chunk.length), this.#at)
      if (read === 0) return
      this.take(chunk.subarray(0, read))
    }
  }

  /** Of the whole file, what is left of it too. */
  digest(): string {
    this.readTo(Number.POSITIVE_INFINITY)
    return this.#hash.digest('hex')
  }
}

function withFile<T>(path: string, use: (file: number) => T): T {
  const file = openSync(path, 'r')
  try {
    return use(file)
  } finally {
    closeSync(file)
  }
}
