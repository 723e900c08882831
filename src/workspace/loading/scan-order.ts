import { createHash, randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { encodeRows } from '../../ledger/staged-file.ts'
import type { NumberedSightings } from '../../sources/code-book.ts'
import { PartScanner } from '../../sources/gacc-scan.ts'
import type { ScanLayout } from '../../sources/scan-layout.ts'
import { type PutRows, putRows, type StagedPlace } from './staged-place.ts'

/** A part of a file whose rows are to be read: from the byte `from` to before `to`, both where lines begin. */
export interface ScanOrder {
  readonly path: string
  readonly from: number
  readonly to: number
  /** The line that the first byte is in; 1 for a part that counts its own lines. */
  readonly line: number
  readonly layout: ScanLayout
  /** Where its rows are put. */
  readonly staged: StagedPlace
}

export interface ScannedRows {
  /** Null where there are none. */
  readonly rows: PutRows | null
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

/** Reads a part of a file; null where it must be read as text. */
export function scanPart({ path, from, to, line, layout, staged }: ScanOrder): ScannedRows | null {
  const size = to - from
  const { name, scanner } = scannerFor(layout)
  const room = scanner.roomFor(size)
  const file = openSync(path, 'r')
  try {
    for (let at = 0; at < size; ) {
      const read = readSync(file, room, at, size - at, from + at)
      // The file has become shorter: what is there now is for reading it as text to tell.
      if (read === 0) return null
      at += read
    }
  } finally {
    closeSync(file)
  }
  const part = scanner.scan(size, line)
  if (!part) return null
  const rows = part.rows.rows === 0 ? null : putRows(staged, encodeRows(part.rows))
  return { rows, sightings: part.sightings(), scanner: name }
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

const chunkSize = 1024 * 1024

/** The SHA-256 of a file's bytes, in lower-case hexadecimal. */
export function hashFile(path: string): string {
  const hash = createHash('sha256')
  const chunk = new Uint8Array(chunkSize)
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const read = readSync(file, chunk)
      if (read === 0) return hash.digest('hex')
      hash.update(chunk.subarray(0, read))
    }
  } finally {
    closeSync(file)
  }
}
