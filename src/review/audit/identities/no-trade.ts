import { Fraction } from '../../../trade/numbers/numbers.ts'
import { Interval } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief } from '../brief/brief.ts'
import { equal, type FigureIdentity } from '../identity.ts'
import { constant, signed } from '../term.ts'
import { findTotal } from './lookup.ts'

const zero = constant(Interval.point(Fraction.zero))
const lost = constant(Interval.point(Fraction.of(-100n)))

/** 无进口: where our own sentences say that there was no trade, rows print nothing, and growths say that all was lost. */
export function noTradeIdentities(brief: AuditedBrief): FigureIdentity[] {
  const { isOwnGenre, prose, keyed } = brief
  if (!isOwnGenre || prose.noTrade.length === 0) return []
  const none = new Set(
    prose.noTrade
      .filter(({ flow, run }) => (findTotal(brief, flow, run).value?.value.sign() ?? 0) <= 0)
      .map(({ flow, run }) => `${flow} ${run}`),
  )
  return keyed.flatMap(({ key: { flow, run, measure, operation }, figure }) => {
    const isAmount = operation === undefined
    // Without a value there may still be a quantity.
    if (
      measure !== 'value' ||
      !none.has(`${flow} ${run}`) ||
      figure.place.part !== 'table' ||
      !(isAmount || operation === 'yoy')
    )
      return []
    return [equal('proseFigure', signed(figure), isAmount ? zero : lost, { window: run })]
  })
}
