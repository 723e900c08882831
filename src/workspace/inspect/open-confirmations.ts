import { formatEditionPeriod, type Product } from '../../brief/product/product.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Localized, Month } from '../../trade/trade.ts'
import { checkProduct, readBuildStates } from '../build/build.ts'
import { toConfirm } from '../build/confirmations/confirmations.ts'
import type { Workspace } from '../project/project.ts'
import { readOverview } from './overview/overview.ts'

/** What waits for a person to confirm it before a product’s newest brief can be built. */
export interface OpenConfirmation {
  readonly product: string
  readonly name: Localized
  /** `2023-12`, `2023`. */
  readonly month: string
  /** As `--accept` takes it. */
  readonly check: string
  readonly words: Localized
}

export interface OpenConfirmations {
  readonly open: readonly OpenConfirmation[]
  /** How many products were not checked, since their checks would take minutes. */
  readonly unchecked: number
}

/** The checks of a product with ten years of data take 0.2 s: of so many products they are run at most. */
const mostChecked = 12

/**
 * The open confirmations of each product’s newest complete period, or of the newest month where none is complete. A brief that is
 * built from the data as they are has none, and is not checked again.
 */
export async function listOpenConfirmations(
  workspace: Workspace,
  ledger: Ledger,
  products: readonly Product[],
): Promise<OpenConfirmations> {
  const newest = (await readOverview(ledger, products)).flatMap(({ product, complete, data }) => {
    if (complete) return [{ product: { ...product, edition: complete.edition }, month: complete.last }]
    return data ? [{ product, month: data.to }] : []
  })
  const states = await readBuildStates(workspace, ledger, newest)
  const unbuilt = newest.filter((_, index) => states[index] !== 'built')
  const open: OpenConfirmation[] = []
  for (const brief of unbuilt.slice(0, mostChecked)) open.push(...(await listOpen(workspace, ledger, brief)))
  return { open, unchecked: Math.max(0, unbuilt.length - mostChecked) }
}

async function listOpen(
  workspace: Workspace,
  ledger: Ledger,
  { product, month }: { readonly product: Product; readonly month: Month },
): Promise<OpenConfirmation[]> {
  const report = await checkProduct(workspace, ledger, product, month)
  return toConfirm(report).map(({ words, confirmation }) => ({
    ...{ product: product.id, name: product.name, month: formatEditionPeriod(product, month) },
    ...{ check: confirmation.id, words },
  }))
}
