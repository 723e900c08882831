import type { Block, Document, Inline, Table } from '../../brief/brief.ts'
import { chartTable } from '../../press/chart/chart.ts'
import { headerGrid } from '../../press/shared/shared.ts'
import { normalise } from '../../review/audit/reading/reading.ts'
import type { FigureId } from '../../trade/trade.ts'
import { type DraftWord, type FigureSpan, readWords, skeleton, splitSentences } from './words.ts'

/** What a brief says, sentence by sentence and row by row, with its figures. */
export interface Reference {
  readonly sentences: readonly ReferenceSentence[]
  readonly tables: readonly ReferenceTable[]
}

export interface ReferenceSentence {
  readonly text: string
  readonly words: readonly DraftWord[]
  readonly skeleton: string
}

export interface ReferenceTable {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly ReferenceCell[])[]
}

export interface ReferenceCell {
  readonly text: string
  readonly figure?: FigureId
  readonly scale?: string
}

/** Everything that a brief says. */
export function readReference(document: Document): Reference {
  const tables = document.blocks.flatMap((block) =>
    block.kind === 'table' ? [block] : block.kind === 'chart' ? [chartTable(block)] : [],
  )
  const texts: SpannedText[] = [
    ...[document.title, document.subtitle, ...(document.about.issuer ? [document.about.issuer] : [])].map(
      plain,
    ),
    ...document.blocks.flatMap(listTexts),
    ...document.footnotes.map(({ content }) => inline(content)),
  ]
  return { sentences: texts.flatMap(toSentences), tables: tables.map(toTable) }
}

function listTexts(block: Block): SpannedText[] {
  switch (block.kind) {
    case 'heading':
      return [plain(block.text)]
    case 'paragraph':
      return [inline(block.content)]
    case 'list':
      return block.items.map(inline)
    case 'table':
    case 'chart':
      return [plain(block.caption), ...block.notes.map(plain)]
  }
}

interface SpannedText {
  readonly text: string
  readonly spans: readonly FigureSpan[]
}

const plain = (text: string): SpannedText => ({ text: normalise(text), spans: [] })

function inline(content: readonly Inline[]): SpannedText {
  let text = ''
  const spans: FigureSpan[] = []
  for (const item of content) {
    if (item.kind === 'footnote') continue
    const start = text.length
    text += normalise(item.text)
    if (item.kind === 'figure') spans.push({ start, end: text.length, figure: item.id })
  }
  return { text, spans }
}

const toSentences = ({ text, spans }: SpannedText): ReferenceSentence[] =>
  splitSentences(text).map((sentence) => {
    const shifted = spans.map((span) => ({
      ...span,
      start: span.start - sentence.start,
      end: span.end - sentence.start,
    }))
    const words = readWords(sentence.text, shifted)
    return { text: sentence.text.trim(), words, skeleton: skeleton(words) }
  })

const toTable = (table: Table): ReferenceTable => ({
  caption: normalise(table.caption),
  columns: headerGrid(table).columns.map(({ labels }) => normalise(labels.join(' '))),
  rows: table.rows.map((row): ReferenceCell[] =>
    row.kind === 'block'
      ? [{ text: normalise(row.label) }]
      : row.cells.map((cell) => {
          if (cell.kind === 'empty') return { text: '' }
          const text = normalise(cell.text)
          return cell.kind === 'name'
            ? { text }
            : { text, figure: cell.id, ...(cell.scale !== undefined && { scale: cell.scale }) }
        }),
  ),
})
