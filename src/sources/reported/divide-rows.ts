import { type Flow, formatRange, type Month, type MonthRange } from '../../trade/trade.ts'
import type { Divisions, ReportedRow, ReportedTable, RowRole } from './reported-row.ts'
import { differsFromTotal, repeatedKey, withoutTotal } from './row-faults.ts'

/** The rows of a file that make one load: of one reporter, flow and run of months, in one cut. */
export interface RowGroup {
  readonly reporter: string
  readonly flow: Flow
  readonly period: MonthRange
  /** Whether its rows are of single months. */
  readonly isMonthly: boolean
  /** Whether its rows are of commodities, or of all of them together. */
  readonly hasCommodities: boolean
  /** Sums by partner, or the file's own totals. */
  readonly by: 'partner' | 'total'
  /** Whether the file's totals say that its partners are the whole trade; null where it has no totals. */
  readonly isWhole: boolean | null
  /** The commodities of its rows; of rows without them the empty code. */
  readonly commodities: ReadonlySet<string>
  /** How many sums were held against totals. */
  readonly compared: number
}

/** What is known of the trade of one reporter, flow and run of months, in commodities or as a whole. */
interface Trade {
  readonly reporter: string
  readonly flow: Flow
  readonly isMonthly: boolean
  readonly hasCommodities: boolean
  period: MonthRange
  /** The months for which the file has totals; null without any. */
  monthsOfTotals: MonthRange | null
  /** By commodity and months. */
  readonly cells: Map<string, Cell>
  readonly keys: Set<string>
  /** Keys of rows that divide another one, with their first line. */
  readonly divided: Map<string, number>
}

interface Cell {
  readonly commodity: string
  readonly period: MonthRange
  total: { readonly value: bigint; readonly line: number } | null
  sum: bigint
  count: number
  /** The most decimals that a value of it is printed with. */
  decimals: number
}

/** Rows that are of no load, and of which nothing is checked. */
const leftOut: ReadonlySet<RowRole> = new Set(['aggregateRows', 'otherFlowRows', 'memberRows'])

/** Which trade a row is of. */
const tradeKey = ({ reporter, flow, period, commodity }: ReportedRow): string =>
  [
    reporter,
    flow,
    period.from === period.to ? 'monthly' : formatRange(period),
    commodity === null ? 'all' : 'commodities',
  ].join(' ')

/**
 * Divides the rows of a file into loads: by reporter, flow and year (or all months together), and by whether they are of
 * commodities. Sums by partner are held against the file's own totals. Where they agree, but for rounding, the totals are
 * left out: the parts are the whole. Where they are less, the parts are some partners, and the totals are a load of their
 * own. Each commodity is decided by itself.
 *
 * @throws UserError where parts are more than their total, where a row comes twice, and where rows divide one that the file
 * lacks.
 */
export async function divideRows(file: string, table: ReportedTable): Promise<readonly RowGroup[]> {
  const trades = new Map<string, Trade>()
  for await (const rows of table.rows())
    for (const row of rows) {
      if (leftOut.has(row.role)) continue
      const key = tradeKey(row)
      const trade = trades.get(key) ?? startTrade(row)
      trades.set(key, trade)
      addRow(file, table, trade, row)
    }
  return [...trades.values()].flatMap((trade) => {
    for (const [key, line] of trade.divided)
      if (!trade.keys.has(key)) throw withoutTotal(file, line, divisionsOf(table))
    return groupsOf(file, table, trade)
  })
}

function divisionsOf({ divisions }: ReportedTable): Divisions {
  if (!divisions) throw new Error('a table whose rows divide others says by what')
  return divisions
}

const startTrade = ({ reporter, flow, period, commodity }: ReportedRow): Trade => ({
  ...{ reporter, flow, period, isMonthly: period.from === period.to, hasCommodities: commodity !== null },
  ...{ monthsOfTotals: null, cells: new Map(), keys: new Set(), divided: new Map() },
})

