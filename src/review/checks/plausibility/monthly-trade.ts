import { partnerOfCode } from '../../../codes/partners.ts'
import type { Month } from '../../../trade/month.ts'
import { cutKey, type Flow } from '../../../trade/terms.ts'
import type { Ground, History, MonthRow } from '../ground.ts'

/**
 * Amounts for decisions only, as floating-point numbers: whether a month is plausible is judged by logarithms of
 * ratios. What is printed or added up never comes from here.
 */
export interface Amount {
  readonly value: number
  /** Null where it is not given, or not in one unit; 0 stands beside values in real files. */
  readonly quantity: number | null
  readonly unit: string | null
  readonly rows: number
}

/** A month of a flow as the checks of plausibility compare it. */
export interface TradeMonth {
  readonly month: Month
  /** The loads behind it. */
  readonly loads: readonly number[]
  /** The cut that it comes from; row counts of different cuts do not compare. */
  readonly cut: string
  readonly total: Amount
  /**
   * By commodity and partner, under customs’ codes, `73242100 502`, of several codes of a partner the last; only totals
   * by commodity where no cut has partners.
   */
  readonly members: ReadonlyMap<string, Amount>
}

/** The months of a flow that are there whole, ascending; one without rows had no trade. */
export function tradeMonths({ history }: Pick<Ground, 'history'>, flow: Flow): TradeMonth[] {
  const whole = history.whole.find((one) => one.flow === flow)?.months ?? []
  const totals = rowsByMonth(history.totals, flow)
  const partners = rowsByMonth(history.partners, flow)
  const cuts = new Map(
    history.cuts.filter((one) => one.flow === flow).map(({ month, cut }) => [month, cutKey(cut)]),
  )
  return [...whole]
    .sort((a, b) => a - b)
    .map((month) => {
      const own = totals.get(month) ?? []
      const members = partners.get(month) ?? own
      return {
        month,
        loads: [...new Set([...own, ...members].map(({ load }) => load))],
        cut: cuts.get(month) ?? '',
        total: { ...amountOf(own), rows: amountOf(members).rows },
        members: membersOf(members),
      }
    })
}

/** The flows of the product that a ground has months of. */
export const flowsOf = ({ product }: Ground): readonly Flow[] => product.flows

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

function membersOf(rows: readonly MonthRow[]): ReadonlyMap<string, Amount> {
  const groups = new Map<string, MonthRow[]>()
  for (const row of rows) {
    const key = `${row.commodity} ${partnerOfCode(row.partner)?.codes.at(-1) ?? row.partner}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return new Map([...groups].map(([key, group]) => [key, amountOf(group)]))
}

function amountOf(rows: readonly MonthRow[]): Amount {
  let [value, quantity, count] = [0, 0, 0]
  let isMeasured = true
  let unit: string | null | undefined
  for (const row of rows) {
    value += Number(row.value)
    count += row.rows
    if (row.quantity === null) isMeasured = false
    else if (row.quantity !== 0n) {
      quantity += Number(row.quantity)
      if (unit === undefined) unit = row.unit
      else if (unit !== row.unit) isMeasured = false
    }
  }
  return {
    value,
    quantity: isMeasured ? quantity : null,
    unit: isMeasured ? (unit ?? null) : null,
    rows: count,
  }
}

/** Months whose trade is pooled, as a monthly average by member. */
export function poolOf(months: readonly TradeMonth[]): ReadonlyMap<string, Amount> {
  const pooled = new Map<
    string,
    { value: number; quantity: number | null; unit: string | null; rows: number }
  >()
  const count = Math.max(1, months.length)
  for (const { members } of months)
    for (const [key, { value, quantity, unit, rows }] of members) {
      const sum = pooled.get(key)
      if (!sum) {
        const share = quantity === null ? null : quantity / count
        pooled.set(key, { value: value / count, quantity: share, unit, rows: rows / count })
        continue
      }
      sum.value += value / count
      sum.rows += rows / count
      if (quantity === 0) continue
      if (sum.quantity === 0) sum.unit = unit
      const isLike = quantity !== null && sum.quantity !== null && unit === sum.unit
      sum.quantity = isLike ? (sum.quantity ?? 0) + quantity / count : null
    }
  return pooled
}

/** Rows of a month, or of several on average. */
export const averageRows = (months: readonly TradeMonth[]): number =>
  months.reduce((sum, { total }) => sum + total.rows, 0) / Math.max(1, months.length)

/** The middle one of numbers; NaN for none. */
export function middle(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const [low, high] = [sorted[sorted.length % 2 === 0 ? half - 1 : half], sorted[half]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}
