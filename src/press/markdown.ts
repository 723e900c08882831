import type { Block, Cell, Document, Inline, List, Paragraph, Row, Table } from '../brief/brief.ts'
import { chartTable } from './chart/chart.ts'
import { formatDescriptions } from './formats/formats.ts'
import type { Press } from './press-type.ts'
import { headerGrid, printable, type Run, runs } from './shared/shared.ts'

/**
 * A brief as GitHub-flavoured Markdown. Markdown has one header row and no merged cells, so the header tree
 * is flattened (`12月当月 绝对值`) and a block row is a first cell in bold.
 */
export const markdown: Press = {
  format: 'md',
  extension: 'md',
  mediaType: formatDescriptions.md.mediaType,
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
    ...blocksParts(document.blocks),
    ...document.footnotes.map(({ number, content }) => `[^${number}]: ${inlineText(content)}`),
  ]
}

/** Commentary stands in a quotation, so that it can be told from what the program wrote. */
function blocksParts(blocks: readonly Block[]): string[] {
  const result: string[] = []
  let quotation: string[] = []
  const quote = () => {
    if (quotation.length > 0)
      result.push(quotation.join('\n\n').replace(/^(?=(.?))/gm, (_, next) => (next ? '> ' : '>')))
    quotation = []
  }
  blocks.forEach((block, index) => {
    const current = blockParts(block, blocks[index - 1])
    if ('role' in block && block.role === 'commentary') quotation.push(...current)
    else {
      quote()
      result.push(...current)
    }
  })
  quote()
  return result
}

function blockParts(block: Block, before: Block | undefined): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level + 1)} ${escapeText(block.text)}`]
    case 'list':
      return [listLines(block).join('\n')]
    case 'paragraph': {
      const text = guardStart(inlineText(block.content))
      return block.role === 'statement' && !isStatement(before) ? ['---', text] : [text]
    }
    case 'table':
      return [`**${escapeText(block.caption)}**`, table(block), ...block.notes.map(paragraph)]
    case 'chart':
      // One file holds no picture, so the chart is its data.
      return [`**${escapeText(block.caption)}**`, table(chartTable(block)), ...block.notes.map(paragraph)]
  }
}

const isStatement = (block: Block | undefined): block is Paragraph =>
  block?.kind === 'paragraph' && block.role === 'statement'

function listLines({ start, items }: List): string[] {
  return items.map((item, index) => {
    const mark = start === null ? '-' : `${start + index}.`
    return `${mark} ${guardStart(inlineText(item))}`
  })
}

function inlineText(content: readonly Inline[]): string {
  return runs(content)
    .map((run, index, list) =>
      run.kind === 'footnote' ? `[^${run.number}]` : setOff(run, list[index - 1], list[index + 1]),
    )
    .join('')
    .trim()
}

/**
 * A run of text as it is set. `**` counts only beside the right characters, which Chinese often does not have there
 * (`**27.8%**的`); there tags say the same.
 */
function setOff(run: TextRun, before: Run | undefined, after: Run | undefined): string {
  const { text, strong, emphasis, link } = run
  const adjacent = (other: Run | undefined) => (other?.kind === 'text' ? other.text : '')
  const stands =
    (wordCharacter.test(text.charAt(0)) || !wordCharacter.test(adjacent(before).slice(-1))) &&
    (wordCharacter.test(text.slice(-1)) || !wordCharacter.test(adjacent(after).charAt(0)))
  const [bold, italic] = stands
    ? [
        ['**', '**'],
        ['*', '*'],
      ]
    : [
        ['<strong>', '</strong>'],
        ['<em>', '</em>'],
      ]
  const marks = [...(strong ? [bold] : []), ...(emphasis ? [italic] : [])]
  const set = marks.reduceRight(
    (inner, [open = '', close = ''] = []) => `${open}${inner}${close}`,
    escapeSpecials(text),
  )
  return link === undefined ? set : `[${set}](<${link.replace(/[<>\\|]/g, encodeURIComponent)}>)`
}

type TextRun = Extract<Run, { readonly kind: 'text' }>

/** What is neither white space nor punctuation, for Markdown's rules of emphasis. */
const wordCharacter = /[^\s\p{P}\p{S}]/u

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
