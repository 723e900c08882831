import { tableOfRows } from './heading-rows.ts'
import { normalise } from './normalise.ts'
import type { CellRow, Piece } from './pieces.ts'

/** GitHub-flavoured Markdown as our press writes it: captions in bold, tables with one heading row. */
export function readMarkdown(text: string): Piece[] {
  const lines = normalise(text).split(/\r\n?|\n/)
  const pieces: Piece[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (!line.startsWith('|')) {
      const plain = plainText(line)
      const isQuotation = line.startsWith('>')
      if (plain !== '' && !/^-{3,}$/.test(plain))
        pieces.push({ kind: 'text', text: plain, line: index + 1, ...(isQuotation && { isQuotation }) })
      continue
    }
    const rows: CellRow[] = []
    for (; lines[index]?.startsWith('|'); index++)
      rows.push({ cells: splitCells(lines[index] ?? ''), line: index + 1 })
    index--
    pieces.push(tableOfMarkdown(rows))
  }
  return pieces
}

/** The rows of a table between bars; the one before a rule is its heading. */
export function tableOfMarkdown(rows: readonly CellRow[]): Piece {
  const [heading, rule, ...body] = rows
  if (!heading || !rule?.cells.every((cell) => /^：?-+：?$/.test(cell))) return tableOfRows(rows)
  return { kind: 'table', header: heading.cells.join(' '), columns: heading.cells, rows: body }
}

export const splitCells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map(plainText)

/** Without marks of headings, bold type and footnotes, and without escapes. */
const plainText = (text: string): string =>
  text
    .trim()
    .replace(/^\[\^\d+\]：\s*/, '')
    .replace(/(?<!\\)\[\^\d+\]/g, '')
    .replace(/^(?:#{1,6}\s+|>\s?)/, '')
    .replace(/(?<!\\)\*\*((?:[^*\\]|\\.){1,400})\*\*/g, '$1')
    .replace(/\\([!-/:-@[-`{-~（）：])/g, '$1')
    .trim()
