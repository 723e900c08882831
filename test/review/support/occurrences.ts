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
  let at = 0
  return replaceFigures(document, (occurrence) => (at++ === index ? text : occurrence.text))
}

function replaceFigures(document: Document, replace: (occurrence: Occurrence) => string): Document {
  const inline = (one: Inline): Inline =>
    one.kind === 'figure' ? { ...one, text: replace({ id: one.id, part: 'words', text: one.text }) } : one
  const block = (one: Block): Block => {
    if (one.kind === 'paragraph') return { ...one, content: one.content.map(inline) }
    if (one.kind !== 'table') return one
    const rows = one.rows.map((row) =>
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
    return { ...one, rows }
  }
  return { ...document, blocks: document.blocks.map(block) }
}
