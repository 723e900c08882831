import { partners } from '../../codes/partners/partners.ts'
import { places } from '../../codes/places/places.ts'
import { procedures } from '../../codes/procedures/procedures.ts'
import {
  type Breakdown,
  breakdowns,
  type Currency,
  type Cut,
  dimensions,
  type Flow,
  getYear,
  type Month,
  type MonthRange,
  type Reported,
  type Scope,
} from '../../trade/trade.ts'

/** What a portal query gives at most; beyond that it cuts off silently. */
export const mostRows = 10_000

/** One query, as the portal's form has it: months of one year, shown month by month. */
export interface PlannedQuery {
  readonly flow: Flow
  readonly currency: Currency
  readonly cut: Cut
  readonly codes: readonly string[]
  /** The partners or places to ask for alone; absent for all. */
  readonly within?: Scope
  readonly months: MonthRange
  /** The most rows that it can give, from what earlier loads had, or from how many codes there are; null of other sources. */
  readonly rows: number | null
  /** Whose statistics; absent for Chinese customs, whose portal is queried. */
  readonly reported?: Reported
}

/** What a flow lacks: months of some codes, and the dimensions that the brief shows. */
export interface Lack {
  readonly flow: Flow
  readonly currency: Currency
  readonly codes: readonly string[]
  readonly months: readonly Month[]
  readonly dimensions: readonly Breakdown[]
  /** Where only trade with one partner, or of one place, is lacking. */
  readonly within?: Scope
}

/** The most rows that a month of one code has been seen to have in a cut; null where it was never seen. */
export type SeenRows = (lack: Lack, cut: Cut, code: string) => number | null

/** Room for a month busier than any that was seen. */
const room = 1.25

/**
 * The fewest queries that bring what is lacking, none of which can reach the portal's limit: either one cut
 * with all dimensions or one for each, whichever takes fewer; split by year, months and codes.
 */
export function planQueries(lacks: readonly Lack[], seen: SeenRows): PlannedQuery[] {
  return lacks.flatMap((lack) => {
    const limits = breakdowns.filter((by) => lack.within?.[by])
    const cutBy = (shown: readonly Breakdown[]): Cut =>
      dimensions.filter((item) => item === 'commodity' || [...limits, ...shown].includes(item))
    const together = cutInto(lack, cutBy(lack.dimensions), seen)
    if (lack.dimensions.length < 2) return together
    const apart = lack.dimensions.flatMap((dimension) => cutInto(lack, cutBy([dimension]), seen))
    return apart.length < together.length ? apart : together
  })
}

function cutInto(lack: Lack, cut: Cut, seen: SeenRows): PlannedQuery[] {
  const possible = possibleRows(cut, lack.within)
  const perMonth = (code: string) => {
    const most = seen(lack, cut, code)
    return most === null ? possible : Math.min(possible, Math.ceil(most * room))
  }
  return codeBatches(lack.codes, perMonth).flatMap((codes) => {
    const rows = codes.reduce((sum, code) => sum + perMonth(code), 0)
    const atOnce = Math.max(1, Math.floor((mostRows - 1) / rows))
    return monthRuns(lack.months, atOnce).map((run) => ({
      flow: lack.flow,
      currency: lack.currency,
      cut,
      codes,
      ...(lack.within && { within: lack.within }),
      months: { from: run[0], to: run.at(-1) ?? run[0] },
      rows: rows * run.length,
    }))
  })
}

/** How many rows a month of one code can have at all: every partner, or those asked for, from every place. */
const possibleRows = (cut: Cut, within: Scope = {}): number =>
  (cut.includes('partner') ? (within.partner ?? partners()).length : 1) *
  (cut.includes('place') ? (within.place ?? places()).length : 1) *
  (cut.includes('procedure') ? procedures().length : 1)

/** Codes that fit into one query together, for one month at least. */
function codeBatches(codes: readonly string[], perMonth: (code: string) => number): string[][] {
  const batches: string[][] = []
  let rows = 0
  for (const code of codes) {
    const last = batches.at(-1)
    if (last && rows + perMonth(code) < mostRows) {
      last.push(code)
      rows += perMonth(code)
    } else {
      batches.push([code])
      rows = perMonth(code)
    }
  }
  return batches
}

/** Runs of following months of one year, none longer than so many. */
function monthRuns(months: readonly Month[], most: number): [Month, ...Month[]][] {
  const runs: [Month, ...Month[]][] = []
  for (const month of [...new Set(months)].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const follows = last !== undefined && month === last + 1 && getYear(month) === getYear(last)
    if (run && follows && run.length < most) run.push(month)
    else runs.push([month])
  }
  return runs
}