function addRow(file: string, table: ReportedTable, trade: Trade, row: ReportedRow): void {
  const { period, commodity, partner, role } = row
  const code = commodity?.code ?? ''
  const cellKey = `${code} ${formatRange(period)}`
  const key = `${cellKey} ${row.key ?? partner.code} ${row.place?.code ?? ''} ${row.procedure?.code ?? ''}`
  if (role === 'breakdownRows') {
    if (!trade.divided.has(key)) trade.divided.set(key, row.line)
    return
  }
  if (!table.hasRepeatedKeys) {
    if (trade.keys.has(key)) throw repeatedKey(file, row)
    trade.keys.add(key)
  }
  trade.period = span(period, trade.period)
  const cell = trade.cells.get(cellKey) ?? {
    ...{ commodity: code, period, total: null, sum: 0n, count: 0, decimals: 0 },
  }
  trade.cells.set(cellKey, cell)
  cell.decimals = Math.max(cell.decimals, row.decimals)
  if (role === 'total') {
    cell.total = { value: row.value, line: row.line }
    trade.monthsOfTotals = span(period, trade.monthsOfTotals ?? period)
  } else {
    cell.sum += row.value
    cell.count++
  }
}

/** From the first month of both to the last. */
const span = (a: MonthRange, b: MonthRange): MonthRange => ({
  from: earlier(a.from, b.from),
  to: later(a.to, b.to),
})

const earlier = (a: Month, b: Month): Month => (a < b ? a : b)
const later = (a: Month, b: Month): Month => (a > b ? a : b)

/** How the parts of a commodity relate to its totals. */
type State = 'whole' | 'some' | 'unknown' | 'totalAlone'

function groupsOf(file: string, table: ReportedTable, trade: Trade): RowGroup[] {
  const states = new Map<string, State>()
  let compared = 0
  for (const cell of trade.cells.values()) {
    const state = stateOf(file, table, cell)
    if (cell.total && cell.count > 0) compared++
    const before = states.get(cell.commodity)
    states.set(cell.commodity, before === undefined || before === state ? state : joined(before, state))
  }
  const select = (...wanted: State[]) =>
    new Set([...states].filter(([, state]) => wanted.includes(state)).map(([code]) => code))
  const { reporter, flow, period, monthsOfTotals, isMonthly, hasCommodities } = trade
  const facts = { reporter, flow, period, isMonthly, hasCommodities, compared }
  const groups: RowGroup[] = [
    { ...facts, by: 'partner', isWhole: true, commodities: select('whole') },
    { ...facts, by: 'partner', isWhole: false, commodities: select('some') },
    { ...facts, by: 'partner', isWhole: null, commodities: select('unknown') },
    // Months of partners alone have no total: they are not without trade.
    {
      ...{ ...facts, period: monthsOfTotals ?? period },
      ...{ by: 'total', isWhole: true, commodities: select('some', 'totalAlone') },
    },
  ]
  return groups.filter(({ commodities }) => commodities.size > 0)
}

/** What holds of a commodity in all its months: it is whole where it is whole in each. */
function joined(a: State, b: State): State {
  if (a === 'some' || b === 'some') return 'some'
  if (a === 'totalAlone' || b === 'totalAlone') return 'some'
  return 'unknown'
}

function stateOf(
  file: string,
  table: ReportedTable,
  { commodity, period, total, sum, count, decimals }: Cell,
): State {
  if (!total) return table.isComplete ? 'whole' : 'unknown'
  if (count === 0) return total.value === 0n ? 'whole' : 'totalAlone'
  const scale = table.scale?.value ?? 0
  // Each value is rounded by itself, by half of its last digit at most.
  const unit = 10n ** BigInt(Math.max(0, scale - decimals))
  const tolerance = (BigInt(count + 1) * unit) / 2n
  if (sum > total.value + tolerance)
    throw differsFromTotal(file, { line: total.line, commodity, period, total: total.value, sum, scale })
  return sum + tolerance < total.value ? 'some' : 'whole'
}

/** Whether a row belongs to a group. */
export const isInGroup = (group: RowGroup, row: ReportedRow): boolean =>
  row.role === group.by && group.commodities.has(row.commodity?.code ?? '')
