import type { Inline, Paragraph, Script } from '../../brief/brief.ts'
import { cellLines, letterWidth } from '../shared/shared.ts'
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

/** Between lines of text, as a multiple of what its font has by itself: Chinese fonts have more. */
export const lineSpacing: Readonly<Record<Script, number>> = { han: 1.15, latin: 1.25 }
/** What lines of a font take by themselves, in sizes of its letters: the highest of the fonts that programs set slides in. */
const lineHeights: Readonly<Record<Script, number>> = { han: 1.35, latin: 1.2 }
/** The same of bold Chinese, for which another font may stand in. */
const boldChinese = 1.45

/** Characters as wide as they are high. */
const wide = /[\u2e80-\uffff]/g
const scriptOf = (text: string): Script => (text.search(wide) >= 0 ? 'han' : 'latin')

/** How high a line of a text is, in letters of so many points, in points. */
export function lineHeight(text: string, points: number, isBold = false): number {
  const script = scriptOf(text)
  return points * (isBold && script === 'han' ? boldChinese : lineHeights[script])
}

/** Where the font of the slides is not there, another is up to a tenth wider. */
const widerFont = 1.1
/** Of a line, what is filled: a word or a number that has no room goes to the next. */
const filled = 0.97
/** The insets of a text box, left and right and above and below together, and the room after a paragraph, in inches. */
const [boxSides, boxEnds, afterParagraph] = [0.2, 0.1, 8 / 72]

/** How high paragraphs are in letters of so many points, with the insets of their box, in inches. */
export function textHeight(texts: readonly string[], points: number): number {
  return texts.reduce((sum, text): number => {
    const script = scriptOf(text)
    const room = ((place.content.w - boxSides) * 72) / (script === 'han' ? 1 : widerFont)
    const line = (lineHeight(text, points) * lineSpacing[script]) / 72
    return sum + countProseLines(text, room, points) * line + afterParagraph
  }, boxEnds)
}

/** How many lines prose takes in so many points. */
export const countProseLines = (text: string, room: number, points: number): number =>
  Math.max(1, Math.ceil((slideWidth(text) * points) / 2 / (room * filled)))

/** Between Chinese and other letters, where LibreOffice leaves a quarter of a character. */
const seams = /(?<=[\u2e80-\uffff])(?=[!-~])|(?<=[!-~])(?=[\u2e80-\uffff])/g
/** How much wider the Latin letters are that stand in for those of a Chinese font. */
const widerLatin = 1.1

/** How wide a text is on a slide, in halves of a Chinese character, where its font is replaced by a wide one. */
export function slideWidth(text: string): number {
  const others = text.replace(wide, '')
  if (others.length === text.length) return letterWidth(text)
  const chinese = 2 * (text.length - others.length)
  return chinese + widerLatin * letterWidth(others) + 0.5 * (text.match(seams)?.length ?? 0)
}

/** Left and right of the text in a cell, and above and below it, in points. */
export const cellInset = { side: 5, end: 2 } as const
/** Before a column of names that stands beside figures, in points. */
const gap = 10
export const besideFigures = (holds: string | null, column: number) => ({
  left: holds === 'name' && column > 0 ? gap : 0,
})

export interface CellPlace {
  readonly column: number
  readonly columnSpan?: number
  readonly holds: 'name' | 'figure' | null
}

/** The room of a cell's text, in points. */
export function pointsIn(widths: readonly number[], { column, columnSpan = 1, holds }: CellPlace): number {
  const inches = widths.slice(column, column + columnSpan).reduce((total, width) => total + width, 0)
  return inches * 72 - 2 * cellInset.side - besideFigures(holds, column).left
}

/** A heading or a name in lines that end with words. */
export const linesIn = (text: string, widths: readonly number[], cell: CellPlace): string[] =>
  cellLines(slideText(text), pointsIn(widths, cell) / (size.table * 0.52))

/** Bold letters are wider. */
const bold = 1.08

/** How many lines the words of a cell take in so many points; Chinese is broken between any two characters. */
export function countLines(text: string, room: number, isBold: boolean): number {
  const letters = (size.table / 2) * (isBold ? bold : 1)
  let [lines, used] = [1, '']
  for (const word of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*/gu) ?? []) {
    if (used !== '' && slideWidth((used + word).trimEnd()) * letters > room) [lines, used] = [lines + 1, '']
    used += word
  }
  return lines
}
