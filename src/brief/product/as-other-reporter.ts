import { standardCodes } from '../../codes/codes.ts'
import type { Nomenclature } from './nomenclature.ts'
import type { OtherReported } from './other-reporters.ts'
import type { Product } from './product-type.ts'
import { listReimports, usualCurrency } from './reporter.ts'

/**
 * A product as a product of another reporter: its trade by partner, in the currency of its source, by the codes that its
 * data have under the same subheadings.
 */
export function asOtherReporter(
  product: Product,
  { flows, ...reported }: OtherReported,
  codes: Readonly<Partial<Record<Nomenclature, readonly string[]>>>,
): Product {
  const { reporter } = reported
  const { bulletin: _, secondCurrency: __, ...rest } = product
  return {
    ...rest,
    kind: 'product',
    reported,
    currency: usualCurrency(reported),
    flows: [...flows],
    classes: [{ name: product.name, codes }],
    products: [],
    sections: ['partners'],
    ownSections: {},
    charts: [],
    base: 'latest',
    quantity: 'first',
    groups: [],
    value: { scale: 'auto' },
    quantityScale: 'auto',
    market: [],
    mirror: [],
    without: { export: [], import: listReimports(reporter, product.codes ?? standardCodes) },
    within: undefined,
  }
}
