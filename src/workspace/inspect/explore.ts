import type { CodeLists } from '../../codes/codes.ts'
import { chooseCut, type FittingOptions, findAgreedParts } from '../../ledger/coverage/coverage.ts'
import { type Coverage, type Ledger, selectReporter, type Total } from '../../ledger/ledger.ts'
import { growth, share } from '../../statistics/indices/indices.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import {
  type AmountScale,
  addMonths,
  type Currency,
  type Cut,
  type Dimension,
  type Flow,
  formatMonth,
  formatRange,
  type Localized,
  listMonths,
  type Month,
  type MonthRange,
  type Reported,
} from '../../trade/trade.ts'
import { nameUnlisted } from '../project/references/references.ts'

/** What to add up: the trade of some codes in a run of months, over all or by one dimension. */
export interface ExploreQuery {
  /** Whose statistics; absent for Chinese customs. */
  readonly reported?: Reported | undefined
  readonly flow: Flow
  readonly currency: Currency
  readonly by: Exclude<Dimension, 'commodity'> | null
  readonly months: MonthRange
  /** The commodity codes that hold in a month. */
  readonly codesOf: (month: Month) => readonly string[]
  /** Our lists with what the workspace maps. */
  readonly codes: CodeLists
  /** A sum for each month, or one for the whole run. */
  readonly per: 'month' | 'period'
}

/** A sum, exact, with its share and its growth against the same months a year before. */
export interface ExploredRow {
  /** `2023-12`, or `2023-01..2023-12` for a sum over the run. */
  readonly period: string
  /** As figures have it, `X888` for a partner that no list has; empty for the total. */
  readonly id: string
  readonly name: Localized
  readonly value: bigint
  /** Null where the data have none, or in several units. */
  readonly quantity: bigint | null
  readonly unit: string | null
  /** In percent of the total of its period; null where that is zero. */
  readonly share: Fraction | null
  /** In percent; null where there is nothing to compare with. */
  readonly growth: Fraction | null
  readonly quantityGrowth: Fraction | null
  /** Rows of files behind it. */
  readonly rows: number
}

export interface Explored {
  readonly cut: Cut
  readonly rows: readonly ExploredRow[]
  /** Months that are not whole, and are left out. */
  readonly missing: readonly Month[]
  /** The scale of the amounts; absent for whole units. */
  readonly scale?: AmountScale
}

interface Sum {
  value: bigint
  quantity: bigint | null
  unit: string | null
  rows: number
  name: Localized
}

/**
 * Adds up what a query asks for, from the cut that has most of its months whole; months that are not
 * whole are named and left out, never shown as small.
 */
export async function explore(whole: Ledger, query: ExploreQuery): Promise<Explored> {
  const ledger = selectReporter(whole, query.reported)
  const now = listMonths(query.months)
  const before = now.map((month) => addMonths(month, -12))
  const allMonths = [...new Set([...before, ...now])]
  const commodities = [...new Set(allMonths.flatMap(query.codesOf))]
  const coverage = await ledger.coverage({ flow: query.flow, currency: query.currency, commodities })
  const agreedParts = await findAgreedParts(ledger, coverage, [
    { ...query, spans: monthSpans(query, allMonths) },
  ])
  const { cut, whole: complete } = wholeMonths(coverage, query, now, allMonths, { agreedParts })
  const missing = now.filter((month) => !complete.has(month))
  const sums = await sumsByMonth(ledger, query, cut, [...complete])
  const present = now.filter((month) => complete.has(month))
  const periods =
    query.per === 'month' ? present.map((month) => [month]) : present.length > 0 ? [present] : []
  const rows = periods.flatMap((months) => {
    const base = months.map((month) => addMonths(month, -12))
    const comparable = base.every((month) => complete.has(month))
    return rowsOf(periodName(months), addUp(sums, months), comparable ? addUp(sums, base) : null)
  })
  const [load] = await ledger.loads({ commodities: [] })
  return { cut, rows, missing, ...(load?.scale && { scale: load.scale }) }
}

