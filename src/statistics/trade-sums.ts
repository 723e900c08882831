import { type CodeLists, standardCodes } from '../codes/codes.ts'
import {
  addMonths,
  baseMonths,
  type Month,
  type MonthRange,
  type WindowName,
  windowMonths,
} from '../trade/trade.ts'
import { nothing, plus, type Sum, type SumRow, toSum } from './sums.ts'

/** The window itself, or the same months a year before. */
export type Side = 'current' | 'base'

/** The months that a sum is over: a window, how many months before the brief's it ends, and a side. */
export interface SpanName {
  readonly window: WindowName
  readonly lag?: number
  readonly side: Side
}

/** The key of a span of months: `month.current`, `month-3.current`, `ytd.base`. */
export type SpanKey = `${WindowName}${'' | `-${number}`}.${Side}`

export const spanKey = ({ window, lag, side }: SpanName): SpanKey =>
  lag ? `${window}-${lag}.${side}` : `${window}.${side}`

/** The months of a span in a brief of `month`. */
export const spanMonths = ({ window, lag = 0, side }: SpanName, month: Month): MonthRange =>
  (side === 'base' ? baseMonths : windowMonths)(window, addMonths(month, -lag))

/** A row of a ledger's totals, with the span and the customs code that it belongs to. */
export interface CodedRow extends SumRow {
  readonly span: string
  readonly code: string
  readonly commodity?: string
}

/**
 * Sums of one flow, by span: in total, by partner (ids such as USA), by place (ids such as CN-FJ), by procedure
 * and by commodity (customs' codes), and by commodity and partner.
 */
export interface FlowSums {
  total(span: SpanKey): Sum
  partners(span: SpanKey): ReadonlyMap<string, Sum>
  places(span: SpanKey): ReadonlyMap<string, Sum>
  procedures(span: SpanKey): ReadonlyMap<string, Sum>
  commodities(span: SpanKey): ReadonlyMap<string, Sum>
  /** The finest sums, one for each commodity and partner. */
  cells(span: SpanKey): readonly CellSum[]
}

export interface CellSum {
  readonly commodity: string
  readonly partner: string
  readonly sum: Sum
}

export interface FlowRows {
  readonly total: readonly CodedRow[]
  readonly partner: readonly CodedRow[]
  readonly place: readonly CodedRow[]
  readonly procedure?: readonly CodedRow[]
}

/**
 * Adds up a flow's rows under the ids of the code lists, so that a partner whose code was changed is one
 * partner. A code that no list has is counted by itself.
 */
export function flowSums(rows: FlowRows, codes: CodeLists = standardCodes): FlowSums {
  const totals = bySpan(rows.total, () => '')
  const partners = bySpan(rows.partner, (code) => codes.findId('partner', code))
  const places = bySpan(rows.place, (code) => codes.findId('place', code))
  const procedures = bySpan(rows.procedure ?? [], (code) => codes.findId('procedure', code))
  const none = new Map<string, Sum>()
  return {
    total: (span) => totals.get(span)?.get('') ?? nothing,
    partners: (span) => partners.get(span) ?? none,
    places: (span) => places.get(span) ?? none,
    procedures: (span) => procedures.get(span) ?? none,
    commodities: (span) => byCommodity(rows.total.filter((row) => row.span === span)),
    cells: (span) =>
      cellSums(
        rows.partner.filter((row) => row.span === span),
        codes,
      ),
  }
}

function byCommodity(rows: readonly CodedRow[]): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const row of rows)
    sums.set(row.commodity ?? '', plus(sums.get(row.commodity ?? '') ?? nothing, toSum(row)))
  return sums
}

function cellSums(rows: readonly CodedRow[], codes: CodeLists): CellSum[] {
  const cells = new Map<string, CellSum>()
  for (const row of rows) {
    const { commodity = '', code } = row
    const partner = codes.findId('partner', code)
    const key = `${commodity} ${partner}`
    cells.set(key, { commodity, partner, sum: plus(cells.get(key)?.sum ?? nothing, toSum(row)) })
  }
  return [...cells.values()]
}

function bySpan(rows: readonly CodedRow[], idOf: (code: string) => string) {
  const spans = new Map<string, Map<string, Sum>>()
  for (const row of rows) {
    const id = idOf(row.code)
    let sums = spans.get(row.span)
    if (!sums) {
      sums = new Map()
      spans.set(row.span, sums)
    }
    const sum = sums.get(id)
    sums.set(id, sum ? plus(sum, toSum(row)) : toSum(row))
  }
  return spans
}
