import type { Derivation, FigureId } from '../../trade/trade.ts'

/** The same derivation over figures by other ids. */
export function renameOperands(derivation: Derivation, rename: (id: FigureId) => FigureId): Derivation {
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
