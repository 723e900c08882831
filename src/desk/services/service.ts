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

/** Whether `tradebrief.yaml` can be read: a mistake in it is told to whoever opens it, and until then nothing is done. */
export const hasReadableSettings = (deskState: DeskState): Promise<boolean> =>
  deskState.workspace().then(
    () => true,
    () => false,
  )

export type Service = (deskState: DeskState, options: ServiceOptions) => Promise<void>
