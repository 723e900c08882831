import type { Fraction } from '../../trade/numbers/numbers.ts'
import { type CellSet, type FigureName, type SplitRule, splitRules, type Unit } from '../../trade/trade.ts'
import {
  type CellsOfTwoYears,
  cellsOfTwoYears,
  coverage,
  fisherPrice,
  fisherQuantity,
  type Outcome,
  type PriceVolumeSplit,
  priceVolumeSplit,
} from '../indices/indices.ts'
import { nothing, plus, type Sum } from '../sums.ts'
import type { CellSum } from '../trade-sums.ts'
import type { FigureGround } from './figure-context.ts'
import type { Made } from './figure-result.ts'
import { toExact } from './measured-quantity.ts'

/** The cells of both years, and what of the ledger they are. */
export interface TwoYears {
  readonly cells: CellsOfTwoYears
  readonly split: PriceVolumeSplit
  readonly sets: readonly CellSet[]
}

/**
 * Puts the cells of two years side by side, commodity by commodity and partner by partner.
 *
 * @param comparedAs what a commodity is compared as: where codes changed, several are one.
 */
export function twoYears(
  now: readonly CellSum[],
  before: readonly CellSum[],
  comparedAs: (commodity: string) => string,
  sets: readonly CellSet[],
): TwoYears {
  const merged = (cells: readonly CellSum[]): ReadonlyMap<string, Sum> => {
    const sums = new Map<string, Sum>()
    for (const { commodity, partner, sum } of cells) {
      const key = `${comparedAs(commodity)} ${partner}`
      sums.set(key, plus(sums.get(key) ?? nothing, sum))
    }
    return sums
  }
  const cells = cellsOfTwoYears(merged(now), merged(before))
  return { cells, split: priceVolumeSplit(cells), sets }
}

export const findSplitRule = ({ operation }: FigureName): SplitRule | null =>
  splitRules.find((rule) => rule === operation) ?? null

/** A figure of prices and volumes. */
export function splitFigure(
  rule: SplitRule,
  { cells, split, sets }: TwoYears,
  { currency, scale }: Pick<FigureGround, 'currency' | 'scale'>,
): Made {
  const derivation = { operation: 'cells', rule, cells: sets } as const
  const percent = (outcome: Outcome): Made => ({ unit: { kind: 'percent' }, outcome, derivation })
  const unit: Unit = { kind: 'money', currency }
  const money = (value: Fraction): Made => ({
    unit,
    outcome: { value: value.dividedBy(toExact(10n ** BigInt(scale?.value ?? 0))) },
    derivation,
  })
  switch (rule) {
    case 'priceIndex':
      return percent(fisherPrice(cells))
    case 'quantityIndex':
      return percent(fisherQuantity(cells))
    case 'coverage':
      return percent(coverage(cells))
    case 'priceEffect':
      return money(split.price)
    case 'volumeEffect':
      return money(split.volume)
    case 'entries':
    case 'exits':
    case 'unpriced':
      return money(split[rule])
  }
}
