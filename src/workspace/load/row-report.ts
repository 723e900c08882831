import type { ReadReport } from '../../sources/read-report.ts'
import type { RowOrder } from '../../trade/observation/row-order.ts'

/** What is told of a file’s rows when they have all been read. */
export interface Told {
  readonly report: ReadReport
  readonly order: RowOrder
}
