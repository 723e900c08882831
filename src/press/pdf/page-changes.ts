import type { Block, Chart } from '../../brief/brief.ts'
import { unbrokenRows } from '../shared/shared.ts'

/** What is set otherwise than by itself, so that no page is left too empty; by the places of the blocks. */
export interface PageChanges {
  /** Charts made lower, to so much of their height: lines and columns flatter, bars smaller. 1 for one that cannot be. */
  readonly scales: ReadonlyMap<number, number>
  /** Tables that run on to the next page, though they would fit on one. */
  readonly broken: ReadonlySet<number>
  /** Whether the lines of what the brief says of itself stand closer. */
  readonly tight: boolean
  /** Whether the lines of the contents stand closer. */
  readonly closeContents: boolean
}

export const noChanges: PageChanges = {
  scales: new Map(),
  broken: new Set(),
  tight: false,
  closeContents: false,
}

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

/** A page less empty than these parts of its text's height is left as it is, before a table and before a chart. */
const mostEmpty = { table: 0.22, chart: 0.1 } as const
/** Charts are not made lower than these parts of their height. */
const leastScales: Readonly<Record<Chart['form'], number>> = { bar: 0.72, column: 0.62, line: 0.62 }
/** Room above a block, in points. */
const above = 14
/** From the text's end to the foot of the first line of footnotes, with their rule. */
const aboveNotes = 34

/**
 * The first block that leaves the page before it emptier than need be, and what helps: a chart becomes a little lower, a
 * table runs on. Null where there is none. A chart that is still too high becomes lower again; one that would be too low
 * gets its height back.
 *
 * @param marks in the order of the text.
 */
export function findPageChange(
  blocks: readonly Block[],
  marks: readonly BlockMark[],
  edges: PageEdges,
  changes: PageChanges,
): PageChanges | null {
  const ends = marks.filter(({ side }) => side === 'end')
  for (const start of marks.filter(({ side }) => side === 'start')) {
    const block = blocks[start.index]
    const gap = findGap(start, marks, edges)
    const end = ends.find(({ index }) => index === start.index)
    if (!gap || !end) continue
    const empty = gap.room / (edges.bottom - edges.top)
    if (block?.kind === 'chart' && empty > mostEmpty.chart) {
      const before = changes.scales.get(start.index)
      const scale = lowerChart(gap.room - gap.lead, end.y - start.y, before ?? 1)
      const next = scale >= leastScales[block.form] && scale < 1 ? scale : 1
      if (before !== 1 && next !== (before ?? 1))
        return { ...changes, scales: new Map([...changes.scales, [start.index, next]]) }
    }
    if (
      block?.kind === 'table' &&
      block.rows.length > unbrokenRows &&
      empty > mostEmpty.table &&
      !changes.broken.has(start.index) &&
      end.page === start.page
    )
      return { ...changes, broken: new Set([...changes.broken, start.index]) }
    if (start.page === 2 && empty > mostEmpty.table && !changes.closeContents)
      return { ...changes, closeContents: true }
  }
  return null
}

/** The room that a block leaves at the foot of the page before it, and what comes with it from there; null for none. */
function findGap(
  start: BlockMark,
  marks: readonly BlockMark[],
  edges: PageEdges,
): { readonly room: number; readonly lead: number } | null {
  const before = marks.findLast(
    ({ side, page, index }) => side === 'end' && page === start.page - 1 && index < start.index,
  )
  const isFirst = !marks.some(
    ({ side, page, index }) => side !== 'note' && page === start.page && index < start.index,
  )
  if (!before || !isFirst) return null
  const notes = marks.filter(({ side, page }) => side === 'note' && page === before.page)
  const bottom = Math.min(edges.bottom, ...notes.map(({ y }) => y - aboveNotes))
  // Headings above a block come with it.
  return { room: bottom - before.y - above, lead: start.y - edges.top }
}

/** Which part of its height a chart may have in some room, now that it has another: a hundredth less than fits by estimate. */
function lowerChart(room: number, height: number, scale: number): number {
  const drawn = (height - captionHeight) / scale
  const fitting = Math.floor(((room - captionHeight) / drawn) * 100 - 1) / 100
  return scale < 1 ? Math.min(fitting, Math.round(scale * 100 - 1) / 100) : fitting
}

/** A last page with less than this part of its text's height has a few lines alone. */
const leastOfLast = 0.25
/** Charts so many pages from the last, that one included, may help it. */
const lastPages = 3
const slightScale = 0.85
/** A bar chart of fewer categories is low already: a smaller one would save nothing, and be harder to read. */
const fewestBars = 5

/**
 * What may save a last page with a few lines alone, the least first: what the brief says of itself stands closer, and the
 * charts of the pages before it become a little smaller, then as small as they may. Nothing where the last page has enough.
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
  const charts = marks.filter(({ side, index }) => {
    const block = blocks[index]
    return (
      side === 'start' &&
      block?.kind === 'chart' &&
      (block.form !== 'bar' || block.categories.length >= fewestBars)
    )
  })
  const tight = { ...changes, tight: true }
  const withCharts = (pages: number, limit: (form: Chart['form']) => number): PageChanges => {
    const scales = new Map([...changes.scales])
    for (const { index, page } of charts) {
      const block = blocks[index]
      if (block?.kind === 'chart' && page > last.page - pages)
        scales.set(index, Math.min(scales.get(index) ?? 1, limit(block.form)))
    }
    return { ...tight, scales }
  }
  const countFrom = (pages: number) => charts.filter(({ page }) => page > last.page - pages).length
  const reaches = [2, lastPages].filter((pages, index) => countFrom(pages) > (index > 0 ? countFrom(2) : 0))
  return [
    tight,
    ...reaches.flatMap((pages) => [
      withCharts(pages, () => slightScale),
      withCharts(pages, (form) => leastScales[form]),
    ]),
  ]
}

/** Of what is not drawn: the caption and the notes of a chart. */
const captionHeight = 44
