import { compact, pushVarint } from './compact.ts'

/** The numbers that Parquet gives its kinds of pages and encodings. */
const dataPage = 0
const dictionaryPage = 2
export const plain = 0
export const runs = 3
export const dictionaryCoded = 8

/** The bytes of a page, in pieces: what is large is not copied. */
export type Page = readonly Uint8Array[]

export const measureSize = (page: Page): number => page.reduce((sum, piece) => sum + piece.length, 0)

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

/** A page of values as they are. `present` has a bit for each row that has one; null where all have. */
export function plainPage(rows: number, values: ArrayBufferView, present: Uint8Array | null): Page {
  return page(rows, plain, [levels(rows, present), bytesOf(values)])
}

/**
 * A page of positions in the dictionary, in whole bytes, which needs no packing of bits. Of up to three bytes,
 * since not every reader takes four.
 *
 * @param numbers as many as rows are present; positions are counted from `first`.
 */
export function codedPage(
  rows: number,
  numbers: Int32Array,
  first: number,
  entries: number,
  present: Uint8Array | null,
): Page {
  const width = entries <= 0x100 ? 1 : entries <= 0x10000 ? 2 : 3
  const eights = Math.ceil(numbers.length / 8)
  const packed = new Uint8Array(eights * 8 * width)
  for (let byte = 0; byte < width; byte++) packByte(packed, width, byte, numbers, first)
  const head = [width * 8]
  pushVarint(head, eights * 2 + 1)
  return page(rows, dictionaryCoded, [levels(rows, present), Uint8Array.from(head), packed])
}

/**
 * Writes one byte of each position. By itself, since what has a loop over all rows is compiled while it runs, and takes
 * the longer the more is around the loop.
 */
function packByte(packed: Uint8Array, width: number, byte: number, numbers: Int32Array, first: number): void {
  const shift = 8 * byte
  // Bytes of an array keep the lowest eight bits of a number.
  for (let index = 0, to = byte; index < numbers.length; index++, to += width)
    packed[to] = ((numbers[index] ?? first) - first) >> shift
}

/** A page with the entries of a dictionary, each written as its length and its bytes. */
export function entriesPage(texts: readonly string[]): Page {
  const size = texts.reduce((sum, text) => sum + 4 + Buffer.byteLength(text), 0)
  const entries = Buffer.alloc(size)
  let index = 0
  for (const text of texts) {
    const length = entries.write(text, index + 4)
    entries.writeInt32LE(length, index)
    index += 4 + length
  }
  const header = compact([
    [1, { i32: dictionaryPage }],
    [2, { i32: size }],
    [3, { i32: size }],
    [
      7,
      {
        fields: [
          [1, { i32: texts.length }],
          [2, { i32: plain }],
        ],
      },
    ],
  ])
  return [header, entries]
}

/** Which rows have a value: one run where it is all or none, else a bit a row. */
function levels(rows: number, present: Uint8Array | null): Uint8Array {
  const head: number[] = []
  if (present === null || present.length === 0) {
    pushVarint(head, rows * 2)
    head.push(present === null ? 1 : 0)
  } else pushVarint(head, present.length * 2 + 1)
  const body = present ?? new Uint8Array(0)
  const length = new Uint8Array(Int32Array.of(head.length + body.length).buffer)
  return Buffer.concat([length, Uint8Array.from(head), body])
}

function page(rows: number, encoding: number, parts: Page): Page {
  const size = measureSize(parts)
  const header = compact([
    [1, { i32: dataPage }],
    [2, { i32: size }],
    [3, { i32: size }],
    [
      5,
      {
        fields: [
          [1, { i32: rows }],
          [2, { i32: encoding }],
          [3, { i32: runs }],
          [4, { i32: runs }],
        ],
      },
    ],
  ])
  return [header, ...parts]
}
