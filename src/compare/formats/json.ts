import { inCellUnits } from '../../review/revisions/revisions.ts'
import type { Comparison } from '../comparison.ts'

/** What a comparison as data says that it is; the number rises when the shape changes. */
export const schema = 'tradebrief.comparison/1'

/** A comparison as plain data, ready for `JSON.stringify`; amounts are texts in whole units, since they may be large. */
export function comparisonData({ cells, ...comparison }: Comparison) {
  return {
    schema,
    ...comparison,
    cells: cells.map(({ cell, words, lines }) => ({ ...inCellUnits(cell), words, lines })),
  }
}
