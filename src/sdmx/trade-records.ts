import type { CodeLists } from '../codes/codes.ts'
import { withLoadsAtHand } from '../ledger/caching/caching.ts'
import {
  findAgreedParts,
  getCoverage,
  listCuts,
  listHoldings,
  monthGap,
} from '../ledger/coverage/coverage.ts'
import type { Coverage, Ledger, Load, TracedRow } from '../ledger/ledger.ts'
import {
  type AmountScale,
  breakdowns,
  type Currency,
  type Cut,
  type Flow,
  flows,
  formatMonth,
  type Localized,
  listMonths,
  type Month,
  type MonthRange,
} from '../trade/trade.ts'

/** The statistics of one reporter from one source. They are never added to those of another. */
export interface ExportedSeries {
  readonly reporter: { readonly code: string; readonly name: Localized }
  readonly source: { readonly code: string; readonly name: Localized }
  /** The ledger as far as it is of these statistics. */
  readonly ledger: Ledger
  /** The lists by which the reporter's partners and places are named. */
  readonly codes: CodeLists
  /** How many decimals the amounts of the ledger have. */
  readonly scale: AmountScale
}

/** The sum of the prevailing rows of one key; a dimension that the cut has not is null. */
export interface TradeRecord {
  readonly series: ExportedSeries
  readonly load: Load
  readonly flow: Flow
  readonly currency: Currency
  readonly month: Month
  readonly commodity: string
  readonly partner: string | null
  readonly place: string | null
  readonly procedure: string | null
  readonly value: bigint
  /** Null where the data have none, or in several units. */
  readonly quantity: bigint | null
  readonly unit: string | null
  readonly quantity2: bigint | null
  readonly unit2: string | null
  /** The latest date of the data behind it. */
  readonly vintage: string
  readonly rows: number
}

export interface RecordQuery {
  /** Absent for every commodity of the ledger. */
  readonly commodities?: readonly string[]
  /** Absent for every month. */
  readonly months?: MonthRange
}

/** Months of a commodity that are not whole, and are left out. */
export interface LeftOut {
  readonly commodity: string
  readonly flow: Flow
  readonly cut: Cut
  readonly month: Month
}

/**
 * The prevailing cells of a series, commodity by commodity, of each cut that has its month whole. Cuts stay apart: their
 * records have different dimensions and are never added.
 *
 * @param onLeftOut takes the months that are not whole.
 */
export async function* readRecords(
  series: ExportedSeries,
  { commodities, months }: RecordQuery,
  onLeftOut: (leftOut: LeftOut) => void,
): AsyncGenerator<TradeRecord> {
  const { ledger } = series
  const listed = await ledger.loads(commodities ? { commodities } : {})
  const loads = new Map(listed.map((load) => [load.id, load]))
  const codes = [...new Set(listed.flatMap((load) => load.commodities))].sort()
  const cached = await withLoadsAtHand(ledger, codes)
  for (const commodity of codes) {
    const coverage = getCoverage(await cached.loads({ commodities: [commodity] })).filter(
      ({ monthly }) => monthly,
    )
    for (const flow of flows)
      for (const currency of new Set(coverage.map((item) => item.currency)))
        for (const cut of listCuts(coverage, { flow, currency })) {
          const trade = { commodity, flow, currency, cut }
          const wholeMonths = await findWholeMonths(ledger, coverage, trade, months, onLeftOut)
          yield* readCut(series, loads, trade, wholeMonths)
        }
  }
}

interface Trade {
  readonly commodity: string
  readonly flow: Flow
  readonly currency: Currency
  readonly cut: Cut
}

async function findWholeMonths(
  ledger: Ledger,
  coverage: readonly Coverage[],
  { commodity, flow, currency, cut }: Trade,
  asked: MonthRange | undefined,
  onLeftOut: (leftOut: LeftOut) => void,
): Promise<Month[]> {
  const covered = coverage.filter(
    (item) => item.flow === flow && item.currency === currency && item.cut.join() === cut.join(),
  )
  const months = [...new Set(covered.flatMap(({ period }) => listMonths(period)))]
    .filter((month) => !asked || (asked.from <= month && month <= asked.to))
    .sort((a, b) => a - b)
  const spans = months.map((month) => ({
    key: formatMonth(month),
    months: { from: month, to: month },
    commodities: [commodity],
  }))
  const options = { agreedParts: await findAgreedParts(ledger, coverage, [{ flow, currency, spans }]) }
  const holdings = listHoldings(coverage, { flow, currency }, cut)
  return months.filter((month) => {
    const isWhole = monthGap(holdings, commodity, month, options) === null
    if (!isWhole) onLeftOut({ commodity, flow, cut, month })
    return isWhole
  })
}

async function* readCut(
  series: ExportedSeries,
  loads: ReadonlyMap<number, Load>,
  { commodity, flow, currency, cut }: Trade,
  months: readonly Month[],
): AsyncGenerator<TradeRecord> {
  const [from, to] = [months[0], months.at(-1)]
  if (from === undefined || to === undefined) return
  const span = { key: '', months: { from, to }, grain: 'month' as const, commodities: [commodity] }
  const traced = await series.ledger.trace({ flow, currency, cut, span, by: null })
  const wholeMonths = new Set(months)
  const records = new Map<string, TradeRecord>()
  for (const row of traced) {
    const load = loads.get(row.load)
    if (!load || !wholeMonths.has(row.period.from)) continue
    const members = breakdowns.map((by) => (row[by] === null ? null : series.codes.findId(by, row[by])))
    const key = [row.period.from, ...members].join()
    records.set(key, addRow(records.get(key), row, load, { series, flow, currency }))
  }
  yield* [...records.values()].sort((a, b) => a.month - b.month)
}

function addRow(
  record: TradeRecord | undefined,
  row: TracedRow,
  load: Load,
  trade: Pick<TradeRecord, 'series' | 'flow' | 'currency'>,
): TradeRecord {
  const { commodity, partner, place, procedure, value, quantity, unit, quantity2, unit2 } = row
  const added = { commodity, partner, place, procedure, value, quantity, unit, quantity2, unit2 }
  if (!record) return { load, ...trade, month: row.period.from, ...added, vintage: load.asOf, rows: 1 }
  return {
    ...record,
    value: record.value + value,
    ...(record.unit === unit && record.quantity !== null && quantity !== null
      ? { quantity: record.quantity + quantity }
      : { quantity: null, unit: null }),
    ...(record.unit2 === unit2 && record.quantity2 !== null && quantity2 !== null
      ? { quantity2: record.quantity2 + quantity2 }
      : { quantity2: null, unit2: null }),
    vintage: [load.asOf, record.vintage].sort().at(-1) ?? load.asOf,
    rows: record.rows + 1,
  }
}
