import type { Block } from '../../brief/brief.ts'
import { unbrokenRows } from '../shared/shared.ts'

/** What is set otherwise than by itself, so that no page is left too empty; by the places of the blocks. */
export interface PageChanges {
  /** Charts made smaller. */
  readonly scales: ReadonlyMap<number, number>
  /** Tables that run on to the next page, though they would fit on one. */
  readonly broken: ReadonlySet<number>
  /** Whether the lines of what the brief says of itself stand closer. */
  readonly tight: boolean
}

export const noChanges: PageChanges = { scales: new Map(), broken: new Set(), tight: false }

/** Where a block begins or ends, or a footnote begins (of no block): a page from 1, and points from its top. The template reports it. */
export interface BlockMark {
  readonly index: number
  readonly side: 'start' | 'end' | 'note'
  readonly page: number
  readonly y: number
}

/** The text's edges on a page, in points from its top. */
export interface PageEdges {
  readonly top: number
  readonly bottom: number
}

/** A page less empty than this part of its text's height is left as it is; the rules of lines take the rest of a quarter. */
const mostEmpty = 0.23
/** A chart is not made smaller than this. */
const leastScale = 0.72
/** Room above a block, in points. */
const above = 14
/** From the text's end to the foot of the first line of footnotes, with their rule. */
const aboveNotes = 34

/**
 * The first block that leaves the page before it more than a quarter empty, and what helps: a chart becomes a little
 * smaller, a table runs on. Null where there is none.
 *
 * @param marks in the order of the text.
 */
export function findPageChange(
  blocks: readonly Block[],
  marks: readonly BlockMark[],
  edges: PageEdges,
  changes: PageChanges,
): PageChanges | null {
  const most = (edges.bottom - edges.top) * mostEmpty
  const ends = marks.filter(({ side }) => side === 'end')
  for (const start of marks.filter(({ side }) => side === 'start')) {
    const before = ends.filter(({ page, index }) => page === start.page - 1 && index < start.index).at(-1)
    const isFirst = !marks.some(
      ({ side, page, index }) => side !== 'note' && page === start.page && index < start.index,
    )
    const end = ends.find(({ index }) => index === start.index)
    if (!before || !isFirst || !end) continue
    const notes = marks.filter(({ side, page }) => side === 'note' && page === before.page)
    const bottom = Math.min(edges.bottom, ...notes.map(({ y }) => y - aboveNotes))
    const room = bottom - before.y - above
    // Headings above a block come with it.
    const lead = start.y - edges.top
    const height = end.y - start.y
    const block = blocks[start.index]
    if (block?.kind === 'chart' && !changes.scales.has(start.index)) {
      const scale = Math.floor(((room - lead - captionHeight) / (height - captionHeight)) * 100) / 100
      if (room > most && scale >= leastScale && scale < 1)
        return { ...changes, scales: new Map([...changes.scales, [start.index, scale]]) }
    }
    if (
      block?.kind === 'table' &&
      block.rows.length > unbrokenRows &&
      room > most &&
      !changes.broken.has(start.index) &&
      end.page === start.page
    )
      return { ...changes, broken: new Set([...changes.broken, start.index]) }
  }
  return null
}

/** A last page with less than this part of its text's height has a few lines alone. */
const leastOfLast = 0.25
/** Charts so many pages from the last, that one included, may help it. */
const lastPages = 3
const slightScale = 0.85

/**
 * What may save a last page with a few lines alone, the least first: what the brief says of itself stands closer, and the
 * charts before it become a little smaller. Nothing where the last page has enough.
 */
export function listLastPageChanges(
  blocks: readonly Block[],
  marks: readonly BlockMark[],
  edges: PageEdges,
  changes: PageChanges,
): readonly PageChanges[] {
  const last = marks.filter(({ side }) => side === 'end').at(-1)
  const isFull = last && last.y - edges.top > (edges.bottom - edges.top) * leastOfLast
  if (!last || last.page === 1 || isFull) return []
  const charts = marks.filter(
    ({ side, page, index }) =>
      side === 'start' && page > last.page - lastPages && blocks[index]?.kind === 'chart',
  )
  const scales = new Map([...changes.scales])
  for (const { index } of charts) scales.set(index, Math.min(scales.get(index) ?? 1, slightScale))
  const tight = { ...changes, tight: true }
  return charts.length > 0 ? [tight, { ...tight, scales }] : [tight]
}

/** Of what is not drawn: the caption and the notes of a chart. */
const captionHeight = 44
