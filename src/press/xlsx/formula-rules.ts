import { markerSigns } from '../../brief/brief.ts'
import { Fraction, squareRoot } from '../../trade/numbers/numbers.ts'
import type { Computation } from '../../trade/trade.ts'

/** How an operation is written in a spreadsheet, and what it gives there. */
export interface FormulaRule {
  /** From the addresses of the figures that it is computed from. */
  formula(...addresses: readonly string[]): string
  /** What it divides by, where it does; over zero it shows `empty`. */
  divisor?(...values: readonly Fraction[]): Fraction
  readonly empty?: string
  evaluate(...values: readonly Fraction[]): Fraction
}

const hundred = Fraction.of(100n)
const fraction = Fraction.of(1n)
const zero = Fraction.zero
const { noBase, noTotal, notAvailable } = markerSigns

/** Formulas divide last, hence round once. */
export const formulaRules: Readonly<Record<Computation['operation'], FormulaRule>> = {
  plus: { formula: (a, b) => `${a}+${b}`, evaluate: (a = zero, b = zero) => a.plus(b) },
  minus: { formula: (a, b) => `${a}-${b}`, evaluate: (a = zero, b = zero) => a.minus(b) },
  difference: { formula: (a, b) => `${a}-${b}`, evaluate: (a = zero, b = zero) => a.minus(b) },
  growth: {
    formula: (a, b) => `IF(${b}=0,"${noBase}",100*(${a}-${b})/${b})`,
    divisor: (_, b = zero) => b,
    empty: noBase,
    evaluate: (a = zero, b = zero) => a.minus(b).times(hundred).dividedBy(b),
  },
  averageGrowth: {
    formula: (a, b) => `IF(${b}=0,"${noBase}",100*(SQRT(${a}/${b})-1))`,
    divisor: (_, b = zero) => b,
    empty: noBase,
    evaluate: (a = zero, b = zero) => squareRoot(a.dividedBy(b)).minus(fraction).times(hundred),
  },
  share: {
    formula: (a, b) => `IF(${b}=0,"${noTotal}",100*${a}/${b})`,
    divisor: (_, b = zero) => b,
    empty: noTotal,
    evaluate: (a = zero, b = zero) => a.times(hundred).dividedBy(b),
  },
  contribution: {
    formula: (a, b, total) => `IF(${total}=0,"${noBase}",100*(${a}-${b})/${total})`,
    divisor: (_, __, fraction = zero) => fraction,
    empty: noBase,
    evaluate: (a = zero, b = zero, complete = zero) => a.minus(b).times(hundred).dividedBy(complete),
  },
  quotient: {
    formula: (a, b) => `IF(${b}=0,"${notAvailable}",${a}/${b})`,
    divisor: (_, b = zero) => b,
    empty: notAvailable,
    evaluate: (a = zero, b = zero) => a.dividedBy(b),
  },
  balanceIndex: {
    formula: (a, b) => `IF(${a}+${b}=0,"${noTotal}",(${a}-${b})/(${a}+${b}))`,
    divisor: (a = zero, b = zero) => a.plus(b),
    empty: noTotal,
    evaluate: (a = zero, b = zero) => a.minus(b).dividedBy(a.plus(b)),
  },
  grubelLloyd: {
    formula: (a, b) => `IF(${a}+${b}=0,"${noTotal}",1-ABS(${a}-${b})/(${a}+${b}))`,
    divisor: (a = zero, b = zero) => a.plus(b),
    empty: noTotal,
    evaluate: (a = zero, b = zero) => fraction.minus(a.minus(b).abs().dividedBy(a.plus(b))),
  },
}
