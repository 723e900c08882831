import type { Localized } from '../../trade/trade.ts'
import type { DeskState } from '../desk-state.ts'

export interface ServiceOptions {
  /** Ends it; what is under way is finished. */
  readonly signal: AbortSignal
  /** Takes what goes wrong; the service goes on. */
  readonly onError: (error: unknown) => void
  /** Takes lines for whoever runs the desk. */
  readonly log?: (line: Localized) => void
}

export type Service = (deskState: DeskState, options: ServiceOptions) => Promise<void>
