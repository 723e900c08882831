import { HeadingLevel, Paragraph, type Table } from 'docx'
import type { Block } from '../brief/document.ts'
import type { Inlines } from './docx-inlines.ts'
import type { WordLists } from './docx-lists.ts'
import { style } from './docx-styles.ts'
import { wordTable } from './docx-table.ts'
import { printable } from './text.ts'

/** A block of a brief as Word's paragraphs and tables, of a width in twips. */
export function wordBlock(
  block: Block,
  width: number,
  inlines: Inlines,
  lists: WordLists,
): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          text: printable(block.text),
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ style: style[block.role], children: inlines.runs(block.content) })]
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            style: style.commentaryList,
            numbering: { reference: lists.referenceOf(block), level: 0 },
            children: inlines.runs(item),
          }),
      )
    case 'table':
      return [
        new Paragraph({ style: style.caption, text: printable(block.caption) }),
        wordTable(block, width),
        // A paragraph must part two tables, or Word would join them.
        ...(block.notes.length === 0 ? [''] : block.notes).map(
          (note, index) =>
            new Paragraph({
              style: style.note,
              text: printable(note),
              keepNext: index < block.notes.length - 1,
            }),
        ),
      ]
  }
}
