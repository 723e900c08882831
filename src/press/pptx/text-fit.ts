import type { Inline, Paragraph } from '../../brief/brief.ts'
import { textWidth } from '../shared/shared.ts'
import { place } from './slide-look.ts'

/** Of the letters of text, in points: what paragraphs have, what items of a list have at least, and statements. */
const sizes = { large: 20, item: 16, small: 10 } as const

/** Whether paragraphs of one kind fit on one slide in large letters. */
export function standTogether(paragraphs: readonly Paragraph[]): boolean {
  const [first, ...others] = paragraphs
  if (!first || others.some(({ role }) => role !== first.role)) return false
  const least = first.role === 'statement' ? sizes.small : sizes.large
  return fittingSize(paragraphs.map(({ content }) => joinText(content))) >= least
}

/** The items of a list, as many to a slide as fit in letters that a room can read; of about the same number each. */
export function splitItems<Item extends readonly Inline[]>(items: readonly Item[]): Item[][] {
  for (let count = 1; count < items.length; count++) {
    const length = Math.ceil(items.length / count)
    const parts = Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
      items.slice(index * length, (index + 1) * length),
    )
    if (parts.every((part) => fittingSize(part.map(joinText)) >= sizes.item)) return parts
  }
  return items.map((item) => [item])
}

/** Without marks of footnotes. */
export const joinText = (content: readonly Inline[]): string =>
  content.map((inline) => (inline.kind === 'footnote' ? '' : inline.text)).join('')

/** The largest size in points at which these paragraphs fill no more than a slide. */
export function fittingSize(texts: readonly string[]): number {
  const { w, h } = place.content
  const fits = (points: number) => {
    // Two digits are as wide as a Chinese character, which is as wide as it is high.
    const perLine = ((w - 0.2) * 72 * 2) / points
    const lines = texts.reduce(
      (sum, text) => sum + Math.max(1, Math.ceil(textWidth(text) / perLine)) + 0.4,
      0,
    )
    return lines * points * 1.5 <= h * 72
  }
  return [sizes.large, 18, 16, 14, 12, sizes.small].find(fits) ?? 8
}
