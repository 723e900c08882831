import { mendable } from '../../trade/errors/errors.ts'
import type { Language } from '../../trade/trade.ts'

/** An error as it is told: in words where a person can mend it, with its stack where it is a bug. */
export const errorText = (error: unknown, language: Language): string =>
  mendable(error)?.explain(language) ??
  (error instanceof Error ? (error.stack ?? error.message) : String(error))
