import type { Cell, Row, Table } from '../../brief/brief.ts'
import { headerGrid } from './header-grid.ts'
import { printable } from './text.ts'

/** A table as databases and spreadsheets know it: one header row of names that differ, and a cell in every place. */
export interface FlatTable {
  readonly columns: readonly FlatColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

export interface FlatColumn {
  readonly name: string
  readonly holds: 'name' | 'figure'
}

/**
 * Flattens a table: labels above one another become one name (`12月当月 绝对值`), and rows over the whole width
 * become a leading column. Names that would be the same are numbered; they never differ in case alone.
 *
 * @param words the names of a leading column and of a column without any label.
 */
export function flatTable(
  table: Pick<Table, 'header' | 'rows'>,
  words: { readonly group: string; readonly item: string },
): FlatTable {
  const columns = headerGrid(table).columns.map(({ holds, labels }) => ({
    holds,
    name: printable(labels.join(' ')).replace(/\s+/g, ' ').trim() || words.item,
  }))
  const grouped = table.rows.some((row) => row.kind === 'block')
  return {
    columns: distinct(grouped ? [{ holds: 'name', name: words.group }, ...columns] : columns),
    rows: grouped ? groupedRows(table.rows, columns.length) : table.rows.flatMap(cellsOf),
  }
}

/** A block without rows keeps a row of its own, so that its label is not lost. */
function groupedRows(rows: readonly Row[], width: number): Cell[][] {
  let block: Cell = empty
  return rows.flatMap((row, index): Cell[][] => {
    if (row.kind === 'data') return [[block, ...row.cells]]
    block = { kind: 'name', text: row.label }
    return rows[index + 1]?.kind === 'data' ? [] : [[block, ...Array.from({ length: width }, () => empty)]]
  })
}

const cellsOf = (row: Row): readonly (readonly Cell[])[] => (row.kind === 'data' ? [row.cells] : [])

const empty: Cell = { kind: 'empty' }

/** Longer names are cut; Excel allows 255 units of UTF-16, of which a character may take two. */
const longest = 120

function distinct(columns: readonly FlatColumn[]): FlatColumn[] {
  const taken = new Set<string>()
  return columns.map(({ holds, name: full }) => {
    const base = Array.from(full).slice(0, longest).join('')
    let name = base
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${base} ${count}`
    taken.add(name.toLowerCase())
    return { holds, name }
  })
}
