import type { Block, Chart, Document, HeaderCell, Table } from '../../../src/brief/document.ts'
import { plainText } from '../../../src/brief/wording/inline-template.ts'

/** What a text of a brief is. */
export type TextKind =
  | 'title'
  | 'heading'
  | 'sentence'
  | 'item'
  | 'statement'
  | 'footnote'
  | 'caption'
  | 'column'
  | 'row'
  | 'note'
  | 'alternative'
  | 'legend'

/** A text that a brief prints, with the section in which it stands. */
export interface PrintedText {
  readonly section: string
  readonly kind: TextKind
  readonly text: string
}

/** Every text of a brief that is worded: not the numbers of cells, nor the names of those ranked. */
export function listTexts(document: Document): PrintedText[] {
  let section = 'document'
  const texts: PrintedText[] = [
    { section, kind: 'title', text: document.title },
    { section, kind: 'title', text: document.subtitle },
  ]
  for (const block of document.blocks) {
    if (block.kind === 'heading' && block.level === 1) section = block.part ?? 'own'
    texts.push(...textsOfBlock(block).map(([kind, text]): PrintedText => ({ section, kind, text })))
  }
  const notes = document.footnotes.map(
    ({ content }): PrintedText => ({ section: 'document', kind: 'footnote', text: plainText(content) }),
  )
  return [...texts, ...notes]
}

function textsOfBlock(block: Block): [TextKind, string][] {
  switch (block.kind) {
    case 'heading':
      return [['heading', block.text]]
    case 'paragraph':
      return [[block.role === 'statement' ? 'statement' : 'sentence', plainText(block.content)]]
    case 'list':
      return block.items.map((item) => ['item', plainText(item)])
    case 'table':
      return textsOfTable(block)
    case 'chart':
      return textsOfChart(block)
  }
}

/** Tables whose rows are named by words of the program, not by those ranked. */
const wordedRows = /^overview$|^priceVolume$|^against$|\.(?:concentration|course|seasonal)$/

function textsOfTable({ id, caption, header, rows, notes }: Table): [TextKind, string][] {
  const labels = rows.flatMap((row): [TextKind, string][] => {
    if (row.kind === 'block') return [['row', row.label]]
    const [first] = row.cells
    return wordedRows.test(id) && first?.kind === 'name' ? [['row', first.text.trim()]] : []
  })
  return [
    ['caption', caption],
    ...listLabels(header).map((label): [TextKind, string] => ['column', label]),
    ...labels,
    ...notes.map((note): [TextKind, string] => ['note', note]),
  ]
}

const listLabels = (cells: readonly HeaderCell[]): string[] =>
  cells.flatMap(({ label, children = [] }) => [...(label === '' ? [] : [label]), ...listLabels(children)])

function textsOfChart({
  id,
  caption,
  heading,
  series,
  categories,
  alternative,
  notes,
}: Chart): [TextKind, string][] {
  const bars = id === 'priceVolume.chart' ? categories.map(({ label }) => label) : []
  return [
    ['caption', caption],
    ['alternative', alternative],
    ...[heading, ...series.map(({ name }) => name), ...bars].map((text): [TextKind, string] => [
      'legend',
      text,
    ]),
    ...notes.map((note): [TextKind, string] => ['note', note]),
  ]
}
