import { compact, type Value } from './compact.ts'
import { dictionaryCoded, plain, runs } from './pages.ts'

/** Parquet's numbers for what a column holds. */
const physical = { integer: 1, long: 2, text: 6 } as const

export interface ParquetColumn {
  readonly name: string
  readonly type: keyof typeof physical
}

/** Where the pages of one column of a row group lie. */
export interface Chunk {
  readonly column: ParquetColumn
  /** Offset of the dictionary; null where the values stand as they are. */
  readonly dictionaryAt: number | null
  readonly dataAt: number
  readonly size: number
}

export interface RowGroup {
  readonly rows: number
  readonly chunks: readonly Chunk[]
}

/** What a Parquet file begins and ends with. */
export const magic: Uint8Array = new TextEncoder().encode('PAR1')

/** The end of a Parquet file: its columns, and where their pages are. Every column may be empty in a row. */
export function footer(columns: readonly ParquetColumn[], groups: readonly RowGroup[]): Uint8Array {
  const rows = groups.reduce((sum, group) => sum + group.rows, 0)
  const root: Value = {
    fields: [
      [4, { text: 'observations' }],
      [5, { i32: columns.length }],
    ],
  }
  const metadata = compact([
    [1, { i32: 1 }],
    [2, { list: [root, ...columns.map(columnElement)] }],
    [3, { i64: rows }],
    [4, { list: groups.map(groupElement) }],
    [6, { text: 'tradebrief' }],
  ])
  const length = new Uint8Array(Int32Array.of(metadata.length).buffer)
  return Buffer.concat([metadata, length, magic])
}

const optional = 1
const utf8 = 0

const columnElement = ({ name, type }: ParquetColumn): Value => ({
  fields: [
    [1, { i32: physical[type] }],
    [3, { i32: optional }],
    [4, { text: name }],
    ...(type === 'text' ? [[6, { i32: utf8 }] as const] : []),
  ],
})

const groupElement = ({ rows, chunks }: RowGroup): Value => ({
  fields: [
    [1, { list: chunks.map((chunk) => chunkElement(chunk, rows)) }],
    [2, { i64: chunks.reduce((sum, chunk) => sum + chunk.size, 0) }],
    [3, { i64: rows }],
  ],
})

const chunkElement = ({ column, dictionaryAt, dataAt, size }: Chunk, rows: number): Value => ({
  fields: [
    [2, { i64: dictionaryAt ?? dataAt }],
    [
      3,
      {
        fields: [
          [1, { i32: physical[column.type] }],
          [2, { list: [plain, runs, dictionaryCoded].map((i32) => ({ i32 })) }],
          [3, { list: [{ text: column.name }] }],
          [4, { i32: 0 }],
          [5, { i64: rows }],
          [6, { i64: size }],
          [7, { i64: size }],
          [9, { i64: dataAt }],
          ...(dictionaryAt === null ? [] : [[11, { i64: dictionaryAt }] as const]),
        ],
      },
    ],
  ],
})
