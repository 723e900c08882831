import type { Fraction } from '../../trade/numbers/numbers.ts'
import type { Outcome } from './growth.ts'
import { hundred } from './percent.ts'

/**
 * What a part adds to the growth of the whole, in percentage points: (current - base) / base of the whole
 * x 100, exact. Over all parts, those that come and those that go among them, contributions add up to the
 * growth of the whole. A part without trade on a side counts as zero there. Null without a base of the whole,
 * or with one of zero.
 */
export function contribution(
  current: Fraction | null,
  base: Fraction | null,
  wholeBase: Fraction | null,
): Outcome {
  if (current === null || base === null) return { value: null, marker: 'notAvailable' }
  if (wholeBase === null || wholeBase.sign() === 0) return { value: null, marker: 'noBase' }
  return { value: current.minus(base).times(hundred).dividedBy(wholeBase) }
}
