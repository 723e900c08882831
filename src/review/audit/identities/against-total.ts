import { Interval, type PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief } from '../brief/brief.ts'
import { equal, type FigureIdentity } from '../identity.ts'
import type { FigureKey } from '../subjects/subjects.ts'
import { amount, base, difference, growthBetween, percentage, signed, type Term } from '../term.ts'
import { areAlike, FiguresByKey, isLeftOut } from './lookup.ts'

/**
 * Figures of a part that are stated against the total: the change of its share, of value and growth of both, and its
 * average price against that of all. Where the brief leaves something out of what shares are taken of, the growth of the rest
 * is not stated, and changes of shares follow from nothing that is.
 */
export function againstTotalIdentities(brief: AuditedBrief): FigureIdentity[] {
  const lookup = new FiguresByKey(brief)
  return brief.keyed.flatMap(({ key, figure }) => {
    if (key.dimension === undefined) return []
    if (key.operation === 'toAverage') return averagePrice(lookup, key, figure)
    return key.operation === 'shareChange' && !isLeftOut(brief, key.flow)
      ? changeOfShare(lookup, key, figure)
      : []
  })
}

function averagePrice(lookup: FiguresByKey, key: FigureKey, figure: PrintedFigure): FigureIdentity[] {
  const level = lookup.find(key, { operation: undefined })
  const total = lookup.find(key, { operation: undefined, ...totalSubject })
  return level && total && areAlike(level, total)
    ? [equal('priceOfAll', signed(figure), growthBetween(amount(level), amount(total)), { window: key.run })]
    : []
}

function changeOfShare(lookup: FiguresByKey, key: FigureKey, figure: PrintedFigure): FigureIdentity[] {
  const value = lookup.find(key, { operation: undefined })
  const growth = lookup.find(key, { operation: 'yoy' })
  const total = lookup.find(key, { operation: undefined, ...totalSubject })
  const totalGrowth = lookup.find(key, { operation: 'yoy', ...totalSubject })
  if (!value || !growth || !total || !totalGrowth || !areAlike(value, total)) return []
  const change = difference(
    percentage(amount(value), amount(total)),
    percentage(base(value, growth), base(total, totalGrowth)),
  )
  return [
    equal('shareChange', signed(figure), withoutSolvingFor(change, [value, total]), { window: key.run }),
  ]
}

const totalSubject = { dimension: undefined, code: undefined }

/** A term that says nothing of what some of its figures should be: those that it has twice. */
const withoutSolvingFor = (term: Term, repeated: readonly PrintedFigure[]): Term => ({
  ...term,
  solve: (figure, target) => (repeated.includes(figure) ? Interval.notNegative : term.solve(figure, target)),
})
