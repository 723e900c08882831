import type { Block, Chart } from '../../brief/brief.ts'
import { type BlockMark, leastScales, type PageChanges, type PageEdges } from './page-changes.ts'

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
  const last = findLastEnd(marks)
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
  // Contents of two pages save nobody a search.
  const contents = !changes.hasContents
    ? []
    : [...(last.page === 2 ? [{ ...tight, hasContents: false }] : []), { ...tight, closeContents: true }]
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
    ...contents,
    ...reaches.flatMap((pages) => [
      withCharts(pages, () => slightScale),
      withCharts(pages, (form) => leastScales[form]),
    ]),
  ]
}

/** Where the text of the last page ends. */
const findLastEnd = (marks: readonly BlockMark[]): BlockMark | undefined =>
  marks
    .filter(({ side }) => side === 'end')
    .toSorted((one, other) => one.page - other.page || one.y - other.y)
    .at(-1)

/** No page is left emptier for what begins the next. */
const mostLeft = 0.25

/**
 * What the brief says of itself begins the last page, where a few lines of it would stand there alone and what it leaves
 * on the page before is little. Null where it does not help.
 */
export function setStatementsApart(
  blocks: readonly Block[],
  marks: readonly BlockMark[],
  edges: PageEdges,
  changes: PageChanges,
): PageChanges | null {
  const last = findLastEnd(marks)
  const heading = blocks.findLastIndex(({ kind }) => kind === 'heading')
  const ends = marks.filter(({ side, index }) => side === 'end' && index >= 0)
  const before = findLastEnd(ends.filter(({ index }) => index < heading))
  const height = edges.bottom - edges.top
  if (!last || !before || before.page !== last.page - 1 || last.y - edges.top > height * leastOfLast)
    return null
  const isBegun = ends.some(({ index, page }) => index > heading && page === before.page)
  return isBegun && edges.bottom - before.y <= height * mostLeft
    ? { ...changes, statementsApart: true }
    : null
}
