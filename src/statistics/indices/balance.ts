import { Fraction } from '../../trade/numbers/numbers.ts'
import type { Outcome } from './growth.ts'
import { fraction } from './percent.ts'

/**
 * The trade balance index (贸易竞争力指数): (X - M) / (X + M), exact, from -1 (imports alone) to 1 (exports
 * alone). Null where there is no trade.
 */
export function balanceIndex(exports: Fraction | null, imports: Fraction | null): Outcome {
  if (exports === null || imports === null) return { value: null, marker: 'notAvailable' }
  const trade = exports.plus(imports)
  if (trade.sign() === 0) return { value: null, marker: 'noTotal' }
  return { value: exports.minus(imports).dividedBy(trade) }
}

/**
 * Grubel and Lloyd's index of trade within an industry (1975): 1 - |X - M| / (X + M), exact, from 0 (one
 * way) to 1 (as much out as in). Null where there is no trade.
 */
export function grubelLloyd(exports: Fraction | null, imports: Fraction | null): Outcome {
  const { value, marker } = balanceIndex(exports, imports)
  return value === null ? { value, ...(marker && { marker }) } : { value: fraction.minus(value.abs()) }
}

/**
 * Grubel and Lloyd's index over several products, weighted by trade: 1 - sum |X - M| / sum (X + M). Netting
 * happens within a product, not between them.
 */
export function grubelLloydOver(
  products: readonly { readonly exports: Fraction; readonly imports: Fraction }[],
): Outcome {
  const trade = Fraction.sum(products.map(({ exports, imports }) => exports.plus(imports)))
  if (trade.sign() === 0) return { value: null, marker: 'noTotal' }
  const gaps = Fraction.sum(products.map(({ exports, imports }) => exports.minus(imports).abs()))
  return { value: fraction.minus(gaps.dividedBy(trade)) }
}
