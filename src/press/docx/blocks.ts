import type { Block, Locale, Table as TableBlock } from '../../brief/brief.ts'
import { balanceLines } from '../shared/shared.ts'
import type { Inlines } from './inlines.ts'
import type { WordLists } from './lists.ts'
import { style, tableSize } from './styles/styles.ts'
import { wordTable } from './table.ts'
import { wordChart } from './word-chart.ts'
import { lineCapacity, paragraph, proseRun, run, textLines, textRun, wordText } from './word-markup.ts'

/** What the blocks of one document share. */
export interface Setting {
  readonly locale: Locale
  /** Of the text, in twips. */
  readonly width: number
  readonly inlines: Inlines
  readonly lists: WordLists
}

/** A block of a brief as Word's paragraphs and tables, after the block before it. */
export function wordBlock(
  block: Block,
  { locale, width, inlines, lists }: Setting,
  before: Block | undefined,
): string {
  switch (block.kind) {
    case 'heading':
      return paragraph({ style: `Heading${block.level}` }, proseRun(block.text, locale.script))
    case 'paragraph':
      return paragraph(
        { style: isStatement(block) && !isStatement(before) ? style.firstStatement : style[block.role] },
        inlines.runs(block.content),
      )
    case 'list':
      return block.items
        .map((item) =>
          paragraph(
            {
              style: block.role === 'body' ? style.bodyList : style.commentaryList,
              list: lists.numberOf(block),
            },
            inlines.runs(item),
          ),
        )
        .join('')
    case 'table':
      return [
        paragraph({ style: style.caption }, captionRuns(block, width, locale)),
        wordTable(block, width, locale),
        // A paragraph must part two tables, or Word would join them.
        notes(block.notes.length === 0 ? [''] : block.notes, locale),
      ].join('')
    case 'chart':
      return [
        paragraph({ style: style.chart }, wordChart(block, width)),
        paragraph(
          { style: style.chartCaption, keepNext: block.notes.length > 0 },
          captionRuns(block, width, locale),
        ),
        notes(block.notes, locale),
      ].join('')
  }
}

const isStatement = (block: Block | undefined): boolean =>
  block?.kind === 'paragraph' && block.role === 'statement'

/** Source and notes, kept together. */
const notes = (texts: readonly string[], { script }: Locale): string =>
  texts
    .map((text, index) =>
      paragraph({ style: style.note, keepNext: index < texts.length - 1 }, proseRun(text, script)),
    )
    .join('')

/**
 * A caption whose number is a field, so that Word counts on when an editor adds a table; it is written with its
 * number, so that nothing need be updated before it is read.
 */
function captionRuns(
  { caption, number }: Pick<TableBlock, 'caption' | 'number'>,
  width: number,
  { script }: Locale,
): string {
  const capacity = lineCapacity(width, tableSize[script] / 2, script)
  const [, label, digits, rest] = /^(\p{L}+ ?)(\d+)(.*)$/su.exec(caption) ?? []
  if (!label || !digits || Number(digits) !== number || rest === undefined)
    return textLines(caption, capacity, script)
  const counted = `<w:fldSimple w:instr="SEQ ${wordText(label.trim())} \\* ARABIC">${textRun(String(number))}</w:fldSimple>`
  const [first = '', ...others] = balanceLines(caption, capacity)
  const lines = [first.slice(label.length + digits.length), ...others]
  return `${textRun(label)}${counted}${lines.map((line) => proseRun(line, script)).join(run('<w:br/>'))}`
}
