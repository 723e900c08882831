import { Fraction } from '../../trade/numbers/numbers.ts'

/** A unit that amounts can be shown in. */
export interface DisplayUnit {
  /** How many base units (whole dollars, customs’ own unit of quantity) make one. */
  readonly factor: bigint
  /** What a table calls it: 亿美元, 万吨; US$ million, thousand tonnes. */
  readonly label: string
  /** What follows a number in a sentence: 亿美元; million, thousand tonnes. */
  readonly after: string
  /** What the brief says about a unit that is not customs' own: that a tonne is 1,000 kilograms. */
  readonly note?: string
  /**
   * How many integer digits any amount has at most, where that is fewer than `mainDigits.mostBeside`: 15,705.2 thousand
   * is 15.7 million.
   */
  readonly mostDigits?: number
}

/** The integer digits that the main figure of a brief has, and at most the others beside it, as the year to date. */
export const mainDigits = { least: 2, most: 4, mostBeside: 5 } as const

const most = (units: readonly DisplayUnit[], compare: (a: bigint, b: bigint) => boolean): DisplayUnit => {
  const [first, ...rest] = units
  if (!first) throw new RangeError('there is no unit to choose from')
  return rest.reduce((best, unit) => (compare(unit.factor, best.factor) ? unit : best), first)
}

/** The integer digits that amounts beside the main figure have at most in a unit. */
export const mostBesideIn = ({ mostDigits }: Pick<DisplayUnit, 'mostDigits'>): number =>
  mostDigits ?? mainDigits.mostBeside

/**
 * Whether a unit that was chosen for a typical amount also does for another: it has one to five digits there, or is at
 * least half a unit, so that neighbouring months have the same unit.
 */
export function isReadableIn(amount: Fraction, unit: Pick<DisplayUnit, 'factor' | 'mostDigits'>): boolean {
  const isHalf = amount.abs().times(Fraction.of(2n)).compare(Fraction.of(unit.factor)) >= 0
  return isHalf && countIntegerDigits(amount, unit) <= mostBesideIn(unit)
}

/** How many digits stand before the point where an amount is shown in a unit, to one decimal; 0 under one unit. */
export function countIntegerDigits(amount: Fraction, { factor }: Pick<DisplayUnit, 'factor'>): number {
  const shown = amount.abs().dividedBy(Fraction.of(factor))
  const text = shown.toFixed(factor === 1n ? 0 : 1)
  if (shown.compare(Fraction.of(1n)) < 0) return 0
  // 9.96 has one digit, though one decimal would make it 10.0: it is shown with more.
  return shown.compare(Fraction.of(10n)) < 0 ? 1 : (text.split('.')[0] ?? '').length
}

/**
 * The unit in which the main figure has two to four digits before the point. Where several do, the first in which the
 * other figures have five at most (four of thousands), else one in which the main figure has one digit and the others are
 * as short, else the first. Where none does (the main figure is under ten of the smallest unit, or in a range that the
 * language has no unit for), the largest unit that the figure has at least one of.
 *
 * @param units in the order of preference of the language.
 * @param main null or zero where there is nothing: then the first of the others that is something counts.
 * @throws RangeError without any unit.
 */
export function chooseUnit(
  units: readonly DisplayUnit[],
  main: Fraction | null,
  others: readonly (Fraction | null)[] = [],
): DisplayUnit {
  const [first, ...rest] = [main, ...others].filter(
    (amount): amount is Fraction => amount !== null && amount.sign() !== 0,
  )
  if (!first) return most(units, (a, b) => a < b)
  const digits = (unit: DisplayUnit) => countIntegerDigits(first, unit)
  const fitting = units.filter((unit) => digits(unit) >= mainDigits.least && digits(unit) <= mainDigits.most)
  const isShort = (unit: DisplayUnit) =>
    rest.every((other) => countIntegerDigits(other, unit) <= mostBesideIn(unit))
  // A single digit, which is shown with three decimals, rather than six digits beside it: 9.145 billion, 110.473 billion.
  const chosen =
    fitting.find(isShort) ?? units.find((unit) => digits(unit) === 1 && isShort(unit)) ?? fitting[0]
  if (chosen) return chosen
  const atLeastOne = units.filter((unit) => digits(unit) >= 1)
  return atLeastOne.length > 0 ? most(atLeastOne, (a, b) => a > b) : most(units, (a, b) => a < b)
}
