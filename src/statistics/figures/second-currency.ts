import {
  type CustomsCurrency,
  type Figure,
  type FigureId,
  type FigureName,
  figureId,
  parseFigureId,
  type SecondMeasure,
} from '../../trade/trade.ts'
import type { Get } from './figure-result.ts'
import { renameOperands } from './rename-operands.ts'
import { NoRule } from './unknown-figure-error.ts'

/** The figures of the same product in the other currency of its brief. */
export interface SecondCurrency {
  readonly currency: CustomsCurrency
  /** By the names that they have in a brief of that currency alone. */
  readonly get: Get
}

/** What values of a currency are called beside those of the brief's own. */
export const secondMeasure = (currency: CustomsCurrency): SecondMeasure => `value${currency}`

/**
 * A figure of the other currency, from the series that customs publishes in it; null for a name in the brief's own.
 *
 * @throws NoRule where the brief has no such other currency.
 */
export function secondFigure(name: FigureName, second: SecondCurrency | undefined, get: Get): Figure | null {
  if (name.measure !== 'valueUSD' && name.measure !== 'valueCNY') return null
  if (!second || name.measure !== secondMeasure(second.currency))
    throw new NoRule(`the brief has no second currency: ${figureId(name)}`)
  const { measure } = name
  const figure = second.get({ ...name, measure: 'value' })
  const rename = (id: FigureId): FigureId => {
    const operand = parseFigureId(id)
    return operand ? get({ ...operand, measure }).id : id
  }
  return { ...figure, id: figureId(name), derivation: renameOperands(figure.derivation, rename) }
}