/** The cut that has most of the months asked for, and which of the months (and those a year before) it has. */
function wholeMonths(
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

const monthSpans = ({ codesOf }: Pick<ExploreQuery, 'codesOf'>, months: readonly Month[]) =>
  months.map((month) => ({
    key: formatMonth(month),
    months: { from: month, to: month },
    commodities: codesOf(month),
  }))

type SumsByMonth = ReadonlyMap<string, ReadonlyMap<string, Sum>>

async function sumsByMonth(
  ledger: Ledger,
  { flow, currency, by, codesOf, codes: lists }: ExploreQuery,
  cut: Cut,
  months: readonly Month[],
): Promise<SumsByMonth> {
  const totals = await ledger.totals({
    flow,
    currency,
    cut,
    by,
    spans: monthSpans({ codesOf }, months).map((span) => ({ ...span, grain: 'month' })),
  })
  const codes =
    by === null ? lists : await nameUnlisted(ledger, lists, { [by]: totals.map(({ code }) => code) })
  const sums = new Map<string, Map<string, Sum>>()
  for (const total of totals) {
    const ofMonth = sums.get(total.span) ?? new Map<string, Sum>()
    const { id, name } = named(by, total.code, codes)
    ofMonth.set(id, plus(ofMonth.get(id), { ...sumOf(total), name }))
    sums.set(total.span, ofMonth)
  }
  return sums
}

const sumOf = ({ value, quantity, unit, rows }: Total) => ({ value, quantity, unit, rows })

/** Quantities in different units are not added up. */
function plus(sum: Sum | undefined, other: Sum): Sum {
  if (!sum) return { ...other }
  const sameUnit = sum.unit === other.unit && sum.quantity !== null && other.quantity !== null
  return {
    value: sum.value + other.value,
    quantity: sameUnit ? (sum.quantity ?? 0n) + (other.quantity ?? 0n) : null,
    unit: sum.unit === other.unit ? sum.unit : null,
    rows: sum.rows + other.rows,
    name: sum.name,
  }
}

function addUp(sums: SumsByMonth, months: readonly Month[]): ReadonlyMap<string, Sum> {
  const added = new Map<string, Sum>()
  for (const month of months)
    for (const [id, sum] of sums.get(formatMonth(month)) ?? []) added.set(id, plus(added.get(id), sum))
  return added
}

/** Largest first; ties by code. */
function rowsOf(
  period: string,
  sums: ReadonlyMap<string, Sum>,
  base: ReadonlyMap<string, Sum> | null,
): ExploredRow[] {
  const total = [...sums.values()].reduce((sum, { value }) => sum + value, 0n)
  return [...sums]
    .sort(([a, item], [b, other]) =>
      item.value === other.value ? (a < b ? -1 : 1) : item.value > other.value ? -1 : 1,
    )
    .map(([id, { name, value, quantity, unit, rows }]) => {
      const before = base?.get(id)
      return {
        period,
        id,
        name,
        value,
        quantity,
        unit,
        share: share(Fraction.of(value), Fraction.of(total)).value,
        growth: before ? growth(Fraction.of(value), Fraction.of(before.value)).value : null,
        quantityGrowth:
          before && quantity !== null && before.quantity !== null && before.unit === unit
            ? growth(Fraction.of(quantity), Fraction.of(before.quantity)).value
            : null,
        rows,
      }
    })
}

function periodName(months: readonly Month[]): string {
  const [from, to] = [months[0], months.at(-1)]
  if (from === undefined || to === undefined) throw new Error('a period has a month')
  return formatRange({ from, to })
}

function named(
  by: ExploreQuery['by'],
  code: string,
  codes: CodeLists,
): { readonly id: string; readonly name: Localized } {
  if (by === null) return { id: '', name: { zh: '合计', en: 'Total' } }
  const name = by === 'place' ? codes.findPlace(code).short : codes.findName(by, code)
  return { id: codes.findId(by, code), name }
}
