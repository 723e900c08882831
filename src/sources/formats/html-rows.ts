import type { SourceFile } from '../source-file.ts'
import { decodeText } from './decode.ts'
import { detectEncoding } from './encoding.ts'
import { tokens } from './markup.ts'
import type { Row } from './row.ts'

/** More columns than any table of customs has: what asks for more is damaged or hostile. */
const mostColumns = 64
const mostRows = 10_000

/** Whether a file is a page of HTML, by its first bytes. */
export function isHtml(head: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(head.subarray(0, 1024)).replace(/^\ufeff/, '')
  return /^\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|table)\b/i.test(text)
}

/**
 * The rows of the largest table of a page. A cell over several columns or rows has its text in the first, and is empty in
 * the others, as in a workbook. The line of a row is its number within the table.
 *
 * @throws UserError for bytes that are no characters of the page's encoding.
 */
export async function htmlRows(file: SourceFile): Promise<Row[]> {
  const parts: string[] = []
  for await (const part of decodeText(file, await detectEncoding(file))) parts.push(part)
  const tables = listTables(parts.join(''))
  const largest = tables.reduce<readonly Cell[][]>(
    (most, table) => (table.length > most.length ? table : most),
    [],
  )
  return placeCells(largest).map((fields, index) => ({ line: index + 1, fields }))
}

interface Cell {
  text: string
  readonly columns: number
  readonly rows: number
}

/** The cells of each table as they are written. A table within a cell is one of its own. */
function listTables(markup: string): Cell[][][] {
  const tables: Cell[][][] = []
  const open: { rows: Cell[][]; cell: Cell | null }[] = []
  for (const token of tokens(markup)) {
    const table = open.at(-1)
    if (token.kind === 'text') {
      if (table?.cell) table.cell.text += token.text
    } else if (token.name === 'table') {
      if (token.kind === 'open') open.push({ rows: [], cell: null })
      else {
        const closed = open.pop()
        if (closed) tables.push(closed.rows)
      }
    } else if (!table) continue
    else if (token.name === 'tr' && token.kind === 'open') {
      if (table.rows.length < mostRows) table.rows.push([])
      table.cell = null
    } else if (token.name === 'td' || token.name === 'th') {
      table.cell = token.kind === 'open' ? startCell(token.attributes) : null
      if (table.cell) table.rows.at(-1)?.push(table.cell)
    } else if (token.name === 'br' && token.kind === 'open' && table.cell) table.cell.text += ' '
  }
  return [...tables, ...open.map(({ rows }) => rows)]
}

const startCell = (attributes: string): Cell => ({
  text: '',
  columns: spanIn(attributes, 'colspan', mostColumns),
  rows: spanIn(attributes, 'rowspan', mostRows),
})

function spanIn(attributes: string, name: string, most: number): number {
  const [, digits] = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,5})`, 'i').exec(attributes) ?? []
  return Math.min(Math.max(1, Number(digits ?? 1)), most)
}

/** The cells in their columns, with empty ones where a cell spans. */
function placeCells(table: readonly Cell[][]): string[][] {
  /** For each column, how many rows below are taken by a cell above. */
  const taken: number[] = []
  return table.map((cells) => {
    const fields: string[] = []
    const skipTaken = () => {
      while ((taken[fields.length] ?? 0) > 0) {
        taken[fields.length] = (taken[fields.length] ?? 0) - 1
        fields.push('')
      }
    }
    for (const { text, columns, rows } of cells) {
      skipTaken()
      for (let offset = 0; offset < columns && fields.length < mostColumns; offset++) {
        taken[fields.length] = rows - 1
        fields.push(offset === 0 ? text : '')
      }
    }
    skipTaken()
    return fields
  })
}
