import { addMonths, type Month, monthsBetween, toMonth } from '../../../trade/trade.ts'
import {
  binomialTail,
  createMemberTable,
  type Members,
  type MemberTable,
  measurePresence,
  type Presence,
} from './member-presence.ts'
import { findMissingRun } from './missing-runs.ts'
import { averageRows, middle, type TradeMonth } from './monthly-trade.ts'

/** A month that lacks part of its trade. */
export interface PartialMonth {
  readonly month: TradeMonth
  readonly against: readonly TradeMonth[]
  /** `block`: members that follow one another in a file. `scattered`: of all sizes. `few`: little trade, most of it gone. `empty`: all of it. */
  readonly pattern: 'block' | 'scattered' | 'few' | 'empty'
  readonly presence: Presence
  /** Rows and value against those of the months around it, and against the same month of other years. */
  readonly rows: Ratios
  readonly value: Ratios
}

interface Ratios {
  readonly near: number
  /** Null where no other year is there. */
  readonly sameMonth: number | null
}

/** Cells of single months, finer than members: by place or procedure as well. */
export type Cells = ReadonlyMap<Month, Members>

/** So many months on either side are compared with. */
const around = 12

/** Fewer tell nothing of what is regular. */
const fewest = 5

/**
 * February 2020 lost half of all rows to the first weeks of the pandemic, and customs published January and February of
 * that year as one at first. It is no reference, and only a gap in the order of a file counts against it.
 */
const exceptional: readonly Month[] = [toMonth(2020, 2)]

/** Months of which part is missing, each compared with those around it. */
export function partialMonths(months: readonly TradeMonth[], cells: Cells = new Map()): PartialMonth[] {
  const table = cellTable(cells)
  return months.flatMap((month) => {
    const others = months.filter((tradeMonth) => tradeMonth !== month && isUsual(tradeMonth, month))
    if (others.length < fewest) return []
    return partialOf(month, others, table) ?? blockOf(month, others, months) ?? []
  })
}

interface CellTable extends MemberTable {
  readonly at: ReadonlyMap<Month, Float64Array>
}

function cellTable(cells: Cells): CellTable {
  const table = createMemberTable([...cells.values()])
  return {
    ...table,
    at: new Map(
      [...cells.keys()].map((month, index) => [month, table.columns[index] ?? new Float64Array(0)]),
    ),
  }
}

const isUsual = (tradeMonth: TradeMonth, month: TradeMonth): boolean =>
  !exceptional.includes(tradeMonth.month) &&
  tradeMonth.total.rows > 0 &&
  Math.abs(monthsBetween(tradeMonth.month, month.month)) <= around

/** Whether a month has so few rows that it is worth a look at its cells. */
export function hasFewRows(month: TradeMonth, months: readonly TradeMonth[]): boolean {
  const others = months.filter((tradeMonth) => tradeMonth !== month && isUsual(tradeMonth, month))
  if (others.length < fewest || month.total.rows === 0) return false
  const rows = ratios(month, others, averageRows)
  return rows.near <= 0.85 && (rows.sameMonth ?? 0) <= 0.92
}

function partialOf(month: TradeMonth, others: readonly TradeMonth[], cells: CellTable): PartialMonth | null {
  const references = others.map(({ amounts }) => amounts.values)
  const presence = measurePresence(month.names, month.amounts.values, references, memberOrders)
  const rows = ratios(month, others, averageRows)
  const value = ratios(month, others, averageValue)
  const found = { month, against: compared(month, others), presence, rows, value }
  if (month.total.rows === 0) return presence.regular >= 3 ? { ...found, pattern: 'empty' } : null
  const fine = (rows.near <= 0.92 ? finePresence(month, others, cells) : null) ?? presence
  if (presence.runEvidence <= evidence.block) return { ...found, pattern: 'block' }
  if (fine.runEvidence <= evidence.block) return { ...found, presence: fine, pattern: 'block' }
  if (exceptional.includes(month.month)) return null
  if (fine !== presence && isScattered(fine, usuallyMissing.cells) && isLow(rows, 0.85))
    return { ...found, presence: fine, pattern: 'scattered' }
  if (isScattered(presence, usuallyMissing.members) && isLow(rows, 0.9))
    return { ...found, pattern: 'scattered' }
  const isSmall = fewRegular.from <= presence.regular && presence.regular <= fewRegular.to
  return isSmall && smallEvidence(month, others, presence, rows) <= evidence.few
    ? { ...found, pattern: 'few' }
    : null
}

