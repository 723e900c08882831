import type { Comparison } from '../comparison.ts'

/** What a comparison as data says that it is; the number rises when the shape changes. */
export const schema = 'tradebrief.comparison/1'

/** A comparison as plain data, ready for `JSON.stringify`; whole amounts are texts, since they may be large. */
export function comparisonData({ cells, ...comparison }: Comparison) {
  return {
    schema,
    ...comparison,
    cells: cells.map(({ cell: { old, new: now, difference, ...cell }, words, lines }) => ({
      ...cell,
      old: old === null ? null : String(old),
      new: now === null ? null : String(now),
      difference: String(difference),
      words,
      lines,
    })),
  }
}
