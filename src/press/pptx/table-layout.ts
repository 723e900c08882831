import type { Locale, Row, Table } from '../../brief/brief.ts'
import { columnWidths, type HeaderGrid, headerGrid } from '../shared/shared.ts'
import { contentEnd, place, size } from './slide-look.ts'
import {
  type CellPlace,
  cellInset,
  countLines,
  countProseLines,
  lineHeight,
  linesIn,
  pointsIn,
} from './text-fit.ts'

/** Rows of a table on one slide, at least, where they fit. */
const leastRows = 14
/** So much of a slide is filled at least, where its rows end before a row over others. */
const leastPart = 0.5
const twipsPerInch = 1_440
/** Of a table's letters: half as wide as they are high, in twips. */
const digit = (size.table * 20) / 2
/** Of a row of one line, in inches. */
const rowHeight = 0.3
/** Of the caption with the room below it, in inches. */
export const captionHeight = 0.45
/** Between a table and its notes, in inches: as usual, and where they else do not fit. */
const aboveNotes = { usual: 0.15, least: 0.05 } as const
/** Beside and above a text in its box, in inches. */
const boxInset = { side: 0.1, top: 0.05 }

/** Of sums of heights that are no exact doubles. */
const tolerance = 1e-9

/** What stands of a table on one slide: some of its rows with some of its notes, or what is left of its notes alone. */
export interface TablePart {
  readonly rows: readonly Row[]
  readonly notes: readonly string[]
}

/** The widths of a table's columns, and the heights of the rows of its header, in inches. */
export interface TableLayout {
  readonly grid: HeaderGrid
  readonly widths: readonly number[]
  readonly header: readonly number[]
}

export function layOutTable(table: Table, { numbers }: Locale): TableLayout {
  const grid = headerGrid(table)
  const widths = columnWidths(table, place.table.w * twipsPerInch, {
    digit,
    padding: 2 * cellInset.side * 20,
    gap: 200,
    numbers,
  }).map((width) => width / twipsPerInch)
  return { grid, widths, header: headerHeights(grid, widths) }
}

/** The heights of rows with their header before them. */
export const rowHeights = ({ header, widths }: TableLayout, rows: readonly Row[]): number[] => [
  ...header,
  ...rows.map((row) => heightOf(row, widths)),
]

/** How high rows are together, under their header. */
export const partHeight = (layout: TableLayout, rows: readonly Row[]): number =>
  sumOf(rowHeights(layout, rows))

const sumOf = (heights: readonly number[]): number => heights.reduce((total, height) => total + height, 0)

/** How high notes are, in inches, with the inset above them; nothing stands below. */
export const notesHeight = (notes: readonly string[], points: number = size.note): number =>
  notes.reduce((sum, note): number => {
    const lines = countProseLines(note, (place.notes.w - 2 * boxInset.side) * 72, points)
    return sum + (lines * lineHeight(note, points)) / 72
  }, boxInset.top)

/**
 * The parts of a table on slides of their own: rows, as many as fit, each with the sources of the table, and the other notes
 * with the last rows as far as they fit there. A source in a product file's own words is a note like the others.
 */
export function splitTable(table: Table, locale: Locale): TablePart[] {
  const layout = layOutTable(table, locale)
  const isSource = (note: string) => note.startsWith(locale.press.slides.source)
  const sources = table.notes.filter(isSource)
  const notes = table.notes.filter((note) => !isSource(note))
  const ofSources = sources.length === 0 ? 0 : notesHeight(sources)
  const room = contentEnd - place.caption.y - captionHeight - ofSources
  const fitting = (part: readonly Row[]) =>
    countFitting(notes, room - partHeight(layout, part) - aboveNotes.least)
  const rows = fitRows({ rows: table.rows, notes }, layout, room)
  const parts = fitting(rows.at(-1) ?? []) < notes.length ? partBlocks(rows, fitting) : rows
  const count = fitting(parts.at(-1) ?? [])
  const left = notes.slice(count)
  return [
    ...parts.slice(0, -1).map((part): TablePart => ({ rows: part, notes: sources })),
    { rows: parts.at(-1) ?? [], notes: [...sources, ...notes.slice(0, count)] },
    ...(left.length > 0 ? [{ rows: [], notes: left }] : []),
  ]
}

