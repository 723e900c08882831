import {
  type CellSet,
  type Currency,
  type FigureName,
  type SplitRule,
  splitRules,
  type Unit,
} from '../../trade/trade.ts'
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
import type { Made } from './figure-result.ts'

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
export function splitFigure(rule: SplitRule, { cells, split, sets }: TwoYears, currency: Currency): Made {
  const derivation = { operation: 'cells', rule, cells: sets } as const
  const percent = (outcome: Outcome): Made => ({ unit: { kind: 'percent' }, outcome, derivation })
  const money: Unit = { kind: 'money', currency }
  switch (rule) {
    case 'priceIndex':
      return percent(fisherPrice(cells))
    case 'quantityIndex':
      return percent(fisherQuantity(cells))
    case 'coverage':
      return percent(coverage(cells))
    case 'priceEffect':
      return { unit: money, outcome: { value: split.price }, derivation }
    case 'volumeEffect':
      return { unit: money, outcome: { value: split.volume }, derivation }
    case 'entries':
    case 'exits':
    case 'unpriced':
      return { unit: money, outcome: { value: split[rule] }, derivation }
  }
}
