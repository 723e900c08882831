import { closeSync, openSync, truncateSync, writeSync } from 'node:fs'
import { measureSize, type Page } from '../../../ledger/staging/parquet/parquet.ts'
import { type EncodedRows, pageOfLines, type StagedRows } from '../../../ledger/staging/staging.ts'

/** A staged file that is being written, by several threads at once. */
export interface StagedPlace {
  readonly path: string
  /** Where what is taken of the file ends: one number of 64 bits, shared by all. */
  readonly end: SharedArrayBuffer
}

/** Rows that have been put there. */
export type PutRows = StagedRows & Pick<EncodedRows, 'units'>

/** Rows that have, but for the page of their lines, which takes what comes before them. */
export type PutWithoutLines = Omit<PutRows, 'linesAt' | 'linesSize'> & Pick<EncodedRows, 'lines'>

/** @param from how much of it is taken already. */
export function stagedPlace(path: string, from: number): StagedPlace {
  const end = new SharedArrayBuffer(8)
  new BigInt64Array(end)[0] = BigInt(from)
  return { path, end }
}

/** Where what is taken of a staged file ends. */
export const endOfPlace = ({ end }: StagedPlace): number => Number(new BigInt64Array(end)[0])

/** Says where it ends, for rows that another process has put there. */
export function setEndOfPlace({ end }: StagedPlace, to: number): void {
  new BigInt64Array(end)[0] = BigInt(to)
}

/** Puts rows behind those that are there, in whatever thread they were made. Their lines are those of the file. */
export function putRows(place: StagedPlace, { lines, pages, sizes, units }: EncodedRows): PutRows {
  const page = pageOfLines(lines, 0)
  const linesAt = putPage(place, [...page, ...pages])
  const linesSize = measureSize(page)
  return { rows: lines.length, linesAt, linesSize, pagesAt: linesAt + linesSize, sizes, units }
}

/** The same of rows whose lines are those of a part of the file. */
export function putWithoutLines(place: StagedPlace, encoded: EncodedRows): PutWithoutLines {
  const { lines, pages, sizes, units } = encoded
  // Lines are copied, since they go to another thread and their columns are used again.
  return { rows: lines.length, lines: lines.slice(), sizes, units, pagesAt: putPage(place, pages) }
}

/** Puts a page behind what is there. Gives where it begins. */
export function putPage({ path, end }: StagedPlace, page: Page): number {
  const index = Number(Atomics.add(new BigInt64Array(end), 0, BigInt(measureSize(page))))
  const file = openSync(path, 'r+')
  try {
    let to = index
    for (const piece of page)
      for (let from = 0; from < piece.length; ) {
        const written = writeSync(file, piece, from, piece.length - from, to)
        from += written
        to += written
      }
  } finally {
    closeSync(file)
  }
  return index
}

/** Cuts off what was there before, behind what has been put: nothing more is. */
export const endPlace = (place: StagedPlace): void => truncateSync(place.path, endOfPlace(place))
