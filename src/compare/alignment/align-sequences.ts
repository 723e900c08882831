/** A pair of corresponding items, or an item that only one of the two sequences has. */
export type Aligned<Item> =
  | { readonly older: Item; readonly newer: Item }
  | { readonly older: Item; readonly newer: null }
  | { readonly older: null; readonly newer: Item }

/**
 * Aligns two sequences in order, so that the similarities of the pairs add up to the most (Needleman and Wunsch, 1970,
 * without a penalty for gaps). Of a run without pairs the older items come first.
 *
 * @param similarity from 0, which is never paired, to 1.
 */
export function alignSequences<Item>(
  older: readonly Item[],
  newer: readonly Item[],
  similarity: (older: Item, newer: Item) => number,
): Aligned<Item>[] {
  const width = newer.length + 1
  const scores = older.map((item) => newer.map((other) => similarity(item, other)))
  // The most that the items from these positions on add up to.
  const best = new Float64Array((older.length + 1) * width)
  const bestAt = (row: number, column: number): number => best[row * width + column] ?? 0
  const paired = (row: number, column: number): number => {
    const score = scores[row]?.[column] ?? 0
    return score > 0 ? score + bestAt(row + 1, column + 1) : 0
  }
  for (let row = older.length - 1; row >= 0; row--)
    for (let column = newer.length - 1; column >= 0; column--)
      best[row * width + column] = Math.max(
        bestAt(row + 1, column),
        bestAt(row, column + 1),
        paired(row, column),
      )
  const aligned: Aligned<Item>[] = []
  let [row, column] = [0, 0]
  while (row < older.length || column < newer.length) {
    const [item, other] = [older[row], newer[column]]
    const most = bestAt(row, column)
    if (item !== undefined && other !== undefined && most > 0 && paired(row, column) === most) {
      aligned.push({ older: item, newer: other })
      row++
      column++
    } else if (item !== undefined && (other === undefined || bestAt(row + 1, column) === most)) {
      aligned.push({ older: item, newer: null })
      row++
    } else if (other !== undefined) {
      aligned.push({ older: null, newer: other })
      column++
    }
  }
  return aligned
}
