import type { Derivation, Figure, FigureName, Unit } from '../../trade/trade.ts'
import type { Outcome } from '../indices/indices.ts'

/** A figure but for its name. */
export interface Made {
  readonly unit: Unit
  readonly outcome: Outcome
  readonly derivation: Derivation
}

/** Gives a figure by its name. */
export type Get = (name: FigureName) => Figure
