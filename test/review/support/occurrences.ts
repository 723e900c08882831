import type { Block, Document, Inline } from '../../../src/brief/document.ts'

/** One printed figure of a brief: what it is a figure of, in a table or in words, and its text there. */
export interface Occurrence {
  readonly id: string
  readonly part: 'table' | 'words'
  readonly text: string
}

/** The figures of a document in the order of reading. */
export function occurrencesOf(document: Document): Occurrence[] {
  const found: Occurrence[] = []
  replaceFigures(document, (occurrence) => {
    found.push(occurrence)
    return occurrence.text
  })
  return found
}

/** The document with one of its figures printed otherwise. */
export function withText(document: Document, index: number, text: string): Document {
  let position = 0
  return replaceFigures(document, (occurrence) => (position++ === index ? text : occurrence.text))
}

function replaceFigures(document: Document, replace: (occurrence: Occurrence) => string): Document {
  const inline = (item: Inline): Inline =>
    item.kind === 'figure'
      ? { ...item, text: replace({ id: item.id, part: 'words', text: item.text }) }
      : item
  const block = (entry: Block): Block => {
    if (entry.kind === 'paragraph') return { ...entry, content: entry.content.map(inline) }
    if (entry.kind !== 'table') return entry
    const rows = entry.rows.map((row) =>
      row.kind === 'block'
        ? row
        : {
            ...row,
            cells: row.cells.map((cell) =>
              cell.kind === 'figure'
                ? { ...cell, text: replace({ id: cell.id, part: 'table', text: cell.text }) }
                : cell,
            ),
          },
    )
    return { ...entry, rows }
  }
  return { ...document, blocks: document.blocks.map(block) }
}
