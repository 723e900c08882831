import type { Localized } from '../../trade/trade.ts'

/** What came of one product’s brief in a job that builds several. */
export interface BuiltBrief {
  readonly product: string
  readonly name: Localized
  /** `2023-12`; null where there is no month that could be built. */
  readonly month: string | null
  /** Their paths, of the formats and languages that were asked for; empty where it could not be built. */
  readonly files: readonly string[]
  /** False where the files were there already, of an earlier build from the same data. */
  readonly isNew: boolean
  readonly warnings: readonly Localized[]
  /** Why it could not be built. */
  readonly error: unknown
}
