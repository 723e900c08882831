import { type NamedCode, perDimension } from '../../trade/trade.ts'
import type { Ledger, Load, LoadFacts, StagedFile } from '../ledger-interface.ts'
import type { LedgerVerification } from '../verification.ts'

/** A ledger whose loads can be taken to another one as they stand, with their numbers and findings. */
export interface MovableLedger extends Ledger {
  /** Writes the rows of a load to a staged file at this path, and gives the names that its file wrote. */
  handOver(load: Load, path: string): Promise<LoadFacts['names']>
  /**
   * Takes in a load as it stands: all of it or nothing. Loads must come in the order of their numbers.
   *
   * @throws Error where the staged file is not what the load says.
   */
  takeOver(load: Load, names: LoadFacts['names'], staged: StagedFile): Promise<void>
  /** Counts, sums and digests of the tables beside the loads themselves, to compare two ledgers by. */
  inventory(): Promise<Inventory>
  /**
   * Writes all of the ledger, as it stands at one moment, to a new file that is a ledger itself, and reads it back.
   * Loads go on meanwhile.
   *
   * @throws UserError for a ledger that is not a file.
   */
  copyTo(path: string): Promise<void>
  /** Reads all of the ledger and compares it with what was recorded when its loads were taken in. */
  verify(): Promise<LedgerVerification>
  /** By how many bytes its file is shorter than it must be; null where that cannot be told now. Takes no time. */
  missingBytes(): Promise<number | null>
}

/** What a ledger on a cluster had left of loads that were broken off or taken back more than a week ago, and removed. */
export interface Debris {
  /** Loads that never were complete, or were taken back. */
  readonly loads: number
  /** Rows of theirs, in all tables. */
  readonly rows: number
  /** Tables and folders of rows that were on their way. */
  readonly staged: number
}

/**
 * What a table holds. A digest is the sum, over all rows, of the first sixty bits of the MD5 of the row's
 * fields, with `|` between them and `~` for what is absent: two tables with the same rows have the same, in
 * whatever order they lie and whichever engine reckons it.
 */
export interface Inventory {
  readonly names: { readonly rows: number; readonly digest: bigint }
  readonly observations: {
    readonly rows: number
    readonly value: bigint
    readonly quantity: bigint
    readonly quantity2: bigint
    readonly digest: bigint
  }
}

/** Codes with their names by dimension, from rows of them. */
export function listNames(rows: Iterable<NamedCode & { readonly dimension: string }>): LoadFacts['names'] {
  const names = perDimension((): NamedCode[] => [])
  const existing: Readonly<Record<string, NamedCode[]>> = names
  for (const { dimension, code, name } of rows) existing[dimension]?.push({ code, name })
  return names
}
