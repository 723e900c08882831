import type { Block, Chart, Table } from '../../brief/brief.ts'
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
  /** Charts that stand after so many of the paragraphs that follow them, so that these fill the page before. */
  readonly floating: ReadonlyMap<number, number>
  /** Whether there are contents, where the brief has enough headings for them. */
  readonly hasContents: boolean
  /** Whether what the brief says of itself begins a page. */
  readonly statementsApart: boolean
}

export const noChanges: PageChanges = {
  scales: new Map(),
  broken: new Set(),
  tight: false,
  closeContents: false,
  floating: new Map(),
  hasContents: true,
  statementsApart: false,
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

/** A page less empty than these parts of its text's height is left as it is: before a table, before a chart, before one that would float. */
const mostEmpty = { table: 0.22, parts: 0.24, chart: 0.1, floating: 0.2 } as const
/** A table with as few rows is not broken. */
const fewestRows = 6
/** Charts are not made lower than these parts of their height. */
export const leastScales: Readonly<Record<Chart['form'], number>> = { bar: 0.72, column: 0.62, line: 0.62 }
/** Of what is not drawn: the caption and the notes of a chart. */
const captionHeight = 44
/** Room above a block, in points. */
const above = 14
/** From the text's end to the foot of the first line of footnotes, with their rule. */
const aboveNotes = 34

/**
 * The first block that leaves the page before it emptier than need be, and what helps: a chart becomes a little lower, a
 * table runs on, charts before a short table become lower, or a chart goes behind the text after it, which comes forward.
 * Null where there is none. A chart that is still too high becomes lower again; one that would be too low gets its height
 * back.
 */
export function findPageChange(
  blocks: readonly Block[],
  given: readonly BlockMark[],
  edges: PageEdges,
  changes: PageChanges,
): PageChanges | null {
  const marks = given.toSorted((one, other) => one.index - other.index)
  const ends = marks.filter(({ side }) => side === 'end')
  for (const start of marks.filter(({ side }) => side === 'start')) {
    if (changes.floating.has(start.index)) continue
    const block = blocks[start.index]
    const gap = findGap(start, marks, edges, changes)
    const end = ends.find(({ index }) => index === start.index)
    if (!block || !gap || !end) continue
    const page: EmptyPage = { start, end, gap, empty: gap.room / (edges.bottom - edges.top) }
    const change =
      block.kind === 'chart'
        ? changeScale(block, page, changes)
        : block.kind === 'table'
          ? (breakTable(block, page, changes) ?? lowerChartsBefore(blocks, marks, page, changes))
          : null
    if (change) return change
    if (start.page === 2 && page.empty > mostEmpty.table && changes.hasContents && !changes.closeContents)
      return { ...changes, closeContents: true }
    const canFloat = block.kind === 'chart' && blocks[start.index - 1]?.kind !== 'heading'
    const count = canFloat && page.empty > mostEmpty.floating ? countForward(blocks, marks, page) : 0
    if (count > 0) return { ...changes, floating: new Map([...changes.floating, [start.index, count]]) }
  }
  return null
}

/** How many paragraphs after a chart, of the same part of the brief, fill the page before it; 0 for none. */
function countForward(blocks: readonly Block[], marks: readonly BlockMark[], { end, gap }: EmptyPage) {
  let [room, count, last] = [gap.room, 0, end]
  for (let index = end.index + 1; room > 0; index++) {
    const kind = blocks[index]?.kind
    // A chart stays in its own part: behind the next heading it would be taken for a chart of that.
    if (kind !== 'paragraph' && kind !== 'list') break
    count = index - end.index
    const mark = marks.find(({ side, index: each }) => side === 'end' && each === index)
    if (!mark || mark.page !== last.page) break
    room -= mark.y - last.y
    last = mark
  }
  return count
}

/** A page that ends early, and the block that begins the next. */
interface EmptyPage {
  readonly start: BlockMark
  readonly end: BlockMark
  readonly gap: Gap
  /** Which part of the text's height is empty. */
  readonly empty: number
}

function changeScale(block: Chart, { start, end, gap, empty }: EmptyPage, changes: PageChanges) {
  if (empty <= mostEmpty.chart) return null
  const before = changes.scales.get(start.index)
  const scale = lowerChart(gap.room - gap.lead, end.y - start.y, before ?? 1)
  const next = scale >= leastScales[block.form] && scale < 1 ? scale : 1
  if (before === 1 || next === (before ?? 1)) return null
  return { ...changes, scales: new Map([...changes.scales, [start.index, next]]) }
}

function breakTable(block: Table, { start, end, empty }: EmptyPage, changes: PageChanges) {
  const isWhole = end.page === start.page && !changes.broken.has(start.index)
  // A short table is broken before a label over its rows alone, and where more than a quarter of a page would be empty.
  const isLong = block.rows.length > unbrokenRows
  const hasParts =
    block.rows.length > fewestRows && block.rows.some(({ kind }, row) => kind === 'block' && row > 0)
  if (!isWhole || empty <= mostEmpty.table || !(isLong || (hasParts && empty > mostEmpty.parts))) return null
  return { ...changes, broken: new Set([...changes.broken, start.index]) }
}

/** Charts on the page before a short table, all made lower by as much as it needs to stand there; null where that is too much. */
function lowerChartsBefore(
  blocks: readonly Block[],
  marks: readonly BlockMark[],
  { start, end, gap, empty }: EmptyPage,
  changes: PageChanges,
): PageChanges | null {
  if (empty <= mostEmpty.table || end.page !== start.page) return null
  const charts = marks.flatMap((mark) => {
    const block = blocks[mark.index]
    if (mark.side !== 'start' || mark.page !== start.page - 1 || block?.kind !== 'chart') return []
    const until = marks.find(({ side, index }) => side === 'end' && index === mark.index)
    const scale = changes.scales.get(mark.index) ?? 1
    const drawn = ((until?.y ?? mark.y) - mark.y - captionHeight) / scale
    return [{ index: mark.index, scale, drawn, least: leastScales[block.form] }]
  })
  const missing = end.y - (start.y - gap.lead) - gap.room + above
  const spare = charts.reduce((sum, { drawn, scale, least }) => sum + drawn * (scale - least), 0)
  if (charts.length === 0 || missing > spare) return null
  const part = missing / spare
  const scales = charts.map(({ index, scale, least }) => {
    const lower = Math.floor((scale - part * (scale - least)) * 100 - 1) / 100
    return [index, Math.max(least, lower)] as const
  })
  if (scales.every(([index, scale]) => scale === (changes.scales.get(index) ?? 1))) return null
  return { ...changes, scales: new Map([...changes.scales, ...scales]) }
}

interface Gap {
  readonly room: number
  readonly lead: number
}

/** The room that a block leaves at the foot of the page before it, and what comes with it from there; null for none. */
function findGap(
  start: BlockMark,
  marks: readonly BlockMark[],
  edges: PageEdges,
  { floating }: PageChanges,
): Gap | null {
  const isBefore = ({ index }: BlockMark) => index >= 0 && index < start.index
  const before = marks
    .filter((mark) => mark.side === 'end' && mark.page === start.page - 1 && isBefore(mark))
    .sort((one, other) => one.y - other.y)
    .at(-1)
  const here = marks.filter((mark) => mark.page === start.page && isBefore(mark))
  if (!before || here.some(({ index }) => !floating.has(index))) return null
  const notes = marks.filter(({ side, page }) => side === 'note' && page === before.page)
  const bottom = Math.min(edges.bottom, ...notes.map(({ y }) => y - aboveNotes))
  const top = Math.max(edges.top, ...here.map(({ y }) => y + above))
  // Headings above a block come with it.
  return { room: bottom - before.y - above, lead: start.y - top }
}

/** Which part of its height a chart may have in some room, now that it has another: a hundredth less than fits by estimate. */
function lowerChart(room: number, height: number, scale: number): number {
  const drawn = (height - captionHeight) / scale
  const fitting = Math.floor(((room - captionHeight) / drawn) * 100 - 1) / 100
  return scale < 1 ? Math.min(fitting, Math.round(scale * 100 - 1) / 100) : fitting
}
