import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type CellObject, read, utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { xlsSheets } from '../../src/sources/formats/xls-rows.ts'
import { rowsOfSheet, xlsxSheets } from '../../src/sources/formats/xlsx-rows.ts'
import { fileOf } from './reading.ts'

/** Rows with content as texts, without empty cells at their ends: what two readers must agree on. */
type Texts = readonly { readonly line: number; readonly fields: readonly string[] }[]

function trimmed(rows: Texts): Texts {
  return rows.flatMap(({ line, fields }) => {
    const last = fields.findLastIndex((field) => field !== '')
    return last < 0 ? [] : [{ line, fields: fields.slice(0, last + 1) }]
  })
}

/** As this program reads a workbook. */
async function ours(name: string, bytes: Uint8Array): Promise<Map<string, Texts>> {
  const file = fileOf(name, bytes)
  const sheets = await (name.endsWith('.xls') ? xlsSheets(file) : xlsxSheets(file))
  return new Map(sheets.map(({ sheet, rows }) => [sheet, trimmed(rowsOfSheet(file, rows))]))
}

/** As read-excel-file reads it. */
async function byReadExcelFile(bytes: Uint8Array): Promise<Map<string, Texts>> {
  const parseNumber = (text: string) => (Number.isInteger(Number(text)) ? Number(text) : text)
  const textOf = (cell: unknown) =>
    cell === null ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
  const sheets = await readWorkbook(Buffer.from(bytes), { parseNumber })
  return new Map(
    sheets.map(({ sheet, data }) => [
      sheet,
      trimmed(data.map((cells, index) => ({ line: index + 1, fields: cells.map(textOf) }))),
    ]),
  )
}

/** As SheetJS reads it. */
function bySheetJs(bytes: Uint8Array): Map<string, Texts> {
  const textOf = (cell: CellObject | undefined) =>
    cell?.v === undefined || cell.v === null ? '' : cell.t === 'e' ? (cell.w ?? '#') : String(cell.v)
  const { SheetNames, Sheets } = read(bytes, { type: 'array', dense: true })
  return new Map(
    SheetNames.map((sheet) => [
      sheet,
      trimmed(
        Array.from(Sheets[sheet]?.['!data'] ?? [], (cells, index) => ({
          line: index + 1,
          fields: Array.from(cells ?? [], textOf),
        })),
      ),
    ]),
  )
}

const cell = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((number) => number || 0),
  fc.boolean(),
  fc.constantFrom('美国', '1,200', '<&>"\'', '锂离子蓄电池', 'a\nb', '_x0041_', '01012100', 'é', '𠮷'),
  fc.string({ maxLength: 20 }).map((text) => text.trim()),
)
const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
const books = (cells: fc.Arbitrary<unknown>) =>
  fc.array(fc.array(fc.array(cells, { maxLength: 12 }), { maxLength: 30 }), { minLength: 1, maxLength: 3 })

function written(grids: readonly (readonly unknown[][])[], bookType: 'xlsx' | 'biff8'): Uint8Array {
  const workbook = utils.book_new()
  for (const [index, rows] of grids.entries())
    utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows as unknown[][]), `S${index}`)
  return write(workbook, { type: 'buffer', bookType, bookSST: true, compression: true })
}

describe('workbooks are read as other readers read them', () => {
  it('.xls, as SheetJS does', async () => {
    await fc.assert(
      fc.asyncProperty(books(cell), async (grids) => {
        const bytes = written(grids, 'biff8')
        expect(await ours('a.xls', bytes)).toEqual(bySheetJs(bytes))
      }),
      { numRuns: 60, seed: 24 },
    )
  })

  it('.xlsx, as read-excel-file does', async () => {
    await fc.assert(
      fc.asyncProperty(books(fc.oneof(cell, day)), async (grids) => {
        const bytes = written(grids, 'xlsx')
        expect(await ours('a.xlsx', bytes)).toEqual(await byReadExcelFile(bytes))
      }),
      { numRuns: 60, seed: 24 },
    )
  })

  it.each(['bulletin.xls', 'query.xls'])('%s of LibreOffice, as SheetJS does', async (name) => {
    const bytes = readFileSync(fileURLToPath(new URL(`xls/${name}`, import.meta.url)))
    expect(await ours(name, bytes)).toEqual(bySheetJs(bytes))
  })
})
