import { addMonths, monthsBetween } from '../../../trade/trade.ts'
import { type Shift, type Spread, shiftBetween } from './factor-shift.ts'
import { averageRows, middle, poolMonths, type TradeMonth } from './monthly-trade.ts'
import type { ScaleBreak } from './scale-break.ts'
import { totalBreaks } from './total-breaks.ts'

type Evidence = Pick<ScaleBreak, 'measure' | 'magnitude'>

/**
 * Where the amounts of a flow change by a factor that no market explains: the middle one of the unit values of its
 * main members (commodity and partner) by 5 or more, from one month to the next. In 1,000 months of real files that
 * middle one never moves by more than a quarter; prices that rise tenfold in a year rise by a fifth a month. Without
 * quantities the values of nearly all main members must move by one factor while the rows stay as many.
 */
export function scaleBreaks(months: readonly TradeMonth[]): ScaleBreak[] {
  const traded = months.filter(({ total }) => total.value > 0)
  const usual = usualMovement(traded)
  const spikes = traded.flatMap((_, index) => spikeAt(traded, index, usual) ?? [])
  const odd = new Set(spikes.flatMap((spike) => spike.months))
  const rest = traded.filter((month) => !odd.has(month))
  const found = [...spikes, ...stepsIn(rest, usual)]
  return found.length > 0 ? found : totalBreaks(traded)
}

/** How far the middle unit value moves from month to month, nine times in ten. */
function usualMovement(months: readonly TradeMonth[]): number {
  const moves = months.slice(1).map((month, index) => {
    const before = months[index]
    return before ? Math.abs(shiftBetween(month.amounts, before.amounts).unitValue.middle) : 0
  })
  return moves.sort((a, b) => a - b)[Math.floor(moves.length * 0.9)] ?? 0
}

/** Neighbours of a month are so many months away at most. */
const nearest = 2

/** A single month that is unlike those on both sides of it, or before it where it is the last. */
function spikeAt(months: readonly TradeMonth[], index: number, usual: number): ScaleBreak | null {
  const month = months[index]
  if (!month) return null
  const neighbours = months.filter(
    (tradeMonth) => tradeMonth !== month && distance(tradeMonth, month) <= nearest,
  )
  const near = agreed(neighbours.map((neighbour) => evidenceOf([month], [neighbour], usual)))
  if (!near || neighbours.length < 2) return null
  const sameMonth = months.filter((item) => item !== month && distance(item, month) % 12 === 0)
  const isLikely = sameMonth.some((entry) => agrees(evidenceOf([month], [entry], usual), near))
  if (!isLikely && !neighbours.every((candidate) => isStrong([month], [candidate]))) return null
  return { months: [month], against: [...neighbours, ...sameMonth.slice(-1)], ...near }
}

const distance = (tradeMonth: TradeMonth, other: TradeMonth): number =>
  Math.abs(monthsBetween(tradeMonth.month, other.month))

/** What all of some comparisons say; null where one of them says nothing, or something else. */
function agreed(evidences: readonly (Evidence | null)[]): Evidence | null {
  const [first] = evidences
  if (!first || !evidences.every((evidence) => agrees(evidence, first))) return null
  return { measure: first.measure, magnitude: middle(evidences.flatMap((item) => item?.magnitude ?? [])) }
}

const agrees = (evidence: Evidence | null, other: Evidence): boolean =>
  evidence !== null &&
  evidence.measure === other.measure &&
  Math.sign(evidence.magnitude) === Math.sign(other.magnitude)

/**
 * So many months on each side of a step are compared. Values without quantities swing with the season, and what grows
 * tenfold in a year grows by 3.2 from one half-year to the next, so that they are compared with the year before too.
 */
const sides = [
  { size: 3, leastValue: 0.5 },
  { size: 6, leastValue: 0.6 },
] as const

const longestSide = 6

/** So many months before and after the months in doubt are named. */
const named = 3

interface Step extends Evidence {
  /** The index of the first month after it. */
  readonly at: number
}

/** Where months are of another size than those before them, and stay so until the next step or the end. */
function stepsIn(months: readonly TradeMonth[], usual: number): ScaleBreak[] {
  const steps: Step[] = []
  for (let index = 1; index < months.length; index++) {
    const step = stepAt(months, index, usual)
    const last = steps.at(-1)
    if (!step) continue
    if (!last || index - last.at > reach(last, step)) steps.push(step)
    else if (Math.abs(step.magnitude) > Math.abs(last.magnitude)) steps[steps.length - 1] = step
  }
  return segmentsBetween(months, steps)
}

/** Sides of six months see one step for as long; one that undoes another can follow it sooner. */
const reach = (last: Step, step: Step): number =>
  Math.sign(last.magnitude) === Math.sign(step.magnitude) ? longestSide : nearest

