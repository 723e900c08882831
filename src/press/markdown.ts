import type { Block, Cell, Document, Inline, Paragraph, Row, Table } from '../brief/document.ts'
import { headerGrid } from './header-grid.ts'
import type { Press } from './press.ts'
import { printable } from './text.ts'

/**
 * A brief as GitHub-flavoured Markdown. Markdown has one header row and no merged cells, so the header tree
 * is flattened (`12月当月 绝对值`) and a block row is a first cell in bold.
 */
export const markdown: Press = {
  format: 'md',
  extension: 'md',
  mediaType: 'text/markdown;charset=utf-8',
  async print(document) {
    return new TextEncoder().encode(`${parts(document).join('\n\n')}\n`)
  },
}

/** What the file is made of, with an empty line between any two of them. */
function parts(document: Document): string[] {
  const { issuer } = document.about
  return [
    `# ${escapeText(document.title)}`,
    paragraph(document.subtitle),
    ...(issuer === null ? [] : [paragraph(issuer)]),
    ...document.blocks.flatMap((block, index) => blockParts(block, document.blocks[index - 1])),
    ...document.footnotes.map(({ number, content }) => `[^${number}]: ${inlineText(content)}`),
  ]
}

function blockParts(block: Block, before: Block | undefined): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level + 1)} ${escapeText(block.text)}`]
    case 'paragraph': {
      const text = guardStart(inlineText(block.content))
      return block.role === 'statement' && !isStatement(before) ? ['---', text] : [text]
    }
    case 'table':
      return [`**${escapeText(block.caption)}**`, table(block), ...block.notes.map(paragraph)]
  }
}

const isStatement = (block: Block | undefined): block is Paragraph =>
  block?.kind === 'paragraph' && block.role === 'statement'

function inlineText(content: readonly Inline[]): string {
  return content
    .map((inline) => (inline.kind === 'footnote' ? `[^${inline.number}]` : escapeSpecials(inline.text)))
    .join('')
    .trim()
}

function table(block: Table): string {
  const { columns } = headerGrid(block)
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(({ labels }) => escapeText(labels.join(' ')))),
    line(columns.map(({ holds }) => (holds === 'figure' ? '---:' : ':---'))),
    ...block.rows.map((row) => line(rowCells(row, columns.length))),
  ].join('\n')
}

const rowCells = (row: Row, width: number): string[] =>
  row.kind === 'block'
    ? [`**${escapeText(row.label)}**`, ...Array.from({ length: width - 1 }, () => '')]
    : row.cells.map(cellText)

const cellText = (cell: Cell): string => (cell.kind === 'empty' ? '' : escapeText(cell.text))

const paragraph = (text: string): string => guardStart(escapeText(text))

const escapeText = (text: string): string => escapeSpecials(text).trim()

/** Text on one line, with a backslash before what Markdown, GitHub's tables or its formulas would take as markup. */
function escapeSpecials(text: string): string {
  return printable(text)
    .replace(/[\r\n\t ]+/g, ' ')
    .replace(/[\\`*_{}[\]<>&|~$@#]/g, '\\$&')
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, '\\$&')
}

/** What only at the start of a paragraph would make a heading, a list, a rule or an underline of it. */
const guardStart = (text: string): string =>
  text.replace(/^[+=-]/, '\\$&').replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2')