/** Rows whose last slide is parted before a row over others, where more notes fit then than under all of them. */
function partBlocks(parts: readonly Row[][], fitting: (part: readonly Row[]) => number): readonly Row[][] {
  const last = parts.at(-1) ?? []
  const before = last.findLastIndex(({ kind }) => kind === 'block')
  const isEven = before >= last.length * leastPart
  const parted = [last.slice(0, before), last.slice(before)]
  return isEven && fitting(parted[1] ?? []) > fitting(last) ? [...parts.slice(0, -1), ...parted] : parts
}

/** How many of the notes, from the first, have room. */
function countFitting(notes: readonly string[], room: number): number {
  let count = notes.length
  while (count > 0 && notesHeight(notes.slice(0, count)) > room + tolerance) count--
  return count
}

/** Where the notes begin under a table that ends at `bottom`, in inches. */
export function notesTop(notes: readonly string[], bottom: number): number {
  const spare = contentEnd - bottom - notesHeight(notes)
  return bottom + Math.max(aboveNotes.least, Math.min(aboveNotes.usual, spare))
}

/** How high a table is with its caption and all its notes, in inches. */
export function tableHeight(table: Table, locale: Locale): number {
  const height = captionHeight + partHeight(layOutTable(table, locale), table.rows)
  return table.notes.length === 0 ? height : height + aboveNotes.usual + notesHeight(table.notes)
}

/** The rows on each slide: more than usual where neither header nor notes take many lines, fewer where they are high. */
function fitRows({ rows, notes }: TablePart, layout: TableLayout, room: number): Row[][] {
  const underHeader = room - sumOf(layout.header)
  const withNotes = underHeader - aboveNotes.least - notesHeight(notes)
  let most = Math.max(leastRows, Math.floor(withNotes / rowHeight + tolerance))
  let parts = splitRows(rows, most)
  // Rows of several lines, or a header of many, leave room for fewer.
  while (most > 2 && parts.some((part) => partHeight(layout, part) > room + tolerance))
    parts = splitRows(rows, --most)
  return parts
}

/**
 * The rows of a table, as many to a slide as fit. A row over others does not stand last, and is repeated over those of
 * them that stand on the next slide.
 */
export function splitRows(rows: readonly Row[], most: number = leastRows): Row[][] {
  const parts: Row[][] = []
  let rest = [...rows]
  while (rest.length > most) {
    const count = countRows(rest, most)
    parts.push(rest.slice(0, count))
    const over = rest.slice(0, count).findLast(({ kind }) => kind === 'block')
    rest = rest.slice(count)
    if (over && rest[0]?.kind !== 'block') rest = [over, ...rest]
  }
  return [...parts, rest]
}

/** A slide ends before a row over others where that leaves not too few rows on it; else each has about as many rows. */
function countRows(rows: readonly Row[], most: number): number {
  const before = rows.slice(0, most + 1).findLastIndex(({ kind }) => kind === 'block')
  if (before >= most * leastPart) return before
  const filled = Math.ceil(rows.length / Math.ceil(rows.length / most))
  return rows[filled - 1]?.kind === 'block' ? filled - 1 : filled
}

/** How high a row is: its names may take several lines. */
function heightOf(row: Row, widths: readonly number[]): number {
  if (row.kind === 'block') return rowHeight
  const heights = row.cells.map((cell, column) =>
    cell.kind === 'name' ? textHeightIn(cell.text, widths, { column, holds: cell.kind }) : 0,
  )
  return Math.max(rowHeight, ...heights)
}

/** The rows of a header: each as high as its highest label, and the last of those of a label over several as that needs. */
function headerHeights({ rows }: HeaderGrid, widths: readonly number[]): number[] {
  const heights = rows.map((cells) => {
    const single = cells.filter(({ rowSpan }) => rowSpan === 1)
    return Math.max(rowHeight, ...single.map((cell) => textHeightIn(cell.label, widths, cell, true)))
  })
  rows.forEach((cells, level) => {
    for (const cell of cells) {
      const end = level + cell.rowSpan
      const missing = textHeightIn(cell.label, widths, cell, true) - sumOf(heights.slice(level, end))
      if (missing > 0) heights[end - 1] = (heights[end - 1] ?? 0) + missing
    }
  })
  return heights
}

/** How high the text of a cell is with its insets, in inches. */
function textHeightIn(text: string, widths: readonly number[], cell: CellPlace, isBold = false): number {
  const room = pointsIn(widths, cell)
  const lines = linesIn(text, widths, cell).reduce((sum, line) => sum + countLines(line, room, isBold), 0)
  return (lines * lineHeight(text, size.table, isBold) + 2 * cellInset.end) / 72
}