/** A month that lacks a run of members, regular ones and others: of small trade few are regular. */
function blockOf(
  month: TradeMonth,
  others: readonly TradeMonth[],
  months: readonly TradeMonth[],
): PartialMonth | null {
  if (month.total.rows === 0) return null
  const rows = ratios(month, others, averageRows)
  if (rows.near >= 1) return null
  const run = findMissingRun(month, others, months)
  if (!run || run.evidence > evidence.run) return null
  const references = others.map(({ amounts }) => amounts.values)
  const presence = measurePresence(month.names, month.amounts.values, references, memberOrders)
  const value = ratios(month, others, averageValue)
  return { month, against: compared(month, others), pattern: 'block', presence, rows, value }
}

/** Logarithms of probabilities: clean months of real files do not fall below -3, runs not below -1.8. */
const evidence = { block: -7, run: -4, scattered: -5, few: -6.5 } as const

/** How often a large regular member lacks by chance: in real months outside of February 2020, 3 of 100 cells, 1 of 100 partners. */
const usuallyMissing = { cells: 0.04, members: 0.02 } as const

/**
 * Rows that were lost by chance are lost whatever their size, while a real slump, such as a holiday's, takes small
 * members away and leaves the large ones.
 */
function isScattered({ large, missingLarge, missingSmall }: Presence, chance: number): boolean {
  const isBeyondChance = binomialTail(large, Math.round(missingLarge * large), chance) <= evidence.scattered
  return large >= 8 && isBeyondChance && missingLarge >= 0.14 && missingSmall <= 2 * missingLarge
}

/**
 * With so many regular members trade is small. Of more of them a holiday takes away as many as chance never would, and
 * only their order and size tell a gap.
 */
const fewRegular = { from: 5, to: 20 } as const

/** A regular member of small trade lacks more often. */
const missingOfFew = 0.06

/** The least standard deviation of the logarithm of row counts, 15 %: a few months can be alike by chance. */
const leastDeviation = 0.06

/**
 * Of small trade that has few regular members: how improbable it is that so many of them lack, and that there are so
 * few rows, by how much row counts vary. Clean months of two such products in eleven years do not fall below -4.4.
 */
function smallEvidence(
  month: TradeMonth,
  others: readonly TradeMonth[],
  { regular, missing }: Presence,
  rows: Ratios,
): number {
  const logs = others.filter(({ cut }) => cut === month.cut).map(({ total }) => Math.log10(total.rows))
  const center = middle(logs)
  const deviation = Math.max(leastDeviation, 1.48 * middle(logs.map((log) => Math.abs(log - center))))
  const drop = Math.max(0, -Math.log10(Math.max(rows.near, rows.sameMonth ?? 0, 0.001)) / deviation)
  const ofRows = -((drop * drop) / 2) * Math.LOG10E - Math.log10(1 + 2.5 * drop)
  return binomialTail(regular, missing.length, missingOfFew) + ofRows
}

const isLow = ({ near, sameMonth }: Ratios, most: number): boolean =>
  near <= most && (sameMonth === null || sameMonth <= most + 0.1)

function ratios(
  month: TradeMonth,
  others: readonly TradeMonth[],
  amount: (months: readonly TradeMonth[]) => number,
): Ratios {
  const current = amount([month])
  const alike = others.filter(({ cut }) => cut === month.cut)
  const near = alike.filter((tradeMonth) => Math.abs(monthsBetween(tradeMonth.month, month.month)) <= 6)
  const sameMonth = alike.filter((item) => monthsBetween(item.month, month.month) % 12 === 0)
  const against = (some: readonly TradeMonth[]) =>
    current / Math.max(1, middle(some.map((entry) => amount([entry]))))
  return {
    near: near.length > 0 ? against(near) : 1,
    sameMonth: sameMonth.length > 0 ? against(sameMonth) : null,
  }
}

const averageValue = (months: readonly TradeMonth[]): number =>
  months.reduce((sum, { total }) => sum + total.value, 0) / Math.max(1, months.length)

/** The portal orders rows by commodity and partner, or by partner and commodity. */
const memberOrders: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.split(' ').reverse().join(' '),
]

const cellOrders: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => rotated(name, 1),
  (name) => rotated(name, 2),
]

function rotated(name: string, by: number): string {
  const parts = name.split(' ')
  return [...parts.slice(by), ...parts.slice(0, by)].join(' ')
}

function finePresence(
  month: TradeMonth,
  others: readonly TradeMonth[],
  { names, at }: CellTable,
): Presence | null {
  const current = at.get(month.month)
  const references = others.flatMap((other) => at.get(other.month) ?? [])
  return current && references.length >= fewest
    ? measurePresence(names, current, references, cellOrders)
    : null
}

/** The months that are named in what is found: those before, and the same month a year before or after. */
function compared(month: TradeMonth, others: readonly TradeMonth[]): TradeMonth[] {
  const years = [addMonths(month.month, -12), addMonths(month.month, 12)]
  return others.filter(
    (other) =>
      years.includes(other.month) ||
      (Math.abs(monthsBetween(other.month, month.month)) <= 3 && other.month !== month.month),
  )
}
