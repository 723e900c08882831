import { quantityFactor } from '../codes/unit-factors.ts'
import type { FigureName, Unit } from '../trade/figure.ts'
import { Fraction } from '../trade/fraction.ts'
import { calendarMonthOf, type Month, type MonthRange, yearOf } from '../trade/month.ts'
import type { Flow } from '../trade/terms.ts'
import type { FigureGround } from './figure-ground.ts'
import type { Made } from './made.ts'
import { spanKey, spanMonths } from './trade-sums.ts'

/** The line of a table of the customs bulletin that is a product's own, as first published. */
export interface BulletinTotals {
  readonly flow: Flow
  readonly month: Month
  readonly file: string
  readonly sha256: string
  /** When the table was published, ISO 8601. */
  readonly asOf: string
  /** How many lines the table has. */
  readonly lines: number
  readonly line: number
  readonly goods: string
  /** How many dollars or yuan one printed unit of money is. */
  readonly moneyFactor: bigint
  /** 万个, 吨; null where the line has no quantity. */
  readonly unit: string | null
  /** As printed; null where the table has a dash, or no such column. */
  readonly amounts: Readonly<Record<'month' | 'ytd', Readonly<Record<'value' | 'quantity', string | null>>>>
}

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
    const own = unitOf(name, flow, ground)
    const factor = measure === 'value' ? Fraction.of(table.moneyFactor) : quantityFactor(table.unit, own)
    const value = printed && factor && Fraction.ofDecimal(printed).times(factor)
    // A unit of print is many of the data's: what is no whole number of these was not counted in them.
    if (!value || value.toFixed(0) !== value.toString()) continue
    const unit: Unit =
      measure === 'value' ? { kind: 'money', currency: ground.currency } : { kind: 'quantity', name: own }
    const { file, sha256, line, goods } = table
    const where = { file, sha256, line, goods, flow, measure, months, printed }
    const cell = { ...where, factor: BigInt(factor.toFixed(0)) }
    return { unit, outcome: { value }, derivation: { operation: 'bulletin', cell } }
  }
  return null
}

/** Over a month, or from January: January's own are both, and a table may have them as either. */
function printedOver({ month, amounts }: BulletinTotals, { from, to }: MonthRange) {
  if (month !== to) return null
  if (from !== to) return isJanuary(from) && yearOf(from) === yearOf(to) ? amounts.ytd : null
  const { month: own, ytd } = amounts
  if (!isJanuary(from)) return own
  return { value: own.value ?? ytd.value, quantity: own.quantity ?? ytd.quantity }
}

const isJanuary = (month: Month): boolean => calendarMonthOf(month) === 1

/** What the data count the goods in, this year or else the year before. */
function unitOf({ window, lag = 0 }: FigureName, flow: Flow, { sums }: FigureGround): string | null {
  for (const side of ['current', 'base'] as const) {
    const quantity = sums[flow]?.total(spanKey({ window, lag, side })).quantity
    if (quantity?.kind === 'known' && quantity.unit !== null) return quantity.unit
  }
  return null
}
