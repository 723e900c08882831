/**
 * Sums over what was loaded: by one dimension, month by month or over a run of months, or by two dimensions.
 *
 * @module
 */
import type { CodeLists } from '../../../codes/codes.ts'
import { chooseCut, type FittingOptions, findAgreedParts } from '../../../ledger/coverage/coverage.ts'
import { type Coverage, type Ledger, selectReporter } from '../../../ledger/ledger.ts'
import {
  type AmountScale,
  addMonths,
  type Currency,
  type Cut,
  type Flow,
  formatRange,
  type Localized,
  listMonths,
  type Month,
  type MonthRange,
  type Reported,
} from '../../../trade/trade.ts'
import { type ExploredRow, listRows } from './explored-rows.ts'
import { addUpMonths, monthSpans, type SplitDimension, type Sum, sumMonths } from './month-sums.ts'

export type { ExploredRow } from './explored-rows.ts'
export type { SplitDimension } from './month-sums.ts'

/** What to add up: the trade of some codes in a run of months, over all or by one or two dimensions. */
export interface ExploreQuery {
  /** Whose statistics; absent for Chinese customs. */
  readonly reported?: Reported | undefined
  readonly flow: Flow
  readonly currency: Currency
  readonly by: SplitDimension | null
  /** A second dimension, whose largest members are columns; the sums are then over the whole run. */
  readonly across?: SplitDimension | undefined
  readonly months: MonthRange
  /** The commodity codes that hold in a month. */
  readonly codesOf: (month: Month) => readonly string[]
  /** Our lists with what the workspace maps. */
  readonly codes: CodeLists
  /** A sum for each month, or one for the whole run. */
  readonly per: 'month' | 'period'
}

export interface Explored {
  readonly cut: Cut
  readonly rows: readonly ExploredRow[]
  /** Months that are not whole, and are left out. */
  readonly missing: readonly Month[]
  /** The scale of the amounts; absent for whole units. */
  readonly scale?: AmountScale
}

/** A column of sums by two dimensions: one member of the second, or what is left of it. */
interface PivotColumn {
  readonly id: string
  readonly name: Localized
  readonly ledgerCodes: readonly string[]
}

/** So many members of the second dimension have a column; the others have one together. */
const mostColumns = 12

/**
 * Adds up what a query asks for, from the cut that has most of its months whole; months that are not
 * whole are named and left out, never shown as small.
 */
export async function explore(whole: Ledger, query: ExploreQuery): Promise<Explored> {
  const ledger = selectReporter(whole, query.reported)
  const now = listMonths(query.months)
  const allMonths = [...new Set([...now.map(toBase), ...now])]
  const commodities = [...new Set(allMonths.flatMap(query.codesOf))]
  const { flow, currency, across } = query
  const coverage = (await ledger.coverage({ flow, currency, commodities })).filter(
    ({ cut }) => across === undefined || cut.includes(across),
  )
  const agreedParts = await findAgreedParts(ledger, coverage, [
    { flow, currency, spans: monthSpans(query, allMonths) },
  ])
  const { cut, whole: complete } = findWholeMonths(coverage, query, now, allMonths, { agreedParts })
  const found = { cut, complete, present: now.filter((month) => complete.has(month)) }
  const rows = across === undefined ? await sumBy(ledger, query, found) : await pivot(ledger, query, found)
  const [load] = await ledger.loads({ commodities: [] })
  const missing = now.filter((month) => !complete.has(month))
  return { cut, rows, missing, ...(load?.scale && { scale: load.scale }) }
}

const toBase = (month: Month): Month => addMonths(month, -12)

