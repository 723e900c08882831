import { partnerOfCode } from '../../../codes/partners/partners.ts'
import { cutKey, type Flow, type Month } from '../../../trade/trade.ts'
import type { History, MonthRow } from '../check-context.ts'
import { oncePerHistory } from './per-history.ts'

/**
 * A month of a flow as the checks of plausibility compare it. Amounts are floating-point numbers, since they serve for
 * decisions only, by logarithms of ratios: what is printed or added up never comes from here.
 */
export interface TradeMonth {
  readonly month: Month
  /** The loads behind it. */
  readonly loads: readonly number[]
  /** The cut that it comes from; row counts of different cuts do not compare. */
  readonly cut: string
  readonly total: Total
  /**
   * The names of the members, the same list for all months of a flow: commodity and partner by customs’ codes,
   * `73242100 502`, of several codes of a partner the last; commodities alone where no cut has partners.
   */
  readonly names: readonly string[]
  /** What each of them has. */
  readonly amounts: Amounts
}

export interface Total {
  readonly value: number
  /** Null where it is not given, or not in one unit. */
  readonly quantity: number | null
  readonly rows: number
}

/** Columns in the order of the names. */
export interface Amounts {
  /** NaN for a member without a row. */
  readonly values: Float64Array
  /** NaN where it is not given, or not in one unit; 0 stands beside values in real files. */
  readonly quantities: Float64Array
  /** The unit of each quantity, as a number; -1 for none. */
  readonly units: Int32Array
}

/** The months of a flow that are there whole, ascending; one without rows had no trade. */
export const tradeMonths = oncePerHistory((history, flow: Flow): readonly TradeMonth[] => {
  const months = history.whole.find((item) => item.flow === flow)?.months ?? []
  const totals = rowsByMonth(history.totals, flow)
  const partners = rowsByMonth(history.partners, flow)
  const cuts = new Map(
    history.cuts.filter((monthCut) => monthCut.flow === flow).map(({ month, cut }) => [month, cutKey(cut)]),
  )
  const rows = (month: Month) => partners.get(month) ?? totals.get(month) ?? []
  const columns = new MemberColumns(months.flatMap(rows))
  return [...months]
    .sort((a, b) => a - b)
    .map((month) => {
      const monthRows = totals.get(month) ?? []
      const members = rows(month)
      const count = members.reduce((sum, row) => sum + row.rows, 0)
      return {
        month,
        loads: [...new Set([...monthRows, ...members].map(({ load }) => load))],
        cut: cuts.get(month) ?? '',
        total: { ...totalOf(monthRows), rows: count },
        names: columns.names,
        amounts: columns.amountsOf(members),
      }
    })
})

function rowsByMonth(rows: History['totals'], flow: Flow): ReadonlyMap<Month, MonthRow[]> {
  const months = new Map<Month, MonthRow[]>()
  for (const row of rows) {
    if (row.flow !== flow) continue
    const group = months.get(row.month)
    if (group) group.push(row)
    else months.set(row.month, [row])
  }
  return months
}

/** Numbers the members and units of rows, and puts the rows of a month into columns. */
class MemberColumns {
  readonly names: string[] = []
  readonly #places = new Map<string, number>()
  readonly #units = new Map<string | null, number>()

  constructor(rows: readonly MonthRow[]) {
    for (const row of rows) {
      const name = nameOf(row)
      if (this.#places.has(name)) continue
      this.#places.set(name, this.names.length)
      this.names.push(name)
    }
  }

  amountsOf(rows: readonly MonthRow[]): Amounts {
    const values = new Float64Array(this.names.length).fill(Number.NaN)
    const quantities = new Float64Array(this.names.length)
    const units = new Int32Array(this.names.length).fill(-1)
    for (const row of rows) {
      const index = this.#places.get(nameOf(row)) ?? 0
      values[index] = (values[index] || 0) + Number(row.value)
      if (row.quantity === null) quantities[index] = Number.NaN
      else if (row.quantity !== 0n)
        addQuantity(quantities, units, index, Number(row.quantity), this.#unit(row.unit))
    }
    return { values, quantities, units }
  }

  #unit(name: string | null): number {
    const existing = this.#units.get(name) ?? this.#units.size
    this.#units.set(name, existing)
    return existing
  }
}

const nameOf = ({ commodity, partner }: MonthRow): string =>
  partner === '' ? commodity : `${commodity} ${partnerOfCode(partner)?.codes.at(-1) ?? partner}`

/** Adds a quantity to what a member has; quantities of two units have no sum. */
function addQuantity(
  quantities: Float64Array,
  units: Int32Array,
  index: number,
  more: number,
  unit: number,
): void {
  const isFirst = units[index] === -1
  if (isFirst) units[index] = unit
  quantities[index] = isFirst || units[index] === unit ? (quantities[index] ?? 0) + more : Number.NaN
}

function totalOf(rows: readonly MonthRow[]): Omit<Total, 'rows'> {
  const value = rows.reduce((sum, row) => sum + Number(row.value), 0)
  const measured = rows.filter(({ quantity }) => quantity !== 0n)
  const isKnown =
    measured.every(({ quantity }) => quantity !== null) && new Set(measured.map(({ unit }) => unit)).size <= 1
  const quantity = measured.reduce((sum, row) => sum + Number(row.quantity), 0)
  return { value, quantity: isKnown ? quantity : null }
}

/** The monthly average of months whose trade is pooled. */
export function poolMonths(months: readonly TradeMonth[]): Amounts {
  const [first] = months
  if (!first)
    return { values: new Float64Array(0), quantities: new Float64Array(0), units: new Int32Array(0) }
  if (months.length === 1) return first.amounts
  const size = first.names.length
  const values = new Float64Array(size).fill(Number.NaN)
  const quantities = new Float64Array(size)
  const units = new Int32Array(size).fill(-1)
  for (const { amounts } of months)
    for (let index = 0; index < size; index++) {
      const value = amounts.values[index] ?? Number.NaN
      if (Number.isNaN(value)) continue
      values[index] = (values[index] || 0) + value / months.length
      const quantity = amounts.quantities[index] ?? 0
      if (quantity !== 0)
        addQuantity(quantities, units, index, quantity / months.length, amounts.units[index] ?? -1)
    }
  return { values, quantities, units }
}

/** Rows of a month, or of several on average. */
export const averageRows = (months: readonly TradeMonth[]): number =>
  months.reduce((sum, { total }) => sum + total.rows, 0) / Math.max(1, months.length)

/** The middle one of numbers; NaN for none. */
export function middle(numbers: readonly number[]): number {
  const sorted = Float64Array.from(numbers).sort()
  const half = sorted.length >> 1
  const [low, high] = [sorted[sorted.length % 2 === 0 ? half - 1 : half], sorted[half]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}
