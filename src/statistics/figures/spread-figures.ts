import { Fraction } from '../../trade/numbers/numbers.ts'
import {
  type CellSet,
  type Figure,
  type FigureName,
  type SpreadRule,
  spreadRules,
  type Unit,
} from '../../trade/trade.ts'
import { concentrationRatio, effectiveNumber, herfindahl, type Outcome } from '../indices/indices.ts'
import type { Made } from './figure-result.ts'

/** The values of a dimension's members on one side of a window, and the cells that they are sums of. */
export interface Spread {
  /** The ids in the order of the ranking; members without trade are not there. */
  readonly order: readonly string[]
  readonly values: ReadonlyMap<string, bigint>
  /** Whether shares are of all values, with those that are not ranked: what belongs to no place. */
  readonly hasOthers: boolean
  readonly cells: CellSet
}

const number = (count: number): Outcome => ({ value: Fraction.of(BigInt(count)) })

/**
 * The index as it is published, in whole points, half away from zero: its change is then that of the two numbers that a
 * reader sees, 2461 - 1215 = 1246.
 */
const inWholePoints = ({ value, ...outcome }: Outcome): Outcome => ({
  ...outcome,
  value: value && Fraction.of(BigInt(value.toFixed(0))),
})

const rules: Readonly<
  Record<
    Exclude<SpreadRule, 'rank'>,
    { readonly unit: Unit; of(values: readonly bigint[], total: bigint): Outcome }
  >
> = {
  hhi: {
    unit: { kind: 'index', of: 'concentration' },
    of: (...shares) => inWholePoints(herfindahl(...shares)),
  },
  cr3: { unit: { kind: 'percent' }, of: (values, total) => concentrationRatio(values, 3, total) },
  cr5: { unit: { kind: 'percent' }, of: (values, total) => concentrationRatio(values, 5, total) },
  cr10: { unit: { kind: 'percent' }, of: (values, total) => concentrationRatio(values, 10, total) },
  number: { unit: { kind: 'count' }, of: (values) => number(values.length) },
  effective: { unit: { kind: 'index', of: 'equals' }, of: effectiveNumber },
}

interface SpreadOfSide {
  readonly rule: SpreadRule
  readonly side: 'current' | 'base'
}

const byOperation: ReadonlyMap<string, SpreadOfSide> = new Map(
  spreadRules.flatMap((rule): [string, SpreadOfSide][] => [
    [rule, { rule, side: 'current' }],
    [`${rule}Base`, { rule, side: 'base' }],
  ]),
)

/** What a name says of a spread: by which rule, and on which side; null for other names. */
export const findSpreadRule = ({ operation }: FigureName): SpreadOfSide | null =>
  (operation && byOperation.get(operation)) ?? null

/** A figure of how values are spread over the members of a dimension. @param subject the figure that is ranked. */
export function spreadFigure(
  rule: SpreadRule,
  { order, values, hasOthers, cells }: Spread,
  subject?: { code: string; figure: Figure },
): Made {
  if (rule !== 'rank') {
    const { unit, of: outcome } = rules[rule]
    const ranked = order.map((id) => values.get(id) ?? 0n)
    const total = (hasOthers ? [...values.values()] : ranked).reduce((sum, value) => sum + value, 0n)
    return {
      unit,
      outcome: outcome(ranked, total),
      derivation: { operation: 'cells', rule, cells: [cells] },
    }
  }
  const position = order.indexOf(subject?.code ?? '')
  return {
    unit: { kind: 'count' },
    outcome: position < 0 ? { value: null, marker: 'notAvailable' } : number(position + 1),
    derivation: { operation: 'cells', rule, cells: [cells], ...(subject && { of: subject.figure.id }) },
  }
}
