import type { Inline, Paragraph } from '../../brief/brief.ts'
import { textWidth } from '../shared/shared.ts'
import { place } from './slide-look.ts'

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
