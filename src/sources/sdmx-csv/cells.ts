import { findScale } from '../../codes/publications/publications.ts'
import {
  type Breakdown,
  type Currency,
  type Finding,
  type Flow,
  formatRange,
  type MonthRange,
  type NamedCode,
} from '../../trade/trade.ts'
import type { ReportedRow, ReportedTable, RowRole } from '../reported/reported.ts'
import { repeatedCell, tooManyCells, withoutValue } from './faults.ts'

/** Which of the amounts of a cell a row has. */
export type Measure = 'value' | 'quantity' | 'quantity2'

/** Which trade a row is of. */
export interface CellKey {
  readonly source: string
  readonly reporter: string
  readonly flow: Flow
  readonly period: MonthRange
  /** Null for all goods. */
  readonly commodity: NamedCode | null
  readonly partner: 'total' | (NamedCode & { readonly isGroup: boolean })
  /** Null where the row is not broken down by it. */
  readonly place: NamedCode | null
  readonly procedure: NamedCode | null
}

/** A row as it was read. */
export interface SdmxAmount {
  readonly line: number
  readonly key: CellKey
  readonly measure: Measure
  /** Null for a quantity whose currency nothing says. */
  readonly currency: Currency | null
  readonly unit: string | null
  /** Null where it is missing or withheld. */
  readonly amount: bigint | null
  readonly isEstimated: boolean
  readonly remark: string | null
  readonly asOf: string | null
}

/** The amounts of one cell, which come in rows of their own. */
interface Cell {
  readonly key: CellKey
  readonly rows: Map<Measure, SdmxAmount>
}

const mostCells = 2_000_000

/** The cells of a file, kept until all rows are read: the amounts of a cell can lie anywhere. */
export class Cells {
  readonly #file: string
  readonly #hasCurrency: boolean
  readonly #cells = new Map<string, Cell>()

  /** @param hasCurrency whether rows of quantities too say a currency, so that it tells cells apart. */
  constructor(file: string, hasCurrency: boolean) {
    this.#file = file
    this.#hasCurrency = hasCurrency
  }

