import type { Place, PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import { type Column, readColumns, readRunningHeader } from '../headers/headers.ts'
import { type BlockLabel, type PeriodWords, readBlockLabelAt, readPeriodAt } from '../lexicon/lexicon.ts'
import { type CellRow, type Piece, tighten } from '../reading/reading.ts'
import { columnOfOperation, type FigureKey } from '../subjects/subjects.ts'
import { type Caption, placeOfTable } from './caption.ts'
import { type CellKey, readCellKey, type TextContext } from './cell-key.ts'
import { type Cells, lineAt } from './cells.ts'
import { type RowContext, type RowLabel, readRowLabel } from './row-label.ts'

/** A table as it was read. */
export interface ReadTable {
  readonly caption: Caption
  readonly columns: readonly Column[]
  readonly rows: readonly ReadRow[]
  readonly labels: readonly BlockLabel[]
}

/** One name of a row with its cells; where tables stand side by side, a row has several. */
export interface ReadRow {
  readonly name: string
  readonly label: RowLabel
  /** The label over the rows; null before the first. */
  readonly block: BlockLabel | null
  /** Which of the tables side by side. */
  readonly part: number
  readonly line: number | null
  readonly cells: readonly ReadCell[]
}

export interface ReadCell {
  readonly key: FigureKey
  readonly figure: PrintedFigure | null
  readonly column: Column
  readonly place: Place
}

/** Reads a table by the meaning of its heading; what cannot be read is put on the list of that. */
export function readTable(
  caption: Caption,
  piece: Extract<Piece, { kind: 'table' }>,
  cells: Cells,
  context: TextContext,
): ReadTable {
  const columns = columnsOf(piece)
  const place = placeOfTable(caption)
  for (const { kind, header } of columns)
    if (kind === 'unread')
      cells.unread.push({ what: 'header', place: { ...place, part: 'header' }, text: header })
  if (!columns.some(({ kind }) => kind === 'figure')) {
    if (piece.rows.length > 0 || columns.length === 0)
      cells.unread.push({
        what: 'table',
        place: { ...place, ...lineAt(caption.line) },
        text: piece.header.slice(0, 80),
      })
    return { caption, columns, rows: [], labels: [] }
  }
  const rows: ReadRow[] = []
  const labels: BlockLabel[] = []
  let block: BlockLabel | null = null
  for (const [index, row] of piece.rows.entries()) {
    if (isRepetition(row, piece.rows[index - 1])) {
      const name = tighten(row.cells[0] ?? '')
      cells.repeatedRows.push({ name, place: { ...place, row: name, ...lineAt(row.line) } })
      continue
    }
    const filled = row.cells.filter((text) => text !== '')
    const label = filled.length === 1 ? readLabel(tighten(filled[0] ?? '')) : undefined
    if (label) {
      block = label
      labels.push(label)
    } else if (filled.length > 1 || columns.length === 1)
      readRow({ caption, columns, block, rows, cells, context }, row)
    else if (filled.length === 1 && /\d/.test(filled[0] ?? ''))
      cells.unread.push({ what: 'row', place: { ...place, ...lineAt(row.line) }, text: filled[0] ?? '' })
  }
  return { caption, columns, rows, labels }
}

/** The same name with the same numbers as the row before. */
const isRepetition = ({ cells }: CellRow, before: CellRow | undefined): boolean =>
  before?.cells.length === cells.length &&
  (cells[0] ?? '') !== '' &&
  cells.slice(1).some((text) => /\d/.test(text)) &&
  cells.every((text, index) => text === before.cells[index])

/** What a text over the whole width says of the rows below it; a period says of which months they are. */
function readLabel(text: string): BlockLabel | undefined {
  const period = readPeriodAt(text, 0)
  return period?.period && period.end === text.length
    ? { kind: 'period', text, period: period.period }
    : readBlockLabelAt(text, 0)
}

function columnsOf({ columns, header }: Extract<Piece, { kind: 'table' }>): Column[] {
  if (columns) return readColumns(columns.map(tighten))
  const read = readRunningHeader(tighten(header)).filter(({ kind }) => kind !== 'rank')
  if (read.some(({ kind }) => kind === 'name')) return read
  return [{ header: '', kind: 'name', facets: {}, period: null, unit: null, block: 0 }, ...read]
}

interface RowReading {
  readonly caption: Caption
  readonly columns: readonly Column[]
  readonly block: BlockLabel | null
  readonly rows: ReadRow[]
  readonly cells: Cells
  readonly context: TextContext
}

function readRow({ caption, columns, block, rows, cells, context }: RowReading, row: CellRow): void {
  const place: Place = { ...placeOfTable(caption), ...lineAt(row.line) }
  // Several months together have no month before; where only words are left, nothing stands for that.
  const isShort = row.cells.length === columns.length - 1 && columns.at(-1)?.facets.operation === 'mom'
  if (row.cells.length !== columns.length && !isShort) {
    const [name = ''] = row.cells
    cells.unread.push({
      what: 'row',
      place: { ...place, row: tighten(name) },
      text: row.cells.join(' ').slice(0, 80),
    })
    return
  }
  let current: { name: string; label: RowLabel; part: number; cells: ReadCell[] } | null = null
  let measured: string | null = null
  for (const [index, column] of columns.entries()) {
    const text = tighten(row.cells[index] ?? '')
    if (column.kind === 'name') {
      measured = null
      current = null
      if (text === '') continue
      const label = asSumOfMonths(readRowLabel(text, rowContext(caption, column, block, context)), rows)
      current = { name: text.replace(/^#\d+/, ''), label, part: column.block, cells: [] }
      rows.push({ ...current, block, line: row.line })
    }
    if (column.kind !== 'figure' || !current) continue
    const cell = asGrowth(
      readCellKey({ caption, column, row: current.label, block }, context, measured),
      text,
    )
    const offset: Place = { ...place, row: current.name }
    if (!cell) {
      if (/\d/.test(text)) cells.unread.push({ what: 'cell', place: offset, text })
      continue
    }
    if (cell.key.operation === undefined) measured = cell.key.measure
    // A row of a month is named by that.
    const window = current.label.kind === 'period' ? {} : { window: cell.key.run }
    const cellPlace: Place = { ...offset, ...window, column: cell.column }
    const figure = cells.read(text, cell.key, cellPlace, cell.unit ?? undefined)
    current.cells.push({ key: cell.key, figure, column, place: cellPlace })
  }
}

/** -14.4% under a heading that says change alone. */
function asGrowth(cell: CellKey | null, text: string): CellKey | null {
  if (cell?.key.operation !== 'difference' || !/\d\s?%$/.test(text)) return cell
  return { key: { ...cell.key, operation: 'yoy' }, unit: null, column: columnOfOperation('yoy') }
}

/** A total below rows of months in turn is that of these months. */
function asSumOfMonths(label: RowLabel, rows: readonly ReadRow[]): RowLabel {
  if (label.kind !== 'whole') return label
  const months = rows.map((row) =>
    row.label.kind === 'period' ? row.label.meaning.periods.at(-1) : undefined,
  )
  const [first, last] = [months[0], months.at(-1)]
  const isInTurn = months.every(
    (month, index) =>
      month?.kind === 'month' && month.year === first?.year && month.last === (first?.last ?? 0) + index,
  )
  if (!isInTurn || !first || !last || first === last) return label
  const period: PeriodWords = { ...last, kind: 'range', first: first.last ?? 1 }
  return { kind: 'period', meaning: { text: last.text, facets: {}, periods: [period], units: [], rest: '' } }
}

function rowContext(
  { kind, meaning }: Caption,
  column: Column,
  block: BlockLabel | null,
  { products }: TextContext,
): RowContext {
  return {
    products,
    dimension:
      block?.dimension ??
      dimensionOf(column.header) ??
      (kind === 'partners' ? 'partner' : kind === 'places' ? 'place' : null),
    isGroups: block?.kind === 'groups',
    isSplit: /Prices and volumes|Composition of the change|is made of/.test(meaning.text),
    isNamed: block?.dimension !== undefined || dimensionOf(column.header) !== null,
  }
}

/** What rows name, by the heading over their names. */
function dimensionOf(header: string): RowContext['dimension'] {
  if (/省|注册地|收发货|地市|州|place|province|state/i.test(header)) return 'place'
  if (/月份|时间|年月|年份|季度|month|period|year|quarter/i.test(header)) return 'period'
  if (
    /产品|商品|品名|品类|类别|分类|贸易方式|企业性质|product|class|category|commodity|procedure/i.test(header)
  )
    return 'class'
  if (
    /区域|地区|国|市场|目的地|来源|伙伴|partner|countr|market|destination|origin|source|region/i.test(header)
  )
    return 'partner'
  return null
}
