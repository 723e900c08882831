import type { Product } from '../../../src/brief/product/product-type.ts'
import type { Flow } from '../../../src/trade/terms.ts'
import type { briefOf, Traded } from '../../support/briefs.ts'

/** A brief over small made-up trade, in which sentences take a certain form. */
export interface SentenceCase {
  readonly name: string
  readonly product: Product
  readonly at: string
  readonly traded: Partial<Record<Flow, Traded>>
  /** What was traded in the other currency, in a brief of two. */
  readonly second?: SentenceCase['traded']
  readonly more?: NonNullable<Parameters<typeof briefOf>[1]>['more']
  readonly commentary?: NonNullable<Parameters<typeof briefOf>[1]>['commentary']
}
