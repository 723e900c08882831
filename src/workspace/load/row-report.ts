import type { ReadReport } from '../../sources/sources.ts'
import type { RowOrder } from '../../trade/observation/observation.ts'

/** What is known of a file’s rows when all have been read. */
export interface RowReport {
  readonly report: ReadReport
  readonly order: RowOrder
}