function stepAt(months: readonly TradeMonth[], index: number, usual: number): Step | null {
  for (const { size, leastValue } of sides) {
    const [before, after] = [
      months.slice(Math.max(0, index - size), index),
      months.slice(index, index + size),
    ]
    const near = evidenceOf(after, before, usual, leastValue)
    if (!near) continue
    const [now, then] = yearApart(months, index)
    const isLikely = now.length > 0 && agrees(evidenceOf(now, then, usual), near)
    if (isLikely || isStrong(after, before)) return { at: index, ...near }
  }
  return null
}

/** Months after a step, at most a year, and the same months of the year before that are before the step. */
function yearApart(months: readonly TradeMonth[], index: number): [now: TradeMonth[], then: TradeMonth[]] {
  const pairs = months.slice(index, index + 12).flatMap((month) => {
    const yearBefore = addMonths(month.month, -12)
    const match = months.slice(0, index).find((tradeMonth) => tradeMonth.month === yearBefore)
    return match ? [{ month, match }] : []
  })
  return [pairs.map(({ month }) => month), pairs.map(({ match }) => match)]
}

/** The months in doubt: those between a step and the next one that undoes it, or else those after the step. */
function segmentsBetween(months: readonly TradeMonth[], steps: readonly Step[]): ScaleBreak[] {
  const breaks: ScaleBreak[] = []
  for (let index = 0; index < steps.length; index++) {
    const [step, next] = [steps[index], steps[index + 1]]
    if (!step) continue
    const isUndone = next !== undefined && Math.sign(next.magnitude) !== Math.sign(step.magnitude)
    const end = next?.at ?? months.length
    breaks.push({
      months: months.slice(step.at, end),
      against: [
        ...months.slice(Math.max(0, step.at - named), step.at),
        ...(isUndone ? months.slice(end, end + named) : []),
      ],
      measure: step.measure,
      magnitude: step.magnitude,
    })
    if (isUndone) index++
  }
  return breaks
}

/** log10(5) less what rounding and a change of composition take away. */
const least = 0.65
/** Between so much and `least`, only values that equal the others' quantities count, and the reverse. */
const leastExchanged = 0.5
/** Values and quantities that were exchanged are each other's within a factor of 1.8. */
const alike = 0.25

/**
 * What the main members of some months say against those of others.
 *
 * @param leastValue how far values without quantities must move.
 */
function evidenceOf(
  now: readonly TradeMonth[],
  before: readonly TradeMonth[],
  usual: number,
  leastValue: number = least,
): Evidence | null {
  const shift = shiftBetween(poolMonths(now), poolMonths(before))
  const { unitValue, value, quantity } = shift
  const isMeasured = unitValue.count >= 5
  if (isMeasured && unitValue.agreeing >= 0.85) {
    const size = Math.abs(unitValue.middle)
    if (isExchange(shift) && size >= Math.max(leastExchanged, 4 * usual))
      return { measure: 'exchanged', magnitude: unitValue.middle }
    if (size >= Math.max(least, 4 * usual))
      return Math.abs(value.middle) >= Math.abs(quantity.middle)
        ? { measure: 'value', magnitude: unitValue.middle }
        : { measure: 'quantity', magnitude: -unitValue.middle }
  }
  return moveTogether(shift, now, before, isMeasured ? 1.5 : leastValue)
    ? { measure: 'value', magnitude: value.middle }
    : null
}

const isExchange = ({ exchanged }: Shift): boolean =>
  Math.abs(exchanged.valueToQuantity.middle) <= alike && Math.abs(exchanged.quantityToValue.middle) <= alike

/** Whether the values of nearly all members moved by one factor, though the rows stayed as many. */
function moveTogether(
  { value, common }: Shift,
  now: readonly TradeMonth[],
  before: readonly TradeMonth[],
  factor: number,
): boolean {
  const isOneFactor = value.count >= 8 && value.agreeing >= 0.9 && value.deviation <= 0.5
  if (!isOneFactor || Math.abs(value.middle) < factor || common < 0.7) return false
  const rows = averageRows(now) / Math.max(1, averageRows(before))
  return 0.55 <= rows && rows <= 1.8
}

/** Whether so many members moved by so much the same factor that no second comparison is needed. */
function isStrong(now: readonly TradeMonth[], before: readonly TradeMonth[]): boolean {
  const { unitValue, value } = shiftBetween(poolMonths(now), poolMonths(before))
  const isClear = ({ count, agreeing, deviation }: Spread, most: number): boolean =>
    count >= 8 && agreeing >= 0.95 && deviation <= most
  return unitValue.count >= 5
    ? isClear(unitValue, 0.25) || isClear(value, 0.35)
    : isClear(value, 0.35) && Math.abs(value.middle) >= 1.5
}
