import type { TradeMonth } from './monthly-trade.ts'
import type { ScaleBreak } from './scale-break.ts'

/** So many other months are needed to know how far totals range. */
const fewest = 8

/**
 * The same for trade of few partners, whose members say nothing by themselves: months whose total unit values lie
 * beyond those of all other months by more than these range among themselves, and by a factor of 5 at least. Small
 * trade is lumpy, so that values alone are judged only beyond a factor of 30.
 */
export function totalBreaks(months: readonly TradeMonth[]): ScaleBreak[] {
  for (const inDoubt of candidates(months)) {
    const others = months.filter((month) => !inDoubt.includes(month))
    if (others.length < fewest || inDoubt.length === 0 || inDoubt.length > others.length) continue
    const unitValue = beyond(inDoubt.map(unitValueOf), others.map(unitValueOf), 0.65)
    const value = beyond(inDoubt.map(logValue), others.map(logValue), 1.5)
    const magnitude = unitValue ?? value
    if (magnitude !== null)
      return [{ months: inDoubt, against: others.slice(-3), measure: 'value', magnitude }]
  }
  return []
}

/** Months that may be wrong together: those of a load, those since a load began, and each by itself. */
function candidates(months: readonly TradeMonth[]): (readonly TradeMonth[])[] {
  const loads = [...new Set(months.flatMap((month) => month.loads))]
  const ofLoads = loads.map((load) => months.filter((month) => month.loads.includes(load)))
  const since = ofLoads.flatMap(([first]) => (first ? [months.slice(months.indexOf(first))] : []))
  return [...ofLoads, ...since, ...months.map((month) => [month])]
}

/** How far numbers lie beyond all others, from middle to middle; null where they do not, or not far enough. */
function beyond(
  numbers: readonly (number | null)[],
  others: readonly (number | null)[],
  least: number,
): number | null {
  const [current, rest] = [given(numbers), given(others)]
  if (current.length < numbers.length || rest.length < fewest) return null
  const [low, high] = [Math.min(...rest), Math.max(...rest)]
  const gap = Math.max(least, (rest.length < 12 ? 1.5 : 1) * (high - low))
  const center =
    current.reduce((sum, item) => sum + item, 0) / current.length -
    rest.reduce((sum, entry) => sum + entry, 0) / rest.length
  if (Math.min(...current) - high >= gap || low - Math.max(...current) >= gap) return center
  return null
}

const given = (numbers: readonly (number | null)[]): number[] => numbers.flatMap((item) => item ?? [])

const unitValueOf = ({ total: { value, quantity } }: TradeMonth): number | null =>
  quantity ? Math.log10(value / quantity) : null

const logValue = ({ total: { value } }: TradeMonth): number => Math.log10(value)
