import type { Brief } from '../brief/brief.ts'
import type { Product } from '../brief/product/product.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Language, languages, type Month } from '../trade/trade.ts'
import {
  type CheckReport,
  checkBriefs,
  checkProduct,
  queryBriefs,
  queryWithHistory,
} from '../workspace/build/build.ts'
import { readConfirmations, toAcceptance } from '../workspace/build/confirmations/confirmations.ts'
import { readHouseStyle } from '../workspace/project/house-style/house-style.ts'
import { readProducts } from '../workspace/project/products/products.ts'
import type { Workspace } from '../workspace/project/project.ts'
import { readReferences } from '../workspace/project/references/references.ts'

/** What tools read. The desk implements it with its caches, the command with a workspace and its ledger. */
export interface TradeData {
  readonly ledger: Ledger
  workspace(): Promise<Workspace>
  products(): Promise<readonly Product[]>
  /** @throws UserError where `build` would build no brief. */
  brief(product: Product, month: Month, language: Language): Promise<Brief>
  checks(product: Product, month: Month): Promise<CheckReport>
}

/** Opens the data for one call and closes them after it, so that nothing is locked between two calls. */
export type UseTradeData = <Result>(use: (data: TradeData) => Promise<Result>) => Promise<Result>

/** The data of a workspace whose ledger is open. */
export function openWorkspaceData(workspace: Workspace, ledger: Ledger): TradeData {
  return {
    ledger,
    workspace: async () => workspace,
    products: () => readProducts(workspace),
    checks: (product, month) => checkProduct(workspace, ledger, product, month),
    async brief(product, month, language) {
      const [queried, references, houseStyle, stored] = await Promise.all([
        queryBriefs(workspace, ledger, product, month, {}, queryWithHistory),
        readReferences(workspace, {}),
        readHouseStyle(workspace),
        readConfirmations(workspace),
      ])
      const confirming = { stored, acceptance: toAcceptance({}, new Date(0)) } // nothing is stored here
      const surroundings = { references, houseStyle, confirming }
      const { briefs } = await checkBriefs(workspace, product, { month, languages }, queried, surroundings)
      const brief = briefs[languages.indexOf(language)]
      if (!brief) throw new Error('a brief was made in every language')
      return brief
    },
  }
}
