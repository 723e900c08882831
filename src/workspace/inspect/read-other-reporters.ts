import type { Product } from '../../brief/product/product.ts'
import { type Ledger, selectReporter } from '../../ledger/ledger.ts'
import { UserError } from '../../trade/errors/errors.ts'
import type { Month } from '../../trade/trade.ts'
import { listOtherProducts } from '../build/build.ts'

/**
 * What is read of each other reporter that a product's sections show: by those of its codes of which there is the most, as a build takes
 * them. Nothing where they cannot be compared, of which a build says why.
 *
 * @param read what there is by some codes of a reporter.
 * @param measure how much that is.
 */
export async function readOtherReporters<Item>(
  ledger: Ledger,
  product: Product,
  month: Month,
  read: (ledger: Ledger, product: Product) => Promise<readonly Item[]>,
  measure: (items: readonly Item[]) => number,
): Promise<Item[]> {
  const others = await listOtherProducts(ledger, product, month).catch((error: unknown) => {
    if (error instanceof UserError) return []
    throw error
  })
  const found = others.map(async (choices) => {
    const byCodes = await Promise.all(
      choices.map((choice) => read(selectReporter(choice.ledger, choice.product.reported), choice.product)),
    )
    return [...byCodes].sort((a, b) => measure(b) - measure(a))[0] ?? []
  })
  return (await Promise.all(found)).flat()
}