/** The cut that has most of the months asked for, and which of the months (and those a year before) it has. */
function findWholeMonths(
  coverage: readonly Coverage[],
  query: ExploreQuery,
  now: readonly Month[],
  allMonths: readonly Month[],
  options: FittingOptions,
): { readonly cut: Cut; readonly whole: ReadonlySet<Month> } {
  const { flow, currency, by } = query
  const chooseFor = (months: readonly Month[], coverages: readonly Coverage[]) => {
    const choice = chooseCut(coverages, { flow, currency, by, spans: monthSpans(query, months) }, options)
    return { cut: choice.cut, missing: new Set(choice.fits ? [] : choice.gaps.flatMap((gap) => gap.months)) }
  }
  const { cut } = chooseFor(now, coverage)
  const ofCut = coverage.filter((item) => item.cut.join() === cut.join() && item.monthly)
  const { missing } = chooseFor(allMonths, ofCut)
  return { cut, whole: new Set(allMonths.filter((month) => !missing.has(month))) }
}

/** Where the sums are from: a cut, its whole months, and those of them that are asked for. */
interface WholeMonths {
  readonly cut: Cut
  readonly complete: ReadonlySet<Month>
  readonly present: readonly Month[]
}

/** Sums by one dimension, or totals. */
async function sumBy(
  ledger: Ledger,
  query: ExploreQuery,
  { cut, complete, present }: WholeMonths,
): Promise<ExploredRow[]> {
  const sums = await sumMonths(ledger, { ...query, cut, months: [...complete] })
  const periods =
    query.per === 'month' ? present.map((month) => [month]) : present.length > 0 ? [present] : []
  return periods.flatMap((months) => {
    const base = baseOf(months, complete)
    return listRows(namePeriod(months), addUpMonths(sums, months), base && addUpMonths(sums, base))
  })
}

/**
 * Sums by two dimensions over the months that are whole: in total, then within each of the largest members of the second,
 * then within the others together.
 */
async function pivot(
  ledger: Ledger,
  query: ExploreQuery,
  { cut, complete, present }: WholeMonths,
): Promise<ExploredRow[]> {
  const { across } = query
  if (across === undefined || present.length === 0) return []
  const sum = (parts: Pick<ExploreQuery, 'by'>, ledgerCodes?: readonly string[]) =>
    sumMonths(ledger, {
      ...{ ...query, ...parts, cut, months: [...complete] },
      ...(ledgerCodes && { within: { [across]: [...ledgerCodes] } }),
    })
  const members = await sum({ by: across })
  const base = baseOf(present, complete)
  const rows: ExploredRow[] = []
  const columns = [
    null,
    ...listPivotColumns(addUpMonths(members, [...complete]), addUpMonths(members, present)),
  ]
  for (const column of columns) {
    const sums = await sum(query, column?.ledgerCodes)
    const ofColumn = listRows(
      namePeriod(present),
      addUpMonths(sums, present),
      base && addUpMonths(sums, base),
    )
    rows.push(...ofColumn.map((row) => ({ ...row, across: column && { id: column.id, name: column.name } })))
  }
  return rows
}

/** The members of all months, the largest of those that are asked for first; ties by id. */
function listPivotColumns(members: ReadonlyMap<string, Sum>, asked: ReadonlyMap<string, Sum>): PivotColumn[] {
  const valueAsked = (id: string) => asked.get(id)?.value ?? 0n
  const sorted = [...members]
    .sort(([a], [b]) =>
      valueAsked(a) === valueAsked(b) ? (a < b ? -1 : 1) : valueAsked(a) > valueAsked(b) ? -1 : 1,
    )
    .map(([id, { name, ledgerCodes }]) => ({ id, name, ledgerCodes }))
  const [listed, others] = [sorted.slice(0, mostColumns), sorted.slice(mostColumns)]
  if (others.length === 0) return listed
  return [
    ...listed,
    {
      id: 'others',
      name: { zh: `其他 ${others.length} 个`, en: `${others.length} others` },
      ledgerCodes: others.flatMap(({ ledgerCodes }) => ledgerCodes),
    },
  ]
}

/** The same months a year before; null where they are not all whole. */
function baseOf(months: readonly Month[], complete: ReadonlySet<Month>): Month[] | null {
  const base = months.map(toBase)
  return base.every((month) => complete.has(month)) ? base : null
}

function namePeriod(months: readonly Month[]): string {
  const [from, to] = [months[0], months.at(-1)]
  if (from === undefined || to === undefined) throw new Error('a period has a month')
  return formatRange({ from, to })
}
