import type { Observation } from '../trade/observation.ts'
import { ObservationColumns, textColumns } from '../trade/observation-columns.ts'
import { type Chunk, footer, magic, type ParquetColumn, type RowGroup } from './parquet/footer.ts'
import { codedPage, entriesPage, plainPage } from './parquet/pages.ts'

const lineColumn = { name: 'line', type: 'integer' } as const

const restColumns = [
  { name: 'month', type: 'integer' },
  ...textColumns.map((name) => ({ name, type: 'text' }) as const),
  { name: 'value', type: 'long' },
  { name: 'quantity', type: 'long' },
  { name: 'quantity2', type: 'long' },
] as const satisfies readonly ParquetColumn[]

/**
 * The columns of a staged file, in order: a Parquet file, not compressed, which any engine can take. Codes
 * are texts of digits, months are YYYYMM, and what is absent is NULL.
 */
const stagedColumns: readonly ParquetColumn[] = [lineColumn, ...restColumns]

/** Rows as they lie in a staged file, wherever in it; made in any thread. */
export interface EncodedRows {
  /** Their lines, counted from the beginning of the part of the file that they are from. */
  readonly lines: Int32Array
  /** The pages of the other columns, one after the other. */
  readonly pages: Uint8Array
  /** How many bytes each of these columns has: its dictionary, or 0, and its values. */
  readonly sizes: readonly { readonly dictionary: number; readonly values: number }[]
  /** The units that they have. */
  readonly units: readonly string[]
}

/** The rows that columns hold now. */
export function encodeRows(columns: ObservationColumns): EncodedRows {
  const encoded = restColumns.map(({ name }) => pagesOf(columns, name))
  return {
    lines: columns.line.slice(0, columns.rows),
    pages: Buffer.concat(encoded.flatMap(({ dictionary, values }) => [dictionary, values])),
    sizes: encoded.map(({ dictionary, values }) => ({
      dictionary: dictionary.length,
      values: values.length,
    })),
    units: [...columns.dictionaries.unit.texts, ...columns.dictionaries.unit2.texts],
  }
}

/** Makes the bytes of a staged file, piece by piece. */
export class StagedFileEncoder {
  #groups: RowGroup[] = []
  #offset = 0

  /** The first bytes. */
  begin(): Uint8Array {
    this.#groups = []
    this.#offset = magic.length
    return magic
  }

  /**
   * The bytes of some rows.
   *
   * @param later how many lines of the file come before the part that they are from.
   */
  rows({ lines, pages, sizes }: EncodedRows, later = 0): Uint8Array {
    const linePage = plainPage(lines.length, later === 0 ? lines : lines.map((line) => line + later), null)
    const chunks = [
      this.#chunk(lineColumn, 0, linePage.length),
      ...restColumns.map((column, at) => {
        const { dictionary = 0, values = 0 } = sizes[at] ?? {}
        return this.#chunk(column, dictionary, values)
      }),
    ]
    this.#groups.push({ rows: lines.length, chunks })
    return Buffer.concat([linePage, pages])
  }

  /** The last bytes. */
  end(): Uint8Array {
    return footer(stagedColumns, this.#groups)
  }

  #chunk(column: ParquetColumn, dictionary: number, values: number): Chunk {
    const at = this.#offset
    this.#offset += dictionary + values
    return {
      column,
      dictionaryAt: dictionary > 0 ? at : null,
      dataAt: at + dictionary,
      size: dictionary + values,
    }
  }
}

const noPage = new Uint8Array(0)

/** A page of a column's values, and the page of its dictionary, which is empty where it has none. */
function pagesOf(
  columns: ObservationColumns,
  name: (typeof restColumns)[number]['name'],
): { readonly dictionary: Uint8Array; readonly values: Uint8Array } {
  const { rows } = columns
  switch (name) {
    case 'month': {
      const { present, kept } = filled(columns.month.subarray(0, rows))
      return { dictionary: noPage, values: plainPage(rows, kept, present) }
    }
    case 'value':
    case 'quantity':
    case 'quantity2': {
      const { present, kept } = given(columns.halves[name].subarray(0, 2 * rows))
      return { dictionary: noPage, values: plainPage(rows, kept, present) }
    }
    default: {
      const { present, kept } = filled(columns.texts[name].subarray(0, rows))
      if (kept.length === 0) return { dictionary: noPage, values: plainPage(rows, kept, present) }
      const { texts } = columns.dictionaries[name]
      return {
        dictionary: entriesPage(texts),
        // Texts are numbered from 1 here.
        values: codedPage(rows, kept, 1, texts.length, present),
      }
    }
  }
}

/**
 * The numbers that are not 0, which stands for none, and a bit for each row that has one: null where all rows have, no
 * bits where none has.
 */
function filled(numbers: Int32Array): { readonly present: Uint8Array | null; readonly kept: Int32Array } {
  const first = numbers.indexOf(0)
  if (first === -1) return { present: null, kept: numbers }
  const kept = new Int32Array(numbers.length)
  const present = new Uint8Array((numbers.length + 7) >> 3)
  let count = 0
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] ?? 0
    if (number === 0) continue
    kept[count++] = number
    present[at >> 3] = (present[at >> 3] ?? 0) | (1 << (at & 7))
  }
  return { present: count === 0 ? noPage : present, kept: kept.subarray(0, count) }
}

/** The same of amounts by their halves; a negative one stands for none. */
function given(halves: Int32Array): { readonly present: Uint8Array | null; readonly kept: Int32Array } {
  const rows = halves.length / 2
  const kept = new Int32Array(halves.length)
  const present = new Uint8Array((rows + 7) >> 3)
  let count = 0
  for (let at = 0; at < rows; at++) {
    const high = halves[2 * at + 1] ?? 0
    if (high < 0) continue
    kept[2 * count] = halves[2 * at] ?? 0
    kept[2 * count + 1] = high
    count++
    present[at >> 3] = (present[at >> 3] ?? 0) | (1 << (at & 7))
  }
  return {
    present: count === rows ? null : count === 0 ? noPage : present,
    kept: kept.subarray(0, 2 * count),
  }
}

/** A whole staged file of some observations. */
export function stagedFileOf(observations: readonly Observation[]): Uint8Array {
  const columns = new ObservationColumns(Math.max(observations.length, 1))
  for (const row of observations) columns.push(row)
  const encoder = new StagedFileEncoder()
  return Buffer.concat([
    encoder.begin(),
    ...(columns.rows > 0 ? [encoder.rows(encodeRows(columns))] : []),
    encoder.end(),
  ])
}
