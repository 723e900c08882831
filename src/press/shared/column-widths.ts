import type { Table } from '../../brief/brief.ts'
import type { NumberForm } from '../../trade/numbers/numbers.ts'
import { getDecimalTail } from './decimal-tail.ts'
import { type HeaderGrid, headerGrid } from './header-grid.ts'

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
 * shared out. Where there is too little, headings are broken first, at last within Chinese words, then names; figures never.
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
    const words = label.split(/\s+|(?=[（(])|(?<=：)/)
    const spared = holds === 'name' ? contents.map((content) => content + spare) : contents
    const broken = width(...spared, ...words.map((word) => letterWidth(word) + spare))
    const halved =
      holds === 'name' ? broken : width(...contents, ...words.map((word) => halfWidth(word) + spare))
    return {
      whole: width(...contents, letterWidth(label)),
      broken,
      halved,
      least: holds === 'name' ? width() : halved,
    }
  })
  const columns = widenUnderGroups(alone, grid, (label) => letterWidth(label) * digit + padding)
  const complete = columns.map((column) => column.whole)
  // A little room is left for fonts that are wider.
  if (sum(complete) * 1.04 <= total) return stretch(complete, total)
  const broken = columns.map((column) => column.broken)
  const halved = columns.map((column) => column.halved)
  if (sum(halved) <= total) return stretch(narrow(broken, halved, total), total)
  return stretch(
    narrow(
      halved,
      columns.map((column) => column.least),
      total,
    ),
    total,
  )
}

/** Widths made narrower, each as far towards what it needs least as is necessary for the total. */
function narrow(widths: readonly number[], least: readonly number[], total: number): number[] {
  const missing = Math.max(0, sum(widths) - total)
  const yielding = sum(widths) - sum(least)
  const yielded = yielding > 0 ? Math.min(1, missing / yielding) : 0
  return widths.map((width, index) => width - yielded * (width - (least[index] ?? width)))
}

/** What a column needs: for its whole heading, for its words in lines, for Chinese words in two lines, and with names in lines too. */
type Needs = Readonly<Record<'whole' | 'broken' | 'halved' | 'least', number>>

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
      const { whole, broken, halved } = needs
      widened[index] = { whole: widen(whole), broken: widen(broken), halved: widen(halved), least }
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

/** Widths of Latin letters and signs in halves of a Chinese character, by the wider of the fonts of the PDF. */
const letterWidths: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[fijlrtI]/, 0.8],
  [/[mwMW%]/, 1.85],
  [/[A-Z]/, 1.45],
  [/[a-z0-9]/, 1.17],
  [/[\s.,;:'’!|-]/, 0.68],
]

/** The width of a text in halves of a Chinese character, letter by letter. */
function letterWidth(text: string): number {
  let width = 0
  for (const character of text)
    width += letterWidths.find(([letters]) => letters.test(character))?.[1] ?? textWidth(character)
  return width
}

/** The width of the longer line of a Chinese word in two; other words and brackets are not parted. */
const halfWidth = (word: string): number =>
  /^[\u4e00-\u9fff]{3,}$/.test(word) ? 2 * Math.ceil(word.length / 2) : letterWidth(word)

/** Scales widths to the total. Edges are rounded, not widths, so that the widths add up. */
function stretch(widths: readonly number[], total: number): number[] {
  const scale = total / sum(widths)
  const edges = widths.map((_, index) => Math.round(sum(widths.slice(0, index + 1)) * scale))
  return edges.map((edge, index) => edge - (edges[index - 1] ?? 0))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** The width of a text in halves of a Chinese character. Latin letters are a little wider than digits, more so in bold. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text)
    width += /[A-Za-z]/.test(character) ? 1.25 : (character.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1
  return width
}
