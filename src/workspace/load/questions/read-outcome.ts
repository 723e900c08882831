import type { Load, LoadOutcome, StagedFile } from '../../../ledger/ledger.ts'
import type { UserError } from '../../../trade/errors/errors.ts'
import type { ReadFile } from '../facts/facts.ts'
import type { RowReport } from '../row-report.ts'
import type { StagedFileWriter } from '../staging/staging.ts'

/**
 * The outcome of one file: the load; the path of a table of the customs bulletin, which the workspace stores and not the
 * ledger; or its error.
 */
export type FileOutcome =
  | { readonly file: string; readonly outcome: LoadOutcome }
  | { readonly file: string; readonly table: string }
  | { readonly file: string; readonly error: UserError }

/** A file whose rows have been read. */
export type ReadTable = ReadFile & { readonly staged: StagedFileWriter; readonly rowReport: RowReport }

/** The outcome of reading a file. */
export type ReadOutcome =
  | { readonly name: string; readonly known: Load }
  | { readonly name: string; readonly table: string }
  | { readonly name: string; readonly error: UserError }
  | ReadTable

/** A table that was read, as a ledger loads it. */
export function toStagedFile({
  staged: { path, units },
  rowReport: { order, report },
}: ReadTable): StagedFile {
  const { commodityRows } = report
  return { path, order, units, ...(commodityRows && { commodityRows }) }
}
