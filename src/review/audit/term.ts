import { Fraction } from '../../trade/numbers/numbers.ts'
import { Interval, IntervalSum, type PrintedFigure } from '../printed-numbers/printed-numbers.ts'

/** A quantity computed from printed figures: what it may be, and what a figure may be for it to be so. */
export interface Term {
  readonly interval: Interval
  readonly figures: readonly PrintedFigure[]
  /**
   * What `figure` may stand for, if this term is to lie in `target` and all its other figures are as printed;
   * null for nothing at all. It never leaves out what would do.
   */
  solve(figure: PrintedFigure, target: Interval): Interval | null
}

const hundred = Fraction.of(100n)
const interval = Interval.point(Fraction.of(1n))

/** A figure as it stands; where it cannot be negative, its interval ends at zero. */
export function amount(figure: PrintedFigure): Term {
  const interval = figure.interval.and(Interval.notNegative) ?? figure.interval
  return { interval, figures: [figure], solve: (_, target) => target }
}

/** A figure of any sign: a growth, a net export. */
export const signed = (figure: PrintedFigure): Term => ({
  interval: figure.interval,
  figures: [figure],
  solve: (_, target) => target,
})

export const constant = (interval: Interval): Term => ({ interval, figures: [], solve: () => null })

/** The first term with a figure is solved for it; the time does not depend on how many terms there are. */
export function sum(terms: readonly Term[]): Term {
  const intervals = new IntervalSum(terms.map(({ interval }) => interval))
  let termByFigure: Map<PrintedFigure, number> | undefined
  return {
    interval: intervals.total(),
    figures: terms.flatMap(({ figures }) => figures),
    solve(figure, target) {
      termByFigure ??= firstIndex(terms)
      const index = termByFigure.get(figure)
      const term = index === undefined ? undefined : terms[index]
      if (index === undefined || !term) return null
      return term.solve(figure, target.minus(intervals.without(index)))
    },
  }
}

function firstIndex(terms: readonly Term[]): Map<PrintedFigure, number> {
  const found = new Map<PrintedFigure, number>()
  for (const [index, { figures }] of terms.entries())
    for (const figure of figures) if (!found.has(figure)) found.set(figure, index)
  return found
}

export const times = (factor: number, term: Term): Term => {
  const by = Fraction.of(BigInt(factor))
  return {
    interval: term.interval.scaled(by),
    figures: term.figures,
    solve: (figure, target) =>
      by.sign() === 0 ? Interval.all : term.solve(figure, target.scaled(Fraction.of(1n).dividedBy(by))),
  }
}

export const difference = (term: Term, less: Term): Term => sum([term, times(-1, less)])

/** part / whole x 100, of what is not negative. */
export const percentage = (part: Term, term: Term): Term => ({
  interval: part.interval.times(term.interval.inverse()).scaled(hundred),
  figures: [...part.figures, ...term.figures],
  solve(figure, target) {
    const share = target.scaled(Fraction.of(1n, 100n)).and(Interval.notNegative)
    if (!share) return null
    return part.figures.includes(figure)
      ? part.solve(figure, share.times(term.interval))
      : term.solve(figure, part.interval.times(share.inverse()))
  },
})

/** part / whole x 100, of a part of any sign. */
export const signedPercentage = (part: Term, term: Term): Term => ({
  interval: term.interval.inverse().times(part.interval).scaled(hundred),
  figures: [...part.figures, ...term.figures],
  solve(figure, target) {
    const share = target.scaled(Fraction.of(1n, 100n))
    if (part.figures.includes(figure)) return part.solve(figure, term.interval.times(share))
    const found = ratio(part.interval, share)
    return found && term.solve(figure, found)
  },
})

/** 1 + growth/100, which is not negative. */
export const growthFactor = (growth: Interval): Interval =>
  interval.plus(growth.scaled(Fraction.of(1n, 100n))).and(Interval.notNegative) ??
  Interval.point(Fraction.zero)

/** The growth of which a factor comes: (factor - 1) x 100. */
export const toGrowthTerm = (factor: Interval): Interval => factor.minus(interval).scaled(hundred)

/** What a value that has grown so was a year before: value / (1 + growth/100). */
export function base(value: PrintedFigure, growth: PrintedFigure): Term {
  const now = amount(value)
  return {
    interval: now.interval.times(growthFactor(growth.interval).inverse()),
    figures: [value, growth],
    solve(figure, target) {
      const before = target.and(Interval.notNegative)
      if (!before) return null
      if (figure === value) return before.times(growthFactor(growth.interval))
      return toGrowthTerm(now.interval.times(before.inverse()))
    },
  }
}

/** (current / base - 1) x 100, of two levels. */
export const growthBetween = (current: Term, before: Term): Term => ({
  interval: toGrowthTerm(current.interval.times(before.interval.inverse())),
  figures: [...current.figures, ...before.figures],
  solve(figure, target) {
    const factor = growthFactor(target)
    return current.figures.includes(figure)
      ? current.solve(figure, factor.times(before.interval))
      : before.solve(figure, current.interval.times(factor.inverse()))
  },
})

/** a / b, of what is not negative. */
export const quotient = (part: Term, by: Term): Term => ({
  interval: part.interval.times(by.interval.inverse()),
  figures: [...part.figures, ...by.figures],
  solve(figure, target) {
    const positive = target.and(Interval.notNegative)
    if (!positive) return null
    return part.figures.includes(figure)
      ? part.solve(figure, positive.times(by.interval))
      : by.solve(figure, part.interval.times(positive.inverse()))
  },
})

/** The growth that two growths make together: (1 + a)(1 + b) - 1, in %. */
export const compounded = (a: PrintedFigure, b: PrintedFigure): Term => ({
  interval: toGrowthTerm(growthFactor(a.interval).times(growthFactor(b.interval))),
  figures: [a, b],
  solve(figure, target) {
    const other = growthFactor((figure === a ? b : a).interval)
    return toGrowthTerm(growthFactor(target).times(other.inverse()))
  },
})

/** By how much a value that has grown so has changed: value - base, with the value's own rounding counted once. */
export function gain(value: PrintedFigure, growth: PrintedFigure): Term {
  const now = amount(value)
  return {
    interval: now.interval.times(interval.minus(growthFactor(growth.interval).inverse())),
    figures: [value, growth],
    solve(figure, target) {
      if (figure === value) return ratio(target, interval.minus(growthFactor(growth.interval).inverse()))
      const before = now.interval.minus(target).and(Interval.notNegative)
      return before && toGrowthTerm(now.interval.times(before.inverse()))
    },
  }
}

/**
 * What a / b may be where it is not negative; null where the signs of a and b differ. Where either may be zero it is
 * any number that is not negative.
 */
export function ratio(a: Interval, b: Interval): Interval | null {
  const [signOfA, signOfB] = [signOf(a), signOf(b)]
  if (signOfA === 0 || signOfB === 0) return Interval.notNegative
  if (signOfA !== signOfB) return null
  return signOfA > 0 ? a.times(b.inverse()) : a.negated().times(b.negated().inverse())
}

/** The sign of all numbers of an interval; 0 where they differ, or zero is among them. */
const signOf = ({ low, high }: Interval): number =>
  low && low.at.sign() > 0 ? 1 : high && high.at.sign() < 0 ? -1 : 0
