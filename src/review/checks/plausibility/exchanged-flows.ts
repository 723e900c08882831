import { partnerOfCode } from '../../../codes/partners/partners.ts'
import { type Flow, flows, type Month } from '../../../trade/trade.ts'
import type { History, MonthRow } from '../check-context.ts'

/** How like the partners of a load are to those of its own flow and of the other, from 0 to 1. */
export interface Likeness {
  readonly own: number
  readonly other: number
}

/** So many partners are needed to tell one flow’s from the other’s, and so many months of each flow. */
const fewest = { partners: 8, months: 3 } as const

/** A load is like the other flow where it shares so much of its trade by partner, and so much more than of its own. */
const least = { other: 0.6, more: 0.3 } as const

/**
 * Whether a load has the partners of the other flow and not those of its own, and is of the size, or has the unit
 * value, of the other too: goods go to other countries than they come from. Null where it has not.
 */
export function likenessOfOther(history: History, flow: Flow, load: number): Likeness | null {
  const other = flows.find((item) => item !== flow) ?? flow
  const mine = history.partners.filter((row) => row.flow === flow && row.load === load)
  const monthRows = history.partners.filter((row) => row.flow === flow && row.load !== load)
  const across = outside(
    mine,
    history.partners.filter((row) => row.flow === other),
  )
  if ([monthRows, across].some((rows) => monthsIn(rows) < fewest.months)) return null
  const shares = sharesOf(mine)
  if (shares.size < fewest.partners) return null
  const likeness = { own: overlap(shares, sharesOf(monthRows)), other: overlap(shares, sharesOf(across)) }
  if (likeness.other < least.other || likeness.other - likeness.own < least.more) return null
  const isNearer = (amount: (rows: readonly MonthRow[]) => number | null): boolean => {
    const [here, before, present] = [amount(mine), amount(monthRows), amount(across)]
    return (
      here !== null &&
      before !== null &&
      present !== null &&
      distance(here, present) + Math.LN2 < distance(here, before)
    )
  }
  return isNearer(monthlyValue) || isNearer(unitValue) ? likeness : null
}

/** The other flow in other months than the load's, which may be exchanged as well; all of it where there are too few. */
function outside(mine: readonly MonthRow[], across: readonly MonthRow[]): readonly MonthRow[] {
  const current = new Set(mine.map(({ month }) => month))
  const apart = across.filter(({ month }) => !current.has(month))
  return monthsIn(apart) >= fewest.months ? apart : across
}

const monthsIn = (rows: readonly MonthRow[]): number => new Set(rows.map(({ month }) => month)).size

function sharesOf(rows: readonly MonthRow[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  let total = 0
  for (const { partner, value } of rows) {
    const id = partnerOfCode(partner)?.id ?? partner
    sums.set(id, (sums.get(id) ?? 0) + Number(value))
    total += Number(value)
  }
  return new Map([...sums].map(([id, sum]) => [id, sum / Math.max(1, total)]))
}

const overlap = (item: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number =>
  [...item].reduce((sum, [id, share]) => sum + Math.min(share, other.get(id) ?? 0), 0)

const distance = (item: number, other: number): number => Math.abs(Math.log(item / other))

function monthlyValue(rows: readonly MonthRow[]): number | null {
  const value = rows.reduce((sum, row) => sum + Number(row.value), 0)
  return value > 0 ? value / monthsIn(rows) : null
}

function unitValue(rows: readonly MonthRow[]): number | null {
  if (rows.some(({ quantity }) => quantity === null)) return null
  const quantity = rows.reduce((sum, row) => sum + Number(row.quantity), 0)
  const value = rows.reduce((sum, row) => sum + Number(row.value), 0)
  return quantity > 0 && value > 0 ? value / quantity : null
}

/** Months of which exports and imports are the very same. */
export interface EqualFlows {
  readonly months: readonly Month[]
  readonly loads: readonly number[]
}

/** The months whose exports and imports have the same value and quantity: one file was loaded as both. */
export function equalFlows({ totals }: Pick<History, 'totals'>): EqualFlows | null {
  const sums = flows.map((flow) => {
    const months = new Map<Month, { amounts: [value: bigint, quantity: bigint | null]; loads: number[] }>()
    for (const { month, load, value, quantity } of totals.filter((row) => row.flow === flow)) {
      const sum = months.get(month) ?? { amounts: [0n, 0n], loads: [] }
      const [total, measured] = sum.amounts
      const added = measured === null || quantity === null ? null : measured + quantity
      months.set(month, { amounts: [total + value, added], loads: [...sum.loads, load] })
    }
    return months
  })
  const [exports = new Map<Month, never>(), imports = new Map<Month, never>()] = sums
  const equal = [...exports].flatMap(([month, { amounts, loads }]) => {
    const other = imports.get(month)
    const [value, quantity] = amounts
    const isEqual = other && value > 0n && value === other.amounts[0] && quantity === other.amounts[1]
    return isEqual ? [{ month, loads: [...loads, ...other.loads] }] : []
  })
  if (equal.length === 0) return null
  return {
    months: equal.map(({ month }) => month).sort((a, b) => a - b),
    loads: [...new Set(equal.flatMap(({ loads }) => loads))],
  }
}
