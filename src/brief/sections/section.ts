import type { Breakdown, FigureName, Month } from '../../trade/trade.ts'
import type { Block } from '../document.ts'
import type { Product } from '../product/product.ts'
import type { Writing } from '../section-context.ts'

/** A part of a brief: what it needs to know and what it says. CONTRIBUTING.md says how to add one. */
export interface Section {
  /** As product files name it. */
  readonly id: string
  /** The dimensions whose sums it shows, beside the totals. */
  readonly needs: readonly Breakdown[]
  /** Dimensions that it shows where the ledger has them; without them it says less. */
  readonly optional?: readonly Breakdown[]
  /** Figures of other months and windows that it shows where the ledger has them. */
  further?(product: Product, month: Month): readonly FigureName[]
  /** What the brief is to say about itself because of this section: how it chose, what it left out. */
  statements?(writing: Writing): readonly string[]
  /**
   * @param number its place among the sections that the brief has, from 1.
   * @returns nothing where the brief of that language is without it: its number is that of the next section.
   */
  write(writing: Writing, number: number): readonly Block[]
}
