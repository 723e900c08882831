import type { Observation } from '../trade/observation.ts'
import { type Dictionary, ObservationColumns, textColumns } from '../trade/observation-columns.ts'
import { type Chunk, footer, magic, type ParquetColumn, type RowGroup } from './parquet/footer.ts'
import { codedPage, entriesPage, plainPage } from './parquet/pages.ts'

/**
 * The columns of a staged file, in order: a Parquet file, not compressed, which any engine can take. Codes
 * are texts of digits, months are YYYYMM, and what is absent is NULL.
 */
export const stagedColumns = [
  { name: 'line', type: 'integer' },
  { name: 'month', type: 'integer' },
  ...textColumns.map((name) => ({ name, type: 'text' }) as const),
  { name: 'value', type: 'long' },
  { name: 'quantity', type: 'long' },
  { name: 'quantity2', type: 'long' },
] as const satisfies readonly ParquetColumn[]

/** Makes the bytes of a staged file, piece by piece. */
export class StagedFileEncoder {
  readonly #groups: RowGroup[] = []
  readonly #dictionaries = new Map<Dictionary, EncodedDictionary>()
  #offset = 0

  /** The first bytes. */
  begin(): Uint8Array {
    this.#offset = magic.length
    return magic
  }

  /** The bytes of the rows that the columns hold now. */
  rows(columns: ObservationColumns): Uint8Array {
    const pieces: Uint8Array[] = []
    const chunks = stagedColumns.map((column): Chunk => {
      const pages = this.#pagesOf(columns, column)
      const at = this.#offset
      const [first, last] = pages
      const size = pages.reduce((sum, page) => sum + page.length, 0)
      pieces.push(...pages)
      this.#offset += size
      const dictionaryAt = last ? at : null
      return { column, dictionaryAt, dataAt: last && first ? at + first.length : at, size }
    })
    this.#groups.push({ rows: columns.rows, chunks })
    return Buffer.concat(pieces)
  }

  /** The last bytes. */
  end(): Uint8Array {
    return footer(stagedColumns, this.#groups)
  }

  /** A data page, with a page of its dictionary before it where there is one. */
  #pagesOf(columns: ObservationColumns, { name }: (typeof stagedColumns)[number]): Uint8Array[] {
    const { rows } = columns
    switch (name) {
      case 'line':
      case 'value':
        return [plainPage(rows, columns[name].subarray(0, rows), null)]
      case 'month': {
        const { present, kept } = filled(columns.month.subarray(0, rows), 0)
        return [plainPage(rows, kept, present)]
      }
      case 'quantity':
      case 'quantity2': {
        const { present, kept } = filled(columns[name].subarray(0, rows), -1n)
        return [plainPage(rows, kept, present)]
      }
      default: {
        const { present, kept } = filled(columns.texts[name].subarray(0, rows), 0)
        if (kept.length === 0) return [plainPage(rows, kept, present)]
        const dictionary = this.#encoded(columns.dictionaries[name])
        const positions = kept.map((number) => number - 1)
        return [
          entriesPage(dictionary.entries, dictionary.bytes),
          codedPage(rows, positions, kept.length, dictionary.entries, present),
        ]
      }
    }
  }

  #encoded(dictionary: Dictionary): EncodedDictionary {
    const known = this.#dictionaries.get(dictionary)
    const texts = dictionary.texts
    if (known?.entries === texts.length) return known
    const added = texts.slice(known?.entries ?? 0).flatMap((text) => {
      const bytes = new TextEncoder().encode(text)
      return [new Uint8Array(Int32Array.of(bytes.length).buffer), bytes]
    })
    const encoded = {
      entries: texts.length,
      bytes: Buffer.concat([known?.bytes ?? new Uint8Array(0), ...added]),
    }
    this.#dictionaries.set(dictionary, encoded)
    return encoded
  }
}

interface EncodedDictionary {
  readonly entries: number
  readonly bytes: Uint8Array
}

/**
 * The values that are not the one that stands for none, and a bit for each row that has one: null where all
 * rows have, no bits where none has.
 */
function filled<Numbers extends Int32Array | BigInt64Array>(
  values: Numbers,
  none: Numbers[number],
): { readonly present: Uint8Array | null; readonly kept: Numbers } {
  const rows = values.length
  const kept = values.slice() as Numbers // of the same kind, which `slice` does not say
  const present = new Uint8Array(Math.ceil(rows / 8))
  let count = 0
  for (let at = 0; at < rows; at++) {
    const value = values[at] ?? none
    if (value === none) continue
    kept[count++] = value
    present[at >> 3] = (present[at >> 3] ?? 0) | (1 << (at & 7))
  }
  return {
    present: count === rows ? null : count === 0 ? new Uint8Array(0) : present,
    kept: kept.subarray(0, count) as Numbers,
  }
}

/** A whole staged file of some observations. */
export function stagedFileOf(observations: readonly Observation[]): Uint8Array {
  const columns = new ObservationColumns(Math.max(observations.length, 1))
  for (const row of observations) columns.push(row)
  const encoder = new StagedFileEncoder()
  return Buffer.concat([encoder.begin(), ...(columns.rows > 0 ? [encoder.rows(columns)] : []), encoder.end()])
}
