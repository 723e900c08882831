import { Fraction } from '../../trade/numbers/numbers.ts'

/** No amount is printed with more decimals. */
export const mostDecimals = 3

/**
 * How many significant digits an amount has at least, as far as three decimals allow: as many as its growth needs to be
 * computed again. Totals that shares are taken of have the decimals of `countShareDecimals`.
 */
export const leastDigits = 2

/**
 * The fewest decimals, one to three, with which a share of a total can be recomputed to within a tenth of a point: each
 * of the two amounts is off by half a unit of its last decimal at most, which moves the share by less than half of
 * that tenth as long as the total is a thousand such units.
 *
 * @param total the smallest total that shares are taken of, in shown units.
 */
export function countShareDecimals(total: Fraction): number {
  const size = total.abs()
  for (let decimals = 1; decimals < mostDecimals; decimals++)
    if (size.times(Fraction.of(10n ** BigInt(decimals))).compare(Fraction.of(1000n)) >= 0) return decimals
  return mostDecimals
}

/**
 * An amount in shown units, rounded once: with so many decimals at least, more where it has fewer significant digits
 * than asked, three at most. What is not zero never looks like zero: under half of the last decimal it is `<0.001`.
 *
 * @param most the most decimals, where that is fewer than three.
 */
export function showToDigits(
  amount: Fraction,
  leastDecimals: number,
  digits: number,
  most: number = mostDecimals,
): string {
  let decimals = Math.min(leastDecimals, most)
  let text = amount.toFixed(decimals)
  if (amount.sign() === 0) return text
  while (decimals < most && countSignificantDigits(text) < digits) text = amount.toFixed(++decimals)
  if (countSignificantDigits(text) > 0) return text
  const limit = Fraction.of(1n, 10n ** BigInt(decimals)).toFixed(decimals)
  return amount.sign() < 0 ? `>-${limit}` : `<${limit}`
}

/** The digits of a decimal from the first that is not zero. */
export const countSignificantDigits = (text: string): number =>
  text.replace(/^-?[0.]*/, '').replace('.', '').length

/** How many decimals a printed number has. */
export const countDecimals = (text: string): number => text.split('.')[1]?.length ?? 0
