import type { Product } from './product-type.ts'

/** A product of two currencies in its other currency alone: its totals, nothing else; null for a product of one. */
export function inSecondCurrency({ secondCurrency, ...product }: Product): Product | null {
  if (!secondCurrency) return null
  return { ...product, currency: secondCurrency, sections: ['overview'], charts: [], base: 'latest' }
}
