import type { Table } from '../brief/document.ts'
import { headerGrid } from './header-grid.ts'

/** Half the width of a Chinese character of the table's size (五号, 10.5 pt), in twips; a digit is as wide. */
const unit = 105
/** In units: no column is made narrower, and a name longer than the most is broken. */
const least = { name: 8, figure: 6 } as const
const most = 22

export interface Spacing {
  /** Left and right of the text together, in twips. */
  readonly padding: number
  /** Added to a column of names that is not the first, in twips. */
  readonly gap: number
}

/**
 * Widths for the columns of a table that add up to `total` twips: as wide as what is in them, and what is over
 * shared out. Where there is too little, names are broken before figures are.
 */
export function columnWidths(table: Table, total: number, { padding, gap }: Spacing): number[] {
  const columns = headerGrid(table).columns.map(({ holds, labels }, index) => {
    const cells = table.rows.flatMap((row) => {
      const cell = row.kind === 'data' ? row.cells[index] : undefined
      return cell === undefined || cell.kind === 'empty' ? [] : [textWidth(cell.text)]
    })
    const words = (labels.at(-1) ?? '').split(/\s+|(?=[（(])/).map(textWidth)
    const natural = Math.min(most, Math.max(least[holds], ...cells, ...words))
    const around = padding + (holds === 'name' && index > 0 ? gap : 0)
    return { holds, width: natural * unit + around, least: least[holds] * unit + around }
  })
  const missing = sum(columns.map(({ width }) => width)) - total
  const yielding = sum(
    columns.map((column) => column.width - (column.holds === 'name' ? column.least : column.width)),
  )
  const yielded = missing > 0 && yielding > 0 ? Math.min(1, missing / yielding) : 0
  const wanted = columns.map((column) =>
    column.holds === 'name' ? column.width - yielded * (column.width - column.least) : column.width,
  )
  // Edges are rounded, not widths, so that the widths add up.
  const scale = total / sum(wanted)
  const edges = wanted.map((_, index) => Math.round(sum(wanted.slice(0, index + 1)) * scale))
  return edges.map((edge, index) => edge - (edges[index - 1] ?? 0))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** In halves of a Chinese character: what lies beyond the alphabets of the West counts twice. */
function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1
  return width
}
