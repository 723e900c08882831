/**
 * Staged files: typed columns on disk, as every engine takes them.
 *
 * @module
 */
import { type Observation, ObservationColumns } from '../../trade/observation/observation.ts'
import {
  type Chunk,
  codedPage,
  entriesPage,
  footer,
  magic,
  measureSize,
  type Page,
  type ParquetColumn,
  plainPage,
  type RowGroup,
} from './parquet/parquet.ts'

export { findRepeatedRows, type RepeatedRows, writeDistinctRows } from './repeated-rows.ts'
export { literalPath, pathInSql, withStagingEngine } from './staging-engine.ts'

const lineColumn = { name: 'line', type: 'integer' } as const

const restColumns = [
  { name: 'month', type: 'integer' },
  { name: 'commodity', type: 'long' },
  { name: 'partner', type: 'integer' },
  { name: 'procedure', type: 'integer' },
  { name: 'place', type: 'integer' },
  { name: 'unit', type: 'text' },
  { name: 'unit2', type: 'text' },
  { name: 'value', type: 'long' },
  { name: 'quantity', type: 'long' },
  { name: 'quantity2', type: 'long' },
] as const satisfies readonly ParquetColumn[]

/**
 * The columns of a staged file, in order: a Parquet file, not compressed, which any engine can take. Codes
 * are numbers (see `numberOfCode`), months are YYYYMM, and what is absent is NULL.
 */
const stagedColumns: readonly ParquetColumn[] = [lineColumn, ...restColumns]

/** Rows as the pages of a staged file, wherever in it; made in any thread. They hold as long as their columns do. */
export interface EncodedRows {
  /** Their lines, counted from the beginning of the part of the file that they are from. */
  readonly lines: Int32Array
  /** The pages of the other columns, which are to lie one behind the other. */
  readonly pages: Page
  /** How many bytes each of these columns has: its dictionary, or 0, and its values. */
  readonly sizes: readonly ColumnSize[]
  /** The units that they have. */
  readonly units: readonly string[]
}

interface ColumnSize {
  readonly dictionary: number
  readonly values: number
}

/** The rows that columns hold now, which are used up: what is left in the columns is not theirs any more. */
export function encodeRows(columns: ObservationColumns): EncodedRows {
  const encoded = restColumns.map(({ name }) => pagesOf(columns, name))
  return {
    lines: columns.line.subarray(0, columns.rows),
    pages: encoded.flatMap(({ dictionary, values }) => [...dictionary, ...values]),
    sizes: encoded.map(({ dictionary, values }) => ({
      dictionary: measureSize(dictionary),
      values: measureSize(values),
    })),
    units: [...columns.dictionaries.unit.texts, ...columns.dictionaries.unit2.texts],
  }
}

/** Rows that are in a staged file: where the page of their lines begins, and where the other pages do. */
export interface StagedRows extends Pick<EncodedRows, 'sizes'> {
  readonly rows: number
  readonly linesAt: number
  readonly linesSize: number
  readonly pagesAt: number
}

/**
 * The page of the lines of some rows.
 *
 * @param later how many lines of the file come before the part that they are from.
 */
export const pageOfLines = (lines: Int32Array, later: number): Page =>
  plainPage(lines.length, later === 0 ? lines : lines.map((line) => line + later), null)

/** What a staged file begins with. */
export const stagedBeginning: Uint8Array = magic

/** What it ends with, once all rows are in it; they are in the order in which they are given here. */
export function stagedEnd(stagedRowses: readonly StagedRows[]): Uint8Array {
  return footer(stagedColumns, stagedRowses.map(groupOf))
}

function groupOf({ rows, linesAt, linesSize, pagesAt, sizes }: StagedRows): RowGroup {
  const chunks: Chunk[] = [{ column: lineColumn, dictionaryAt: null, dataAt: linesAt, size: linesSize }]
  let position = pagesAt
  for (const [index, column] of restColumns.entries()) {
    const { dictionary = 0, values = 0 } = sizes[index] ?? {}
    chunks.push({
      column,
      dictionaryAt: dictionary > 0 ? position : null,
      dataAt: position + dictionary,
      size: dictionary + values,
    })
    position += dictionary + values
  }
  return { rows, chunks }
}

/** Makes the bytes of a staged file one after the other. */
export class StagedFileEncoder {
  readonly #all: StagedRows[] = []
  #offset = 0

