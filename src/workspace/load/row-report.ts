import type { ReadReport } from '../../sources/sources.ts'
import type { RowOrder } from '../../trade/observation/observation.ts'

/** What is told of a file’s rows when they have all been read. */
export interface Told {
  readonly report: ReadReport
  readonly order: RowOrder
}
