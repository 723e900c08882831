/**
 * An exact rational number. Sums and ratios stay exact from the file to the printed digit; a number is
 * rounded once, when it is shown.
 */
export class Fraction {
  static readonly zero = new Fraction(0n, 1n)

  /** Any integers; the denominator must not be zero. @throws RangeError where it is. */
  static of(numerator: bigint, denominator = 1n): Fraction {
    if (denominator === 1n) return new Fraction(numerator, 1n)
    if (denominator === 0n) throw new RangeError('a fraction has no zero denominator')
    const sign = denominator < 0n ? -1n : 1n
    const divisor = greatestCommonDivisor(absolute(numerator), absolute(denominator)) * sign
    return new Fraction(numerator / divisor, denominator / divisor)
  }

  /** An amount that is a whole number of so many decimals: 376449.5 of 3764495 and 1. */
  static ofScaled(amount: bigint, decimals: number): Fraction {
    return Fraction.of(amount, 10n ** BigInt(decimals))
  }

  /** `376449.5` as it stands. @throws SyntaxError for what are no decimal digits. */
  static ofDecimal(text: string): Fraction {
    const decimals = text.split('.')[1]?.length ?? 0
    return Fraction.ofScaled(BigInt(text.replace('.', '')), decimals)
  }

  /** What `toString` writes: `5` or `22/7`. @throws SyntaxError for what are no whole numbers. */
  static parse(text: string): Fraction {
    const [numerator = '', denominator = '1'] = text.split('/')
    return Fraction.of(BigInt(numerator), BigInt(denominator))
  }

  /** The sum of many: added two by two and reduced once, where one after another would reduce each time. */
  static sum(fractions: readonly Fraction[]): Fraction {
    type Parts = Pick<Fraction, 'numerator' | 'denominator'>
    let parts: readonly Parts[] = fractions
    while (parts.length > 1)
      parts = parts.flatMap((part, index, list): Parts[] => {
        const next = list[index + 1]
        if (index % 2 === 1) return []
        return [next ? unreducedSum(part, next) : part]
      })
    const [sum] = parts
    return sum ? Fraction.of(sum.numerator, sum.denominator) : Fraction.zero
  }

  readonly numerator: bigint
  readonly denominator: bigint

  private constructor(numerator: bigint, denominator: bigint) {
    this.numerator = numerator
    this.denominator = denominator
  }

  plus(other: Fraction): Fraction {
    if (this.denominator === other.denominator)
      return Fraction.of(this.numerator + other.numerator, this.denominator)
    return Fraction.of(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    )
  }

  minus(other: Fraction): Fraction {
    return this.plus(other.negated())
  }

  times(other: Fraction): Fraction {
    return Fraction.of(this.numerator * other.numerator, this.denominator * other.denominator)
  }

  /** @throws RangeError where `other` is zero. */
  dividedBy(other: Fraction): Fraction {
    return Fraction.of(this.numerator * other.denominator, this.denominator * other.numerator)
  }

  negated(): Fraction {
    return new Fraction(-this.numerator, this.denominator)
  }

  abs(): Fraction {
    return new Fraction(absolute(this.numerator), this.denominator)
  }

  /** -1, 0 or 1. */
  sign(): -1 | 0 | 1 {
    return this.numerator === 0n ? 0 : this.numerator < 0n ? -1 : 1
  }

  /** Negative, zero or positive, for a sort in ascending order. */
  compare(other: Fraction): -1 | 0 | 1 {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator
    return difference === 0n ? 0 : difference < 0n ? -1 : 1
  }

  equals(other: Fraction): boolean {
    return this.numerator === other.numerator && this.denominator === other.denominator
  }

  /**
   * The decimal with so many places, rounded half away from zero (四舍五入); never `-0`.
   *
   * @example Fraction.of(-5n, 2n).toFixed(0) // '-3'
   */
  toFixed(decimals: number): string {
    const scaled = absolute(this.numerator) * 10n ** BigInt(decimals)
    const rounded = (2n * scaled + this.denominator) / (2n * this.denominator)
    const digits = rounded.toString().padStart(decimals + 1, '0')
    const total = digits.slice(0, digits.length - decimals)
    const text = decimals === 0 ? total : `${total}.${digits.slice(-decimals)}`
    return this.numerator < 0n && rounded !== 0n ? `-${text}` : text
  }

  /**
   * The value as a decimal: exact where it ends, else rounded to so many significant digits.
   *
   * @example Fraction.of(1n, 3n).toDecimal(3) // '0.333'
   */
  toDecimal(significant = 20): string {
    const exact = exactDecimals(this.denominator)
    if (exact !== null && exact <= significant) return this.toFixed(exact)
    const least = this.denominator * 10n ** BigInt(significant - 1)
    let decimals = 0
    for (let scaled = absolute(this.numerator); scaled < least; scaled *= 10n) decimals++
    return this.toFixed(decimals)
  }

  /** `-91/10`, or `52` where it is whole. */
  toString(): string {
    return this.denominator === 1n ? `${this.numerator}` : `${this.numerator}/${this.denominator}`
  }
}

/** How many decimals a fraction of this denominator needs to end, or null where it never does. */
function exactDecimals(denominator: bigint): number | null {
  let rest = denominator
  let twos = 0
  let fives = 0
  while (rest % 2n === 0n) {
    rest /= 2n
    twos++
  }
  while (rest % 5n === 0n) {
    rest /= 5n
    fives++
  }
  return rest === 1n ? Math.max(twos, fives) : null
}

function unreducedSum(
  a: Pick<Fraction, 'numerator' | 'denominator'>,
  b: Pick<Fraction, 'numerator' | 'denominator'>,
) {
  if (a.denominator === b.denominator)
    return { numerator: a.numerator + b.numerator, denominator: a.denominator }
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  }
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value)

/** Euclid’s; what has become small enough goes on as doubles, which are exact then and several times as fast. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b > mostExact) [a, b] = [b, a % b]
  if (b === 0n) return a === 0n ? 1n : a
  let [divisor, rest] = [Number(b), Number(a % b)]
  while (rest !== 0) [divisor, rest] = [rest, divisor % rest]
  return BigInt(divisor)
}

const mostExact = BigInt(Number.MAX_SAFE_INTEGER)
