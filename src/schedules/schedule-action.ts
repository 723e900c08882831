import type { Product } from '../brief/product/product.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Localized } from '../trade/trade.ts'
import type { ScheduleConfig } from '../workspace/project/automation/automation.ts'
import type { Workspace } from '../workspace/project/project.ts'
import type { Effects } from '../workspace/workspace.ts'

/** What an action works on. */
export interface ActionOrder {
  readonly workspace: Workspace
  readonly ledger: Ledger
  readonly products: readonly Product[]
  readonly schedule: ScheduleConfig
  readonly effects: Effects
}

export interface ActionResult {
  readonly isDone: boolean
  readonly words: Localized
}
