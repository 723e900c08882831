import {
  type CustomsCurrency,
  type Derivation,
  type Figure,
  type FigureId,
  type FigureName,
  figureId,
  parseFigureId,
  type SecondMeasure,
} from '../../trade/trade.ts'
import type { Get } from './figure-result.ts'
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

/** The same derivation over figures by other ids. */
function renameOperands(derivation: Derivation, rename: (id: FigureId) => FigureId): Derivation {
  switch (derivation.operation) {
    case 'sum':
    case 'bulletin':
      return derivation
    case 'plus':
    case 'minus':
    case 'quotient':
    case 'balanceIndex':
    case 'grubelLloyd': {
      const [first, second] = derivation.of
      return { ...derivation, of: [rename(first), rename(second)] }
    }
    case 'growth':
    case 'difference':
    case 'averageGrowth':
      return { ...derivation, current: rename(derivation.current), base: rename(derivation.base) }
    case 'share':
      return { ...derivation, part: rename(derivation.part), whole: rename(derivation.whole) }
    case 'contribution': {
      const { current, base, whole } = derivation
      return { ...derivation, current: rename(current), base: rename(base), whole: rename(whole) }
    }
    case 'cells':
      return { ...derivation, ...(derivation.of && { of: rename(derivation.of) }) }
  }
}
