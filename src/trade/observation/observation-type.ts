import type { Month } from '../month.ts'

/**
 * One row of official statistics. A dimension that the file did not ask for is null: absent, not "all".
 * Codes are the reporter's own (customs' three-digit partners, two-digit places and procedures).
 */
export interface Observation {
  /** The line of the file, or the row of the sheet, where it begins; counted from 1. */
  readonly line: number
  /** Null where the file has no column of months: its period is then said with the load. */
  readonly month: Month | null
  readonly commodity: string | null
  readonly partner: string | null
  readonly procedure: string | null
  readonly place: string | null
  /** Statistical value in whole units of the file's currency; never negative. */
  readonly value: bigint
  /** In the first unit; null where the file has no quantities. */
  readonly quantity: bigint | null
  readonly unit: string | null
  /** In the second unit; null where there is none (the portal writes `0` and `?`). */
  readonly quantity2: bigint | null
  readonly unit2: string | null
}
