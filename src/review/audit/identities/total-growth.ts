import { Fraction } from '../../../trade/numbers/numbers.ts'
import { type Bound, Interval, type PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import { amount, base, growthFactor, ratio, type Term, toGrowthTerm } from '../term.ts'

interface Part {
  readonly value: PrintedFigure
  readonly growth: PrintedFigure
}

/**
 * The growth of exports and imports together, from the values and growths of both: (E + I) / (E/(1+e) + I/(1+i)) - 1.
 * It rises with each growth, and in each value it is monotone, so its ends are found at the ends of theirs.
 */
export function growthOfTotal(total: PrintedFigure, exports: Part, imports: Part): Term {
  return {
    interval: toGrowthTerm(between(exports, imports)),
    figures: [exports.growth, imports.growth, exports.value, imports.value],
    solve(figure, target) {
      const part = [exports, imports].find(({ growth }) => growth === figure)
      const other = part === exports ? imports : exports
      if (!part) return valueFor(figure === exports.value ? [exports, imports] : [imports, exports], target)
      const now = amount(part.value)
      const factor = growthFactor(target)
      const interval = amount(total).interval.times(factor.inverse())
      const before = interval.minus(base(other.value, other.growth).interval).and(Interval.notNegative)
      return before && toGrowthTerm(now.interval.times(before.inverse()))
    },
  }
}

/** With F the factor of both, A (1 - F/a) = B (F/b - 1). */
function valueFor([part, other]: readonly [Part, Part], target: Interval): Interval | null {
  const unity = Interval.point(Fraction.of(1n))
  const factor = growthFactor(target)
  const quotientOf = ({ growth }: Part) => factor.times(growthFactor(growth.interval).inverse())
  const shares = ratio(quotientOf(other).minus(unity), unity.minus(quotientOf(part)))
  return shares && amount(other.value).interval.times(shares)
}

/** The factor by which both together have grown. */
function between(exports: Part, imports: Part): Interval {
  const [e, i] = [amount(exports.value).interval, amount(imports.value).interval]
  const [ef, itf] = [growthFactor(exports.growth.interval), growthFactor(imports.growth.interval)]
  const corners = (eAt: Bound | null, iAt: Bound | null): Bound[] =>
    [e.low, e.high].flatMap((ev) => [i.low, i.high].flatMap((iv) => meanFactor(ev, iv, eAt, iAt) ?? []))
  const lows = corners(ef.low, itf.low)
  const highs = corners(ef.high, itf.high)
  const low = lows.reduce<Bound | null>(
    (least, bound) => (least && least.at.compare(bound.at) <= 0 ? least : bound),
    null,
  )
  const high = highs.reduce<Bound | null>(
    (most, item) => (most && most.at.compare(item.at) >= 0 ? most : item),
    null,
  )
  return Interval.of(low, high) ?? Interval.all
}

/** (E + I) / (E/ef + I/if); null where it is not bounded. Ends that are reached by both growths together are kept closed, which is on the safe side. */
function meanFactor(
  exports: Bound | null,
  imports: Bound | null,
  exportFactor: Bound | null,
  importFactor: Bound | null,
): Bound | null {
  if (!exports || !imports || !exportFactor || !importFactor) return null
  if (exportFactor.at.sign() <= 0 || importFactor.at.sign() <= 0) return { at: Fraction.zero, open: false }
  const before = exports.at.dividedBy(exportFactor.at).plus(imports.at.dividedBy(importFactor.at))
  if (before.sign() <= 0) return null
  return { at: exports.at.plus(imports.at).dividedBy(before), open: false }
}
