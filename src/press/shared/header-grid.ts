import type { HeaderCell, Table } from '../../brief/brief.ts'

/** A header cell in its place: where it starts and how far it reaches. */
export interface GridCell {
  readonly label: string
  /** The first column that it heads, from 0. */
  readonly column: number
  readonly columnSpan: number
  readonly rowSpan: number
  /** What the column below holds; null for a cell that heads several columns. */
  readonly holds: 'name' | 'figure' | null
}

/** A column of the table: what it holds, and the labels that head it, outermost first. */
export interface Column {
  readonly holds: 'name' | 'figure'
  readonly labels: readonly string[]
}

export interface HeaderGrid {
  /** Top row first; a cell stands in the row in which it starts. */
  readonly rows: readonly (readonly GridCell[])[]
  readonly columns: readonly Column[]
}

/**
 * The header tree of a table as rows of cells with spans, and its leaves as columns. A leaf above the
 * lowest row reaches down to it.
 */
export function headerGrid(table: Pick<Table, 'header'>): HeaderGrid {
  const depth = Math.max(0, ...table.header.map(depthOf))
  const rows: GridCell[][] = Array.from({ length: depth }, () => [])
  const columns: Column[] = []
  const place = (cell: HeaderCell, level: number, above: readonly string[]): void => {
    const labels = cell.label === '' ? above : [...above, cell.label]
    const column = columns.length
    const children = cell.children ?? []
    if (children.length === 0) columns.push({ holds: cell.holds, labels })
    for (const child of children) place(child, level + 1, labels)
    rows[level]?.push({
      label: cell.label,
      column,
      columnSpan: columns.length - column,
      rowSpan: children.length === 0 ? depth - level : 1,
      holds: children.length === 0 ? cell.holds : null,
    })
  }
  for (const cell of table.header) place(cell, 0, [])
  return { rows, columns }
}

const depthOf = (cell: HeaderCell): number => 1 + Math.max(0, ...(cell.children ?? []).map(depthOf))
