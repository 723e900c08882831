import type { Inline, Paragraph, Row } from '../../brief/brief.ts'
import { cellLines, type HeaderGrid, textWidth } from '../shared/shared.ts'
import { place, size } from './slide-look.ts'
import { slideText } from './text-runs.ts'

/** Of the letters of text, in points: the largest, what a room can read at least, and what statements have at least. */
const sizes = { large: 20, readable: 16, small: 10 } as const

/** Whether paragraphs of one kind fit on one slide, in letters that a room can read. */
export function standTogether(paragraphs: readonly Paragraph[]): boolean {
  const [first, ...others] = paragraphs
  if (!first || others.some(({ role }) => role !== first.role)) return false
  const least = first.role === 'statement' ? sizes.small : sizes.readable
  return fittingSize(paragraphs.map(({ content }) => joinText(content))) >= least
}

/** The size of paragraphs that a room can read within a height in inches, and how high they are then; null where there is none. */
export function fitWithin(
  texts: readonly string[],
  height: number,
): { points: number; height: number } | null {
  const points = fittingSize(texts, height)
  return points < sizes.readable ? null : { points, height: textHeight(texts, points) }
}

/** The items of a list, as many to a slide as fit in letters that a room can read; of about the same number each. */
export function splitItems<Item extends readonly Inline[]>(items: readonly Item[]): Item[][] {
  for (let count = 1; count < items.length; count++) {
    const length = Math.ceil(items.length / count)
    const parts = Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
      items.slice(index * length, (index + 1) * length),
    )
    if (parts.every((part) => fittingSize(part.map(joinText)) >= sizes.readable)) return parts
  }
  return items.map((item) => [item])
}

/** Without marks of footnotes. */
export const joinText = (content: readonly Inline[]): string =>
  content.map((inline) => (inline.kind === 'footnote' ? '' : inline.text)).join('')

/** The largest size in points at which these paragraphs fill no more than a height in inches: a slide's, unless stated. */
export const fittingSize = (texts: readonly string[], height: number = place.content.h): number =>
  [sizes.large, 18, 16, 14, 12, sizes.small].find((points) => textHeight(texts, points) <= height) ?? 8

/** Where the font of the slides is not there, another is up to a tenth wider. */
const widerFont = 1.1

/** How high paragraphs are in letters of so many points, in inches. */
export function textHeight(texts: readonly string[], points: number): number {
  // Two digits are as wide as a Chinese character, which is as wide as it is high.
  const perLine = ((place.content.w - 0.2) * 72 * 2) / points / widerFont
  const lines = texts.reduce((sum, text) => sum + Math.max(1, Math.ceil(proseWidth(text) / perLine)) + 0.4, 0)
  return (lines * points * 1.5) / 72
}

/** How wide prose is, in halves of a Chinese character: its letters are narrower than those of labels, which are bold or few. */
export const proseWidth = (text: string): number =>
  textWidth(text) - 0.2 * (text.match(/[A-Za-z]/g)?.length ?? 0)

/** Left and right of the text in a cell, and above and below it, in points. */
export const cellInset = { side: 5, end: 2 } as const
/** Before a column of names that stands beside figures, in points. */
const gap = 10
export const besideFigures = (holds: string | null, column: number) => ({
  left: holds === 'name' && column > 0 ? gap : 0,
})

/** How many lines the names of a row take, beyond the first. */
export function countFurtherLines(row: Row, widths: readonly number[]): number {
  if (row.kind === 'block') return 0
  const lines = row.cells.map((cell, column) => {
    if (cell.kind !== 'name') return 1
    const room = pointsIn(widths, { column, holds: cell.kind })
    return Math.max(
      Math.ceil((textWidth(cell.text) * size.table * 0.5) / room),
      linesIn(cell.text, widths, { column, holds: cell.kind }).length,
    )
  })
  return Math.max(1, ...lines) - 1
}

/** How many lines the labels of a header take, beyond one a row. */
export function countHeaderLines({ rows }: HeaderGrid, widths: readonly number[]): number {
  return rows.reduce((sum, cells) => {
    const lines = cells.map((cell) => {
      const room = pointsIn(widths, cell)
      const count = linesIn(cell.label, widths, cell).reduce(
        (total, line) => total + countLines(line, room),
        0,
      )
      // A label over several rows of the header has theirs too.
      return count - (cell.rowSpan - 1)
    })
    return sum + Math.max(1, ...lines) - 1
  }, 0)
}

interface CellPlace {
  readonly column: number
  readonly columnSpan?: number
  readonly holds: 'name' | 'figure' | null
}

/** The room of a cell's text, in points. */
function pointsIn(widths: readonly number[], { column, columnSpan = 1, holds }: CellPlace): number {
  const inches = widths.slice(column, column + columnSpan).reduce((total, width) => total + width, 0)
  return inches * 72 - 2 * cellInset.side - besideFigures(holds, column).left
}

/** A heading or a name in lines that end with words. */
export const linesIn = (text: string, widths: readonly number[], cell: CellPlace): string[] =>
  cellLines(slideText(text), pointsIn(widths, cell) / (size.table * 0.52))

/** How many lines bold words take in so many points; Chinese is broken between any two characters. */
function countLines(label: string, room: number): number {
  let [lines, used] = [1, 0]
  for (const word of slideText(label).match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*/gu) ?? []) {
    const width = textWidth(word.trimEnd()) * size.table * 0.54
    if (used > 0 && used + width > room) [lines, used] = [lines + 1, 0]
    used += textWidth(word) * size.table * 0.54
  }
  return lines
}
