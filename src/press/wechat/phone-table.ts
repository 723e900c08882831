import type { Cell, HeaderCell, Row, Table } from '../../brief/brief.ts'
import { headerGrid } from '../shared/shared.ts'

/** A part of a table that is narrow enough for a phone. */
export interface PhoneTable {
  /** What all its figures are of, where the table says it over them; else empty. */
  readonly label: string
  readonly columns: readonly PhoneColumn[]
  readonly rows: readonly Row[]
}

interface PhoneColumn {
  readonly label: string
  readonly holds: 'name' | 'figure'
}

/** Columns that fit side by side: one of names and four of figures; fewer under headings of their own. */
const mostColumns = 5
const mostUnderHeadings = 3

/**
 * A table cut into parts that stand one below the other: at the groups of its header, and where a group is still too
 * wide, after every few columns. Each part begins with a column of names, the table's first where it has none.
 */
export function cutForPhones(table: Table): PhoneTable[] {
  const { columns } = headerGrid(table)
  const allColumns = columns.map((_, index) => index)
  const groups =
    columns.length <= (headerDepth(table) > 1 ? mostUnderHeadings : mostColumns)
      ? [{ label: '', columns: allColumns }]
      : withNames(headerGroups(table), columns)
  return groups.flatMap((group) =>
    chunks(group.columns).map((inside) => ({
      label: group.label,
      columns: inside.map((index) => {
        const { labels = [], holds = 'figure' } = columns[index] ?? {}
        const isUnderGroup = group.label !== '' && labels[0] === group.label
        return { label: (isUnderGroup ? labels.slice(1) : labels).join(' '), holds }
      }),
      rows: rowsOfPart(table.rows, inside),
    })),
  )
}

const headerDepth = (table: Table): number => headerGrid(table).rows.length

interface Group {
  readonly label: string
  readonly columns: readonly number[]
}

/** The header's groups with their columns; single columns beside one another are one group without a label. */
function headerGroups({ header }: Table): Group[] {
  const groups: Group[] = []
  let start = 0
  for (const cell of header) {
    const count = countLeaves(cell)
    const columns = Array.from({ length: count }, (_, index) => start + index)
    const last = groups.at(-1)
    start += count
    if (cell.children?.length) groups.push({ label: cell.label, columns })
    else if (last && last.label === '')
      groups[groups.length - 1] = { label: '', columns: [...last.columns, ...columns] }
    else groups.push({ label: '', columns })
  }
  return groups
}

const countLeaves = ({ children = [] }: HeaderCell): number =>
  children.length === 0 ? 1 : children.reduce((sum, child) => sum + countLeaves(child), 0)

/** A column of names before each group that has none; a group of names alone is no part of its own. */
function withNames(groups: readonly Group[], columns: readonly { readonly holds: string }[]): Group[] {
  const holdsName = (index: number) => columns[index]?.holds === 'name'
  const first = columns.findIndex(({ holds }) => holds === 'name')
  const parts = groups.filter(({ columns: inside }) => !inside.every(holdsName))
  return parts.map(({ label, columns: inside }) => ({
    label,
    columns: first < 0 || inside.some(holdsName) ? inside : [first, ...inside],
  }))
}

/** Columns in runs of a name and a few figures. */
function chunks(columns: readonly number[]): number[][] {
  const [name = 0, ...rest] = columns
  if (columns.length <= mostColumns) return [[...columns]]
  const size = Math.ceil(rest.length / Math.ceil(rest.length / (mostColumns - 1)))
  return Array.from({ length: Math.ceil(rest.length / size) }, (_, index) => [
    name,
    ...rest.slice(index * size, (index + 1) * size),
  ])
}

/** The rows of a part, without those that only other parts have figures of, and without labels over none but these. */
function rowsOfPart(rows: readonly Row[], inside: readonly number[]): Row[] {
  const isEmpty = (cell: Cell | undefined): boolean => cell === undefined || cell.kind === 'empty'
  const isElsewhere = (row: Row | undefined): boolean =>
    row?.kind === 'data' &&
    inside.every((index) => isEmpty(row.cells[index])) &&
    !row.cells.every((cell) => isEmpty(cell))
  return rows
    .filter((row, index) => {
      const next = rows.findIndex((below, at) => at > index && !isElsewhere(below))
      return row.kind === 'block'
        ? !isElsewhere(rows[index + 1]) || rows[next]?.kind === 'data'
        : !isElsewhere(row)
    })
    .map((row) => cutRow(row, inside))
}

const cutRow = (row: Row, columns: readonly number[]): Row =>
  row.kind === 'block'
    ? row
    : { kind: 'data', cells: columns.map((index): Cell => row.cells[index] ?? { kind: 'empty' }) }
