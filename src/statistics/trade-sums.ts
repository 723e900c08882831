import { partnerOfCode, partnerOfId } from '../codes/partners.ts'
import { placeOfCode, placeOfId } from '../codes/places.ts'
import { addMonths, type Month, type MonthRange } from '../trade/month.ts'
import { baseMonths, type WindowName, windowMonths } from '../trade/window.ts'
import { nothing, plus, type Sum, type SumRow, sumOf } from './sums.ts'

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
}

/** Sums of one flow, by span: in total, by partner (ids such as USA) and by place (ids such as CN-FJ). */
export interface FlowSums {
  total(span: SpanKey): Sum
  partners(span: SpanKey): ReadonlyMap<string, Sum>
  places(span: SpanKey): ReadonlyMap<string, Sum>
}

export interface FlowRows {
  readonly total: readonly CodedRow[]
  readonly partner: readonly CodedRow[]
  readonly place: readonly CodedRow[]
}

/**
 * Adds up a flow's rows under the ids of the code lists, so that a partner whose code was changed is one
 * partner.
 *
 * @throws Error where a code is on no list; `unlistedCodes` tells which, before.
 */
export function flowSums(rows: FlowRows): FlowSums {
  const totals = bySpan(rows.total, () => '')
  const partners = bySpan(rows.partner, (code) => partnerOfCode(code)?.id)
  const places = bySpan(rows.place, (code) => placeOfCode(code)?.id)
  const none = new Map<string, Sum>()
  return {
    total: (span) => totals.get(span)?.get('') ?? nothing,
    partners: (span) => partners.get(span) ?? none,
    places: (span) => places.get(span) ?? none,
  }
}

/** The customs codes in rows that no list knows; a brief that would need them is not built. */
export function unlistedCodes(rows: FlowRows): { readonly partner: string[]; readonly place: string[] } {
  const unlisted = (coded: readonly CodedRow[], known: (code: string) => unknown) =>
    [...new Set(coded.map((row) => row.code))].filter((code) => !known(code)).sort()
  return { partner: unlisted(rows.partner, partnerOfCode), place: unlisted(rows.place, placeOfCode) }
}

function bySpan(rows: readonly CodedRow[], idOf: (code: string) => string | undefined) {
  const spans = new Map<string, Map<string, Sum>>()
  for (const row of rows) {
    const id = idOf(row.code)
    if (id === undefined) throw new Error(`a code that no list knows: ${row.code}`)
    const sums = spans.get(row.span) ?? new Map<string, Sum>()
    sums.set(id, plus(sums.get(id) ?? nothing, sumOf(row)))
    spans.set(row.span, sums)
  }
  return spans
}

/** The customs codes that an id of a figure stands for. */
export function customsCodes(dimension: 'partner' | 'place', id: string): readonly string[] {
  if (dimension === 'partner') return partnerOfId(id)?.codes ?? []
  const place = placeOfId(id)
  return place ? [place.code] : []
}
