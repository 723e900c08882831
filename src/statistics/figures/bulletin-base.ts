import { quantityFactor } from '../../codes/units/units.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import {
  type FigureName,
  type Flow,
  getCalendarMonth,
  getYear,
  type Month,
  type MonthRange,
  type Unit,
} from '../../trade/trade.ts'
import { spanKey, spanMonths } from '../trade-sums.ts'
import type { BulletinTotals, FigureGround } from './figure-context.ts'
import type { Made } from './figure-result.ts'

/**
 * The total of a year before as the bulletin printed it then, in base units; null where no table has it, or has it in
 * a unit that cannot be told in the data's own.
 */
export function bulletinBase(name: FigureName, ground: FigureGround): Made | null {
  const { flow, dimension, measure, operation, window, lag = 0 } = name
  if (operation !== 'base' || dimension || flow === 'trade' || flow === 'net') return null
  if (measure !== 'value' && measure !== 'quantity') return null
  const months = spanMonths({ window, lag, side: 'base' }, ground.month)
  for (const table of ground.bulletin) {
    const printed = table.flow === flow ? printedOver(table, months)?.[measure] : null
    const current = unitOf(name, flow, ground)
    const factor = measure === 'value' ? Fraction.of(table.moneyFactor) : quantityFactor(table.unit, current)
    const value = printed && factor && Fraction.ofDecimal(printed).times(factor)
    // A unit of print is many of the data's: what is no whole number of these was not counted in them.
    if (!value || value.toFixed(0) !== value.toString()) continue
    const unit: Unit =
      measure === 'value' ? { kind: 'money', currency: ground.currency } : { kind: 'quantity', name: current }
    const { file, sha256, line, goods } = table
    const where = { file, sha256, line, goods, flow, measure, months, printed }
    const cell = { ...where, factor: BigInt(factor.toFixed(0)) }
    return { unit, outcome: { value }, derivation: { operation: 'bulletin', cell } }
  }
  return null
}

/** Over a month, or from January: January's own are both, and a table may have them as either. */
export function printedOver({ month, amounts }: BulletinTotals, { from, to }: MonthRange) {
  if (month !== to) return null
  if (from !== to) return isJanuary(from) && getYear(from) === getYear(to) ? amounts.ytd : null
  const { month: current, ytd } = amounts
  if (!isJanuary(from)) return current
  return { value: current.value ?? ytd.value, quantity: current.quantity ?? ytd.quantity }
}

const isJanuary = (month: Month): boolean => getCalendarMonth(month) === 1

/** What the data count the goods in, this year or else the year before. */
function unitOf({ window, lag = 0 }: FigureName, flow: Flow, { sums }: FigureGround): string | null {
  for (const side of ['current', 'base'] as const) {
    const quantity = sums[flow]?.total(spanKey({ window, lag, side })).quantity
    if (quantity?.kind === 'known' && quantity.unit !== null) return quantity.unit
  }
  return null
}