  begin(): Uint8Array {
    this.#offset = stagedBeginning.length
    return stagedBeginning
  }

  rows({ lines, pages, sizes }: EncodedRows): Uint8Array {
    const linePage = pageOfLines(lines, 0)
    const linesAt = this.#offset
    const linesSize = measureSize(linePage)
    const pagesAt = linesAt + linesSize
    this.#offset = pagesAt + measureSize(pages)
    this.#all.push({ rows: lines.length, linesAt, linesSize, pagesAt, sizes })
    return Buffer.concat([...linePage, ...pages])
  }

  end(): Uint8Array {
    return stagedEnd(this.#all)
  }
}

/** The pages of a column: that of its dictionary, which has none where it is empty, and that of its values. */
function pagesOf(
  columns: ObservationColumns,
  name: (typeof restColumns)[number]['name'],
): { readonly dictionary: Page; readonly values: Page } {
  const { rows } = columns
  switch (name) {
    case 'value':
      return { dictionary: [], values: plainPage(rows, columns.value.subarray(0, rows), null) }
    case 'commodity':
    case 'quantity':
    case 'quantity2': {
      const bigInt64Array = columns[name].subarray(0, rows)
      const { present, kept } = columns.complete.has(name) ? complete(bigInt64Array) : given(bigInt64Array)
      return { dictionary: [], values: plainPage(rows, kept, present) }
    }
    case 'unit':
    case 'unit2': {
      const { present, kept } = filled(columns[name].subarray(0, rows))
      if (kept.length === 0) return { dictionary: [], values: plainPage(rows, kept, present) }
      const { texts } = columns.dictionaries[name]
      return {
        dictionary: entriesPage(texts),
        // Texts are numbered from 1 here.
        values: codedPage(rows, kept, 1, texts.length, present),
      }
    }
    default: {
      const everything = columns[name].subarray(0, rows)
      const { present, kept } = columns.complete.has(name) ? complete(everything) : filled(everything)
      return { dictionary: [], values: plainPage(rows, kept, present) }
    }
  }
}

const noBits = new Uint8Array(0)

const complete = <Values>(stored: Values) => ({ present: null, kept: stored })

/**
 * The numbers that are not 0, which stands for none, and a bit for each row that has one: null where all rows have, no
 * bits where none has. They are moved together where they are: fresh memory for millions takes longer than that.
 */
function filled(numbers: Int32Array): { readonly present: Uint8Array | null; readonly kept: Int32Array } {
  if (!numbers.includes(0)) return { present: null, kept: numbers }
  const present = new Uint8Array((numbers.length + 7) >> 3)
  let count = 0
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] ?? 0
    if (number === 0) continue
    numbers[count++] = number
    present[index >> 3] = (present[index >> 3] ?? 0) | (1 << (index & 7))
  }
  return { present: count === 0 ? noBits : present, kept: numbers.subarray(0, count) }
}

/** The same of large numbers, of which a negative one stands for none. */
function given(numbers: BigInt64Array): {
  readonly present: Uint8Array | null
  readonly kept: BigInt64Array
} {
  // The higher half of each tells: numbers are looked at many times as fast as bigints.
  const halves = new Int32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length)
  let first = 1
  while (first < halves.length && (halves[first] ?? 0) >= 0) first += 2
  if (first >= halves.length) return { present: null, kept: numbers }
  const present = new Uint8Array((numbers.length + 7) >> 3)
  let count = 0
  for (let index = 0; index < numbers.length; index++) {
    const high = halves[2 * index + 1] ?? 0
    if (high < 0) continue
    halves[2 * count] = halves[2 * index] ?? 0
    halves[2 * count + 1] = high
    count++
    present[index >> 3] = (present[index >> 3] ?? 0) | (1 << (index & 7))
  }
  return { present: count === 0 ? noBits : present, kept: numbers.subarray(0, count) }
}

/** A whole staged file of some observations. */
export function toStagedFile(observations: readonly Observation[]): Uint8Array {
  const columns = new ObservationColumns(Math.max(observations.length, 1))
  for (const row of observations) columns.push(row)
  const encoder = new StagedFileEncoder()
  return Buffer.concat([
    encoder.begin(),
    ...(columns.rows > 0 ? [encoder.rows(encodeRows(columns))] : []),
    encoder.end(),
  ])
}
