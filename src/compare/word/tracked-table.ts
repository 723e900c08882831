import { alignSequences } from '../alignment/alignment.ts'
import {
  attributeIn,
  childrenNamed,
  elementName,
  readElement,
  textWithin,
  type WordElement,
} from './element.ts'
import type { RevisionMarks, TrackedStatus } from './revision-marks.ts'
import { mergeParagraphs, type TrackingContext, trackParagraph } from './tracked-paragraph.ts'

/** The columns of a table and the cells of its header, by which two tables are of one shape. */
export function tableShape(table: WordElement): string {
  const columns = columnWidths(table).length
  const headers = tableRows(table).filter(isHeader).map(rowShape)
  return JSON.stringify([columns, headers])
}

/** A table of both versions that is of one shape: cells are compared, and rows come and go. */
export function mergeTables(older: WordElement, newer: WordElement, context: TrackingContext): string {
  const widths = columnWidths(newer)
  const rows = alignSequences(tableRows(older), tableRows(newer), rowSimilarity).map((pair) => {
    if (pair.older === null) return trackRow(pair.newer, 'added', context)
    if (pair.newer === null) return trackRow(withWidths(pair.older, widths), 'removed', context)
    return mergeRows(pair.older, pair.newer, context)
  })
  return `${tableStart(newer)}${rows.join('')}${newer.end}`
}

/** A table of one version: each of its rows is tracked. */
export function trackTable(table: WordElement, status: TrackedStatus, context: TrackingContext): string {
  const rows = tableRows(table).map((row) => trackRow(row, status, context))
  return `${tableStart(table)}${rows.join('')}${table.end}`
}

const tableStart = (table: WordElement): string =>
  `${table.start}${childrenNamed(table, 'w:tblPr').join('')}${childrenNamed(table, 'w:tblGrid').join('')}`

const tableRows = (table: WordElement): WordElement[] => childrenNamed(table, 'w:tr').map(readElement)

/** In twips. */
function columnWidths(table: WordElement): number[] {
  const [grid = '<w:tblGrid/>'] = childrenNamed(table, 'w:tblGrid')
  return readElement(grid).children.map((column) => Number(attributeIn(column, 'w:w')))
}

const isHeader = ({ xml }: WordElement): boolean => xml.includes('<w:tblHeader/>')

/** How many columns each cell spans, and which cells go on from the row above. */
const rowShape = (row: WordElement): string =>
  childrenNamed(row, 'w:tc')
    .map((cell) => `${spanOf(cell)}${/<w:vMerge w:val="(\w+)"/.exec(cell)?.[1] ?? ''}`)
    .join()

const spanOf = (cell: string): number => Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1)

/** A name says three times as much of which row it is as a number. */
const nameWeight = 3
/** Rows that have less in common are others. */
const leastSimilar = 0.45

/** How much of two rows is the same; rows with other names are others, header rows always correspond. */
export function rowSimilarity(older: WordElement, newer: WordElement): number {
  if (isHeader(older) !== isHeader(newer) || rowShape(older) !== rowShape(newer)) return 0
  if (isHeader(older)) return 1
  const [cells, others] = [older, newer].map((row) => childrenNamed(row, 'w:tc').map(textWithin))
  if (!cells || !others) return 0
  let [same, total, sameNames, names] = [0, 0, 0, 0]
  for (const [index, text] of cells.entries()) {
    const isName = /\p{L}/u.test(text) || /\p{L}/u.test(others[index] ?? '')
    const weight = isName ? nameWeight : 1
    const isSame = text === others[index]
    total += weight
    if (isSame) same += weight
    if (isName) names++
    if (isName && isSame) sameNames++
  }
  if (names > 0 && sameNames * 2 < names) return 0
  const share = total === 0 ? 1 : same / total
  return share >= leastSimilar || (names > 0 && sameNames === names) ? Math.max(share, 0.1) : 0
}

function mergeRows(older: WordElement, newer: WordElement, context: TrackingContext): string {
  const cells = childrenNamed(older, 'w:tc').map(readElement)
  const others = childrenNamed(newer, 'w:tc').map(readElement)
  const merged = others.map((cell, index) => mergeCells(cells[index] ?? cell, cell, context))
  return `${newer.start}${childrenNamed(newer, 'w:trPr').join('')}${merged.join('')}${newer.end}`
}

function mergeCells(older: WordElement, newer: WordElement, context: TrackingContext): string {
  const [before, after] = [older, newer].map((cell) => childrenNamed(cell, 'w:p').map(readElement))
  const paragraphs = (after ?? []).map((paragraph, index) =>
    mergeParagraphs(before?.[index] ?? paragraph, paragraph, context),
  )
  return `${newer.start}${childrenNamed(newer, 'w:tcPr').join('')}${paragraphs.join('')}${newer.end}`
}

function trackRow(row: WordElement, status: TrackedStatus, context: TrackingContext): string {
  const cells = childrenNamed(row, 'w:tc').map((text) => {
    const cell = readElement(text)
    const content = cell.children.map((child) =>
      elementName(child) === 'w:p' ? trackParagraph(readElement(child), status, context) : child,
    )
    return `${cell.start}${content.join('')}${cell.end}`
  })
  return `${row.start}${rowProperties(row, status, context.marks)}${cells.join('')}${row.end}`
}

function rowProperties(row: WordElement, status: TrackedStatus, marks: RevisionMarks): string {
  const [properties = '<w:trPr/>'] = childrenNamed(row, 'w:trPr')
  return `<w:trPr>${readElement(properties).children.join('')}${marks.mark(status)}</w:trPr>`
}

/** A row with the widths of another table’s columns, since a table has one grid. */
function withWidths(row: WordElement, widths: readonly number[]): WordElement {
  let column = 0
  const children = row.children.map((child) => {
    if (elementName(child) !== 'w:tc') return child
    const span = spanOf(child)
    const width = widths.slice(column, column + span).reduce((sum, part) => sum + part, 0)
    column += span
    return child.replace(/(<w:tcW w:type="dxa" w:w=")\d+/, `$1${width}`)
  })
  return readElement(`${row.start}${children.join('')}${row.end}`)
}
