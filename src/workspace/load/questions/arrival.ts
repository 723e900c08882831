import type { Load, LoadOutcome, StagedFile } from '../../../ledger/ledger.ts'
import type { UserError } from '../../../trade/errors/errors.ts'
import type { ReadFile } from '../facts/facts.ts'
import type { Told } from '../row-report.ts'
import type { StagedFileWriter } from '../staging/staging.ts'

/**
 * What came of one file: the load; the path of a table of the customs bulletin, which is for the workspace to keep and
 * not for a ledger; or what is wrong with it.
 */
export type FileOutcome =
  | { readonly file: string; readonly outcome: LoadOutcome }
  | { readonly file: string; readonly table: string }
  | { readonly file: string; readonly error: UserError }

/** A file whose rows have been read. */
export type StagedArrival = ReadFile & { readonly staged: StagedFileWriter; readonly told: Told }

/** What reading a file came to. */
export type Arrival =
  | { readonly name: string; readonly known: Load }
  | { readonly name: string; readonly table: string }
  | { readonly name: string; readonly error: UserError }
  | StagedArrival

/** An arrival as a ledger takes it. */
export function toStagedFile({
  staged: { path, units },
  told: { order, report },
}: StagedArrival): StagedFile {
  const { commodityRows } = report
  return { path, order, units, ...(commodityRows && { commodityRows }) }
}
