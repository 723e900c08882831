import { mendable, type Where } from '../../trade/errors/errors.ts'
import type { Localized } from '../../trade/trade.ts'

export type Subject =
  | 'node'
  | 'clock'
  | 'native'
  | 'fonts'
  | 'disk'
  | 'port'
  | 'folder'
  | 'desk'
  | 'products'
  | 'workspace'

/** What is wrong, and what to do. */
export interface Finding {
  readonly subject: Subject
  /** A fault keeps something from working; a warning may. */
  readonly severity: 'fault' | 'warning'
  readonly words: Localized
  readonly where?: Where
  readonly hint?: Localized
}

/** An error for people as a finding. @throws the error where it is a bug. */
export function errorFinding(subject: Subject, error: unknown): Finding {
  const described = mendable(error)
  if (!described) throw error
  const { words, where, hint } = described
  return { subject, severity: 'fault', words, ...(where && { where }), ...(hint && { hint }) }
}
