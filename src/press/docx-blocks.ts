import { HeadingLevel, Paragraph, type ParagraphChild, SimpleField, type Table, TextRun } from 'docx'
import type { Block, Table as TableBlock } from '../brief/document.ts'
import type { Language } from '../trade/language.ts'
import { wordChart } from './docx-chart.ts'
import type { WordContents } from './docx-contents.ts'
import type { Inlines } from './docx-inlines.ts'
import type { WordLists } from './docx-lists.ts'
import { style } from './docx-styles.ts'
import { wordTable } from './docx-table.ts'
import { printable } from './text.ts'

/** What the blocks of one document share. */
export interface Setting {
  /** Of the text, in twips. */
  readonly width: number
  readonly inlines: Inlines
  readonly lists: WordLists
  readonly contents: WordContents
  readonly language: Language
}

/** A block of a brief as Word's paragraphs and tables. */
export function wordBlock(block: Block, setting: Setting): (Paragraph | Table)[] {
  const { width, inlines, lists, contents, language } = setting
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          children: contents.heading(block),
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
        new Paragraph({ style: style.caption, children: captionRuns(block) }),
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
    case 'chart':
      return wordChart(block, language, width, captionRuns(block))
  }
}

/**
 * A caption whose number is a field, so that Word counts on when an editor adds a table; it is written with its
 * number, so that nothing need be updated before it is read.
 */
function captionRuns({ caption, number }: Pick<TableBlock, 'caption' | 'number'>): ParagraphChild[] {
  const [, label, digits, rest] = /^(表|Table |图|Figure )(\d+)(.*)$/su.exec(caption) ?? []
  if (!label || Number(digits) !== number || rest === undefined) return [new TextRun(printable(caption))]
  return [
    new TextRun(label),
    new SimpleField(`SEQ ${label.trim()} \\* ARABIC`, String(number)),
    new TextRun(printable(rest)),
  ]
}
