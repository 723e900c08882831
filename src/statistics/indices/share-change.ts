import type { Fraction } from '../../trade/numbers/numbers.ts'
import { type Outcome, share } from './growth.ts'

/** A part, and the whole that its share is taken of. */
export interface PartOfWhole {
  readonly part: Fraction | null
  readonly whole: Fraction | null
}

/**
 * How far a share moved, in percentage points: share now - share a year before, exact. Both sides take the
 * share of the same kind of whole. Null, with the reason, where a side has no share.
 */
export function shareChange(current: PartOfWhole, base: PartOfWhole): Outcome {
  const [now, before] = [share(current.part, current.whole), share(base.part, base.whole)]
  if (now.value === null) return now
  if (before.value === null) return { value: null, marker: 'noBase' }
  return { value: now.value.minus(before.value) }
}
