import { Fraction } from '../../trade/numbers/numbers.ts'
import { type Bound, Interval } from './interval.ts'

/** A number as it is printed, and what exact numbers it may stand for. */
export interface PrintedNumber {
  readonly text: string
  readonly decimals: number
  readonly value: Fraction
  readonly interval: Interval
}

/** More digits than any statistics have are no number of ours, and would cost time. */
const longest = 24

/** Thousands are parted by commas throughout. */
const grouped = /^[<>]?[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

/**
 * Reads `-10.3`, `1,234.5` or `<0.0001`. With d decimals, v stands for all numbers that round to it half away from zero
 * (四舍五入): from v - 0.5 x 10^-d on, up to but without v + 0.5 x 10^-d, and the mirror image below zero.
 * Null for a text that is no number.
 */
export function readNumber(text: string): PrintedNumber | null {
  const plain = grouped.test(text) ? text.replaceAll(',', '') : text
  const match = plain.length > longest ? null : /^([<>])?([-+]?)(\d+)(?:\.(\d+))?$/.exec(plain)
  if (!match) return null
  const [, limit, minus, total = '', part = ''] = match
  const unit = 10n ** BigInt(part.length)
  const size = Fraction.of(BigInt(total + part), unit)
  const value = minus === '-' ? size.negated() : size
  const interval = limit ? beyond(value) : rounded(value, part.length)
  return interval && { text, decimals: part.length, value, interval }
}

/**
 * How an exact value stands to a printed one, at the printed decimals: it rounds to it, half away from zero; it is within
 * one unit of the last digit; or neither.
 */
export function compareRounded(
  exact: Fraction,
  { value, decimals }: Pick<PrintedNumber, 'value' | 'decimals'>,
): 'rounded' | 'roundedOtherwise' | 'different' {
  if (exact.toFixed(decimals) === value.toFixed(decimals)) return 'rounded'
  const unit = Fraction.of(1n, 10n ** BigInt(decimals))
  return exact.minus(value).abs().compare(unit) < 0 ? 'roundedOtherwise' : 'different'
}

/** `<0.0001` and `>-0.0001`: between zero and that, neither of them. */
function beyond(value: Fraction): Interval | null {
  const [low, high] = value.sign() < 0 ? [value, Fraction.zero] : [Fraction.zero, value]
  return Interval.of({ at: low, open: true }, { at: high, open: true })
}

function rounded(value: Fraction, decimals: number): Interval | null {
  const half = halfUnit(decimals)
  const sign = value.sign()
  const low: Bound = { at: value.minus(half), open: sign <= 0 }
  const high: Bound = { at: value.plus(half), open: sign >= 0 }
  return Interval.of(low, high)
}

/** The first and the last number with so many decimals that stands for some number of the interval; null for no such end. */
export function printedRange(
  interval: Interval,
  decimals: number,
): readonly [from: string | null, to: string | null] {
  const unit = Fraction.of(1n, 10n ** BigInt(decimals))
  const printed = (bound: Bound, inward: 1 | -1): string => {
    const text = bound.at.toFixed(decimals)
    const number = readNumber(text)
    if (!number || number.interval.meets(interval)) return text
    return number.value.plus(inward > 0 ? unit : unit.negated()).toFixed(decimals)
  }
  return [interval.low && printed(interval.low, 1), interval.high && printed(interval.high, -1)]
}

const halfUnit = (decimals: number): Fraction => Fraction.of(1n, 2n * 10n ** BigInt(decimals))