  /** @throws UserError for an amount that an earlier row has. */
  add(row: SdmxAmount): void {
    const { key, measure, currency } = row
    const id = [describeKey(key), key.source, this.#hasCurrency ? currency : ''].join(' ')
    const cell = this.#cells.get(id) ?? { key, rows: new Map<Measure, SdmxAmount>() }
    const earlier = cell.rows.get(measure)
    if (earlier)
      throw repeatedCell({ file: this.#file, line: row.line, found: describeKey(key) }, earlier.line)
    cell.rows.set(measure, row)
    this.#cells.set(id, cell)
    if (this.#cells.size > mostCells) throw tooManyCells(this.#file, mostCells)
  }

  /**
   * The cells as tables, in which all rows are of one currency.
   *
   * @param isExport whether each cut is whole, and so by itself; else totals stand beside their parts.
   * @throws UserError for a cell without a value.
   */
  toTables(isExport: boolean, findings: readonly Finding[]): ReportedTable[] {
    const rows = [...this.#cells.values()].flatMap((cell) => this.#toRow(cell) ?? [])
    return groupRows(rows, isExport).map((members, index, all) =>
      toTable(members, isExport, { findings, ...(all.length > 1 && { id: describeTable(members, index) }) }),
    )
  }

  #toRow({ key, rows }: Cell): TableRow | null {
    const value = rows.get('value')
    const [first] = rows.values()
    if (!value) throw withoutValue(this.#file, first?.line ?? 1)
    if (value.amount === null || value.currency === null) return null
    const [quantity, quantity2] = [rows.get('quantity'), rows.get('quantity2')]
    const { partner, place, procedure } = key
    const remark = [...rows.values()].find((row) => row.remark !== null)?.remark ?? null
    return {
      ...{ key, currency: value.currency, asOf: value.asOf },
      row: {
        ...{ line: value.line, role: 'partner', reporter: key.reporter, flow: key.flow, period: key.period },
        commodity: key.commodity,
        partner: partner === 'total' ? { code: '', name: '' } : partner,
        ...(place && { place }),
        ...(procedure && { procedure }),
        ...{ value: value.amount, quantity: quantity?.amount ?? null, quantity2: quantity2?.amount ?? null },
        unit: quantity?.amount == null ? null : quantity.unit,
        unit2: quantity2?.amount == null ? null : quantity2.unit,
        ...([...rows.values()].some((row) => row.isEstimated) && { isEstimated: true }),
        ...(remark !== null && { remark }),
        decimals: findScale(key.source).value,
      },
    }
  }
}

interface TableRow {
  readonly key: CellKey
  readonly currency: Currency
  readonly asOf: string | null
  readonly row: ReportedRow
}

/** What tells a cell from others of its source and currency, for messages too. */
const describeKey = ({ reporter, flow, period, commodity, partner, place, procedure }: CellKey): string =>
  [
    ...[reporter, flow, formatRange(period), commodity?.code ?? 'total'],
    partner === 'total' ? 'total' : `${partner.code}${partner.isGroup ? ' (group)' : ''}`,
    ...[place?.code ?? 'total', procedure?.code ?? 'total'],
  ].join(' ')

/** By what a row is broken down beside its commodity. */
const listBreakdowns = ({ partner, place, procedure }: CellKey): Breakdown[] => [
  ...(partner === 'total' ? [] : (['partner'] as const)),
  ...(procedure ? (['procedure'] as const) : []),
  ...(place ? (['place'] as const) : []),
]

/** Rows that make a table, in the order of their first ones. */
function groupRows(rows: readonly TableRow[], isExport: boolean): readonly TableRow[][] {
  const months = new Map<string, string[]>()
  const series = ({ key, currency }: TableRow): string =>
    [key.source, key.reporter, key.flow, currency, ...listBreakdowns(key)].join(' ')
  // An export leaves out months that are not whole, of each commodity by itself: only commodities with the same months
  // are a load, in which a month without a row of a commodity is one without trade.
  const ofCommodity = (item: TableRow): string => `${series(item)} ${item.key.commodity?.code}`
  if (isExport)
    for (const item of rows) {
      const listed = months.get(ofCommodity(item)) ?? []
      months.set(ofCommodity(item), [...listed, formatRange(item.key.period)])
    }
  const monthsOf = (item: TableRow): string => [...new Set(months.get(ofCommodity(item)))].sort().join()
  const name = (item: TableRow): string => {
    if (isExport) return `${series(item)} ${monthsOf(item)}`
    const breakdowns = listBreakdowns(item.key)
    // Totals over all partners stand beside their parts.
    const isByPartner = breakdowns.every((each) => each === 'partner')
    return [item.currency, ...(isByPartner ? ['partner'] : breakdowns)].join(' ')
  }
  const groups = new Map<string, TableRow[]>()
  for (const item of rows) {
    const key = name(item)
    const group = groups.get(key) ?? []
    group.push(item)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function describeTable([first]: readonly TableRow[], index: number): string {
  if (!first) return ''
  const { key, currency } = first
  return [`${index + 1}:`, key.source, currency, 'by', ...['commodity', ...listBreakdowns(key)]].join(' ')
}

function toTable(
  members: readonly TableRow[],
  isExport: boolean,
  facts: Pick<ReportedTable, 'id' | 'findings'>,
): ReportedTable {
  const [first] = members
  if (!first) throw new Error('a table has rows')
  const breakdowns = new Set(members.flatMap(({ key }) => listBreakdowns(key)))
  const dates = members.flatMap(({ asOf }) => asOf ?? []).sort()
  const rows = members.map(({ key, row }) => ({ ...row, role: toRole(key) })).sort((a, b) => a.line - b.line)
  const asOf = dates.at(-1)
  return {
    ...facts,
    ...(isExport && { source: first.key.source, isComplete: true }),
    ...{ currency: first.currency, dimensions: [...breakdowns] },
    scale: findScale(first.key.source),
    ...(asOf !== undefined && { asOf }),
    async *rows() {
      yield rows
    },
  }
}

const toRole = (key: CellKey): RowRole => {
  if (key.partner !== 'total' && key.partner.isGroup) return 'aggregateRows'
  return listBreakdowns(key).length === 0 ? 'total' : 'partner'
}
