import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { type EncodedRows, encodeRows } from '../../ledger/staged-file.ts'
import { slack } from '../../sources/byte-cursor.ts'
import { PartScanner } from '../../sources/gacc-scan.ts'
import type { ScanLayout } from '../../sources/scan-layout.ts'
import type { Sightings } from '../../sources/sightings.ts'

/** A part of a file whose rows are to be read: from the byte `from` to before `to`, both where lines begin. */
export interface ScanOrder {
  readonly path: string
  readonly from: number
  readonly to: number
  /** The line that the first byte is in; 1 for a part that counts its own lines. */
  readonly line: number
  readonly layout: ScanLayout
}

export interface ScannedRows {
  readonly rows: EncodedRows
  readonly sightings: Sightings
}

let buffer = new Uint8Array(0)

/** Scanners of the layouts that came last: they know the names that files of one kind repeat. */
const scanners = new Map<string, PartScanner>()
const mostScanners = 4

/** Reads a part of a file; null where it must be read as text. */
export function scanPart({ path, from, to, line, layout }: ScanOrder): ScannedRows | null {
  const size = to - from
  if (buffer.length < size + slack) buffer = new Uint8Array(size + slack)
  const file = openSync(path, 'r')
  try {
    for (let at = 0; at < size; ) {
      const read = readSync(file, buffer, at, size - at, from + at)
      // The file has become shorter: what is there now is for reading it as text to tell.
      if (read === 0) return null
      at += read
    }
  } finally {
    closeSync(file)
  }
  const part = scannerFor(layout).scan(buffer, size, line)
  return part && { rows: encodeRows(part.rows), sightings: part.sightings }
}

function scannerFor(layout: ScanLayout): PartScanner {
  const key = JSON.stringify(layout)
  const scanner = scanners.get(key) ?? new PartScanner(layout)
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
