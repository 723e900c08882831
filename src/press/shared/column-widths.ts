import type { Table } from '../../brief/brief.ts'
import type { NumberForm } from '../../trade/numbers/numbers.ts'
import { fillLines, splitAtSeams, splitCell, splitWords } from './cell-lines.ts'
import { getDecimalTail } from './decimal-tail.ts'
import { type HeaderGrid, headerGrid } from './header-grid.ts'
import { letterWidth } from './letter-width.ts'

/** In digits: room for fonts that are a little wider, where a text stands in a column of its own width. */
const spare = 0.5
/** In digits: no column is made narrower, and a name or heading longer than the most is broken. */
const least = { name: 8, figure: 6 } as const
const most = { name: 40, figure: 22 } as const

export interface Spacing {
  /** The width of a digit of the table's size, in twips: half that of a Chinese character. */
  readonly digit: number
  /** Left and right of the text together, in twips. */
  readonly padding: number
  /** Added to a column of names that is not the first, in twips. */
  readonly gap: number
  readonly numbers: NumberForm
}

/**
 * Widths for the columns of a table that add up to `total` twips: as wide as what is in them, and what is over
 * shared out. Where there is too little, headings are broken first, then names; figures never.
 */
export function columnWidths(table: Table, total: number, spacing: Spacing): number[] {
  const { digit, padding, gap, numbers } = spacing
  const grid = headerGrid(table)
  const alone = grid.columns.map(({ holds, labels }, index) => {
    const label = labels.at(-1) ?? ''
    const texts = table.rows.flatMap((row) => {
      const cell = row.kind === 'data' ? row.cells[index] : undefined
      return cell === undefined || cell.kind === 'empty' ? [] : [cell.text]
    })
    const contents = holds === 'figure' ? [alignedWidth(texts, numbers)] : texts.map(letterWidth)
    const around = padding + (holds === 'name' && index > 0 ? gap : 0)
    const width = (...texts: number[]) =>
      Math.min(most[holds], Math.max(least[holds], ...texts)) * digit + around
    const words = splitAtSeams(label)
    const spared = holds === 'name' ? contents.map((content) => content + spare) : contents
    const broken = width(...spared, ...words.map((word) => letterWidth(word.trimEnd()) + spare))
    const pieces = splitCell(label).map(letterWidth)
    const names = holds === 'name' ? [...listNameWidths(texts), letterWidth(label)] : []
    const parts = texts.flatMap(splitWords).map((part) => letterWidth(part.trimEnd()) + spare)
    const more = (widths: readonly number[]) => widths.map((each) => each + spare)
    const tight = holds === 'name' ? width(...names) : width(...contents, ...pieces)
    return {
      whole: width(...contents, letterWidth(label)),
      broken,
      halved: holds === 'name' ? width(...more(names)) : width(...contents, ...more(pieces)),
      tight,
      least: holds === 'name' ? Math.min(tight, width(...parts)) : tight,
      countLines: (each: number) => fillLines(words, (each - around) / digit).length,
    }
  })
  const columns = widenUnderGroups(alone, grid, (label) => letterWidth(label) * digit + padding)
  const complete = columns.map((column) => column.whole)
  // A little room is left for fonts that are wider.
  if (sum(complete) * 1.04 <= total) return stretch(complete, total)
  const levels = [
    spendOnLines(columns, total, digit),
    ...(['halved', 'tight', 'least'] as const).map((level) => columns.map((column) => column[level])),
  ]
  const fitting = levels.findIndex((widths, index) => index > 0 && sum(widths) <= total)
  const narrowest = fitting < 0 ? levels.length - 1 : fitting
  return stretch(narrow(levels[narrowest - 1] ?? complete, levels[narrowest] ?? complete, total), total)
}

/** Headings of more lines than these get what room there is first. */
const fewLines = 2

/** Room for the words of headings in lines, and for fewer lines of the highest ones as long as that is there. */
function spendOnLines(columns: readonly Needs[], total: number, step: number): number[] {
  const widths = columns.map((column) => column.broken)
  for (;;) {
    const lines = columns.map(({ countLines }, index) => countLines(widths[index] ?? 0))
    const highest = Math.max(...lines)
    if (highest <= fewLines) return widths
    const wider = columns.map(({ countLines, whole }, index) => {
      let width = widths[index] ?? 0
      if (lines[index] === highest)
        while (width < whole && countLines(width) === highest) width = Math.min(whole, width + step / 2)
      return width
    })
    if (sum(wider) > total || sum(wider) === sum(widths)) return widths
    widths.splice(0, widths.length, ...wider)
  }
}

/** A name so many times as wide as the usual one may take two lines before the others do. */
const outlying = 1.35

/** How wide the names of a column are; of a few that are much longer than the usual one, how wide in two lines. */
function listNameWidths(names: readonly string[]): number[] {
  const widths = names.map(letterWidth)
  const usual = widths.toSorted((one, other) => one - other)[Math.floor(widths.length / 2)] ?? 0
  return names.map((name, index) => {
    const width = widths[index] ?? 0
    if (width <= usual * outlying) return width
    const pieces = splitWords(name)
    let half = width / 2
    while (fillLines(pieces, half).length > 2) half++
    return half
  })
}

/** Widths made narrower, each as far towards what it needs least as is necessary for the total. */
function narrow(widths: readonly number[], least: readonly number[], total: number): number[] {
  const missing = Math.max(0, sum(widths) - total)
  const yielding = sum(widths) - sum(least)
  const yielded = yielding > 0 ? Math.min(1, missing / yielding) : 0
  return widths.map((width, index) => width - yielded * (width - (least[index] ?? width)))
}

/** What a column needs: for its whole heading, for its words in lines, for a word a line and long names in two lines, that without room to spare, and with all names in lines. */
type Needs = Readonly<Record<'whole' | 'broken' | 'halved' | 'tight' | 'least', number>> & {
  /** How many lines its heading takes in so much room. */
  readonly countLines: (width: number) => number
}

/** Columns under a label that is wider than they are together share what it needs. */
function widenUnderGroups(
  columns: readonly Needs[],
  { rows }: HeaderGrid,
  measure: (label: string) => number,
): Needs[] {
  const widened = [...columns]
  for (const { holds, label, column, columnSpan } of rows.flat()) {
    if (holds !== null) continue
    const missing = measure(label) - sum(columns.slice(column, column + columnSpan).map(({ least }) => least))
    if (missing <= 0) continue
    for (let index = column; index < column + columnSpan; index++) {
      const needs = columns[index]
      if (needs === undefined) continue
      const least = needs.least + missing / columnSpan
      const widen = (width: number) => Math.max(width, least)
      const { whole, broken, halved, tight, countLines } = needs
      widened[index] = {
        countLines,
        whole: widen(whole),
        broken: widen(broken),
        halved: widen(halved),
        tight: widen(tight),
        least,
      }
    }
  }
  return widened
}

/** The width of figures whose decimal points stand under one another. */
function alignedWidth(texts: readonly string[], numbers: NumberForm): number {
  const tails = texts.map((text) => letterWidth(getDecimalTail(text, numbers)))
  const leads = texts.map((text, index) => letterWidth(text) - (tails[index] ?? 0))
  return Math.max(0, ...leads) + Math.max(0, ...tails)
}

/** Scales widths to the total. Edges are rounded, not widths, so that the widths add up. */
function stretch(widths: readonly number[], total: number): number[] {
  const scale = total / sum(widths)
  const edges = widths.map((_, index) => Math.round(sum(widths.slice(0, index + 1)) * scale))
  return edges.map((edge, index) => edge - (edges[index - 1] ?? 0))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
