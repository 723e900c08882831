import { type Correlation, readCorrelation } from '../../sources/correlation/correlation.ts'
import type { CorrelationBytes } from '../project/references/references.ts'

/** Reads a table of correlations. @throws UserError for one that cannot be read. */
export const readCorrelationBytes = ({ file, bytes, stated }: CorrelationBytes): Promise<Correlation> =>
  readCorrelation(
    {
      name: file,
      async *bytes() {
        yield bytes
      },
    },
    stated,
  )
