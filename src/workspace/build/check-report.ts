import type { CheckResult } from '../../review/checks/checks.ts'

/** What the checks found of one product’s month. */
export interface CheckReport {
  readonly product: string
  /** `2023-12`. */
  readonly month: string
  readonly results: readonly CheckResult[]
}
