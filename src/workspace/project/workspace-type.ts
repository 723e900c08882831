import type { Plugin } from '../../brief/sections/own-section/own-section.ts'
import type { Config } from './config.ts'

/** A folder with everything that the user has: `tradebrief.yaml`, `products/`, `ledger.duckdb`, `briefs/`. */
export interface Workspace {
  readonly folder: string
  readonly config: Config
  /** The sections of one's own that its modules bring. */
  readonly plugins: readonly Plugin[]
}
