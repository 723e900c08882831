import type { Fraction } from '../../trade/numbers/numbers.ts'
import type { Marker } from '../../trade/trade.ts'
import { hundred } from './percent.ts'

/** A value, or null with the reason why there is none. */
export interface Outcome {
  readonly value: Fraction | null
  readonly marker?: Marker
}

/**
 * Growth in percent: (current / base - 1) x 100, exact. Without a base, or with a base of zero, there is
 * none (customs prints `-`).
 */
export function growth(current: Fraction | null, base: Fraction | null): Outcome {
  if (current === null) return { value: null, marker: 'notAvailable' }
  if (base === null || base.sign() === 0) return { value: null, marker: 'noBase' }
  // In this order amounts stay whole until they are divided, and the fraction is reduced once.
  return { value: current.minus(base).times(hundred).dividedBy(base) }
}

/** A share in percent: part / whole x 100, exact. Of a whole of zero there is none. */
export function share(part: Fraction | null, fraction: Fraction | null): Outcome {
  if (part === null || fraction === null) return { value: null, marker: 'notAvailable' }
  if (fraction.sign() === 0) return { value: null, marker: 'noTotal' }
  return { value: part.times(hundred).dividedBy(fraction) }
}

/** Change in the unit of the measure: current - base. The year-on-year change of a net export is this. */
export function difference(current: Fraction | null, base: Fraction | null): Outcome {
  return current === null || base === null
    ? { value: null, marker: 'notAvailable' }
    : { value: current.minus(base) }
}
