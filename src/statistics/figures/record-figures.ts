import { Fraction } from '../../trade/numbers/numbers.ts'
import {
  addMonths,
  type Breakdown,
  type CellSet,
  type Figure,
  type FigureName,
  type Flow,
  getYear,
  type Month,
  type RecordRule,
  recordRules,
  type WindowName,
} from '../../trade/trade.ts'
import type { Outcome } from '../indices/indices.ts'
import type { SpanName } from '../trade-sums.ts'
import { getBreakdown, oneFlow } from './figure-fields.ts'
import type { Get, Made } from './figure-result.ts'
import type { Selection } from './selection.ts'
import { NoRule } from './unknown-figure-error.ts'

/** What figures of records ask the book. */
export interface RecordSource {
  readonly get: Get
  holds(flow: Flow, span: SpanName, by?: 'total' | Breakdown): boolean
  /** The member of a dimension with the largest value in a span; undefined where nothing was traded. */
  findLeader(flow: Flow, by: Breakdown, span: SpanName): string | undefined
  cells(name: FigureName, flow: Flow, span: SpanName, selection: Selection): CellSet
}

/** How many months back a record looks at most. */
export const furthestRecord = 120

/** How many months back the run of a leader is followed at most. */
export const furthestLead = 60

/** How many months lie between a window and the one before it that it is compared with as a record; only whole windows are. */
const steps: Readonly<Partial<Record<WindowName, number>>> = {
  ...{ month: 1, quarter: 3, half: 6, year: 12, ytd: 12 },
}

/**
 * The lags of the earlier windows of the same kind, latest first: for a month the months before, for a year to date the
 * same months of the years before.
 */
export const earlierLags = (window: WindowName, lag = 0): readonly number[] => {
  const step = steps[window] ?? 12
  return Array.from({ length: Math.floor(furthestRecord / step) }, (_, index) => lag + step * (index + 1))
}

/** How many months before a month the same month of a year lies. @throws NoRule where it does not lie before. */
export function lagOfYear(year: number | undefined, month: Month): number {
  const years = year === undefined ? 0 : getYear(month) - year
  if (years <= 0) throw new NoRule(`${year} is no year before`)
  return 12 * years
}

/** A figure of records and leaders; null for another name. @throws NoRule for what has no earlier windows here. */
export function recordFigure(name: FigureName, source: RecordSource): Made | null {
  const rule = recordRules.find((recordRule) => recordRule === name.operation)
  if (!rule) return null
  return rule === 'leadMonths' ? leadFigure(name, source) : recordOfTotal(name, rule, source)
}

/** The earlier windows of a total that are known without a gap, with the figure of each, latest first. */
export function knownBefore(
  { operation: _, ...total }: FigureName,
  { get, holds }: Pick<RecordSource, 'get' | 'holds'>,
): readonly { readonly lag: number; readonly figure: Figure }[] {
  const { window, lag = 0 } = total
  const flow = oneFlow(total.flow)
  const lags = earlierLags(window, lag)
  const gap = lags.findIndex((back) => !holds(flow, { window, lag: back, side: 'current' }))
  return lags
    .slice(0, gap < 0 ? lags.length : gap)
    .map((back) => ({ lag: back, figure: get({ ...total, lag: back }) }))
}

function recordOfTotal(
  name: FigureName,
  rule: Exclude<RecordRule, 'leadMonths'>,
  source: RecordSource,
): Made {
  const { operation: _, ...total } = name
  const { window, lag = 0, dimension, measure } = total
  if (dimension || (measure !== 'value' && measure !== 'quantity'))
    throw new NoRule('records are of the values and quantities of a flow as a whole')
  const flow = oneFlow(total.flow)
  const current = source.get(total)
  const before = knownBefore(name, source)
  const values = before.flatMap(({ figure }) => figure.value ?? [])
  const isComparable =
    before.length > 0 &&
    values.length === before.length &&
    before.every(({ figure: { unit } }) => JSON.stringify(unit) === JSON.stringify(current.unit))
  const highest = isComparable ? largest(values) : null
  const lags = [lag, ...before.map((earlier) => earlier.lag)]
  return {
    unit: current.unit,
    outcome: rule === 'highestBefore' ? orMissing(highest) : orMissing(findMilestone(current.value, highest)),
    derivation: {
      operation: 'cells',
      rule,
      cells: joinCells(lags.map((back) => source.cells(total, flow, spanOf(window, back), {}))),
      of: current.id,
    },
  }
}

const spanOf = (window: WindowName, lag: number): SpanName => ({
  window,
  ...(lag > 0 && { lag }),
  side: 'current',
})

/** Cells of windows, latest first: those that follow one another, of the same cut and commodities, as one set. */
function joinCells(sets: readonly CellSet[]): readonly CellSet[] {
  const joined: CellSet[] = []
  for (const set of sets) {
    const later = joined.at(-1)
    if (later && addMonths(set.months.to, 1) === later.months.from && sameCells(later, set))
      joined[joined.length - 1] = { ...later, months: { from: set.months.from, to: later.months.to } }
    else joined.push(set)
  }
  return joined.reverse()
}

const sameCells = (a: CellSet, b: CellSet): boolean =>
  JSON.stringify({ ...a, months: null }) === JSON.stringify({ ...b, months: null })

const orMissing = (value: Fraction | null): Outcome => (value ? { value } : { value, marker: 'notAvailable' })

const largest = (values: readonly Fraction[]): Fraction | null =>
  values.reduce<Fraction | null>((most, value) => (most && most.compare(value) >= 0 ? most : value), null)

/**
 * The largest round number, one digit and zeros, that a value reaches and nothing before it did; null where there is none.
 *
 * @example of 5,281 after 4,912 at most: 5,000
 */
export function findMilestone(value: Fraction | null, highest: Fraction | null): Fraction | null {
  if (!value || !highest || value.sign() <= 0) return null
  const rounded = value.toFixed(0)
  const digits = Fraction.of(BigInt(rounded)).compare(value) > 0 ? `${BigInt(rounded) - 1n}` : rounded
  const round = Fraction.of(BigInt(digits[0] ?? '0') * 10n ** BigInt(digits.length - 1))
  return round.sign() > 0 && round.compare(highest) > 0 ? round : null
}

function leadFigure(name: FigureName, source: RecordSource): Made {
  const { window, lag = 0, code = '', measure } = name
  if (window !== 'month' || measure !== 'value')
    throw new NoRule('leaders are followed month by month, by value')
  const flow = oneFlow(name.flow)
  const by = getBreakdown(name)
  const span = (back: number): SpanName => spanOf(window, back)
  let count = 0
  while (count < furthestLead && leads(lag + count)) count++
  function leads(back: number): boolean {
    return source.holds(flow, span(back), by) && source.findLeader(flow, by, span(back)) === code
  }
  const lags = Array.from({ length: Math.max(1, count) }, (_, index) => lag + index)
  const cells = joinCells(lags.map((back) => source.cells(name, flow, span(back), { dimension: by })))
  const { operation: _, ...member } = name
  return {
    unit: { kind: 'count' },
    outcome: source.holds(flow, span(lag), by)
      ? { value: Fraction.of(BigInt(count)) }
      : { value: null, marker: 'notAvailable' },
    derivation: { operation: 'cells', rule: 'leadMonths', cells, of: source.get(member).id },
  }
}
