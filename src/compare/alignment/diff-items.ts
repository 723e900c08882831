import { diffArrays } from 'diff'

/** Whether an item is in both versions, or in one of them. */
export type DiffStatus = 'same' | 'removed' | 'added'

export interface DiffedItem<Item> {
  readonly status: DiffStatus
  /** Of an item in both versions, the newer one. */
  readonly item: Item
  /** Of an item in both versions, the older one. */
  readonly older?: Item
}

/**
 * The items of two versions in one sequence: those without what was added are the older version, those without what was
 * removed the newer. Between two changes, single spaces and punctuation marks are changes too, since alternating words are
 * hard to read. What both begin and end with stays the same,
 * so that a sentence that was added ends before the full stop and not behind it: LibreOffice joins what was added at the
 * end of a paragraph with a paragraph that was added after it.
 *
 * @param keyOf the same for items that are the same.
 * @param isMinor whether an item may be taken for changed where both of its neighbours are.
 */
export function diffItems<Item>(
  older: readonly Item[],
  newer: readonly Item[],
  keyOf: (item: Item) => string,
  isMinor: (item: Item) => boolean = () => false,
): DiffedItem<Item>[] {
  const [before, after] = [older.map(keyOf), newer.map(keyOf)]
  const shortest = Math.min(before.length, after.length)
  let prefix = 0
  while (prefix < shortest && before[prefix] === after[prefix]) prefix++
  let suffix = 0
  while (suffix < shortest - prefix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix++
  const pair = (row: number, column: number): DiffedItem<Item>[] => {
    const [item, other] = [older[row], newer[column]]
    return item === undefined || other === undefined ? [] : [{ status: 'same', item: other, older: item }]
  }
  const middle: DiffedItem<Item>[] = []
  let [row, column] = [prefix, prefix]
  for (const { value, added, removed } of diffArrays(
    before.slice(prefix, before.length - suffix),
    after.slice(prefix, after.length - suffix),
  ))
    for (const _ of value) {
      const [item, other] = [older[row], newer[column]]
      if (removed && item !== undefined) middle.push({ status: 'removed', item })
      else if (added && other !== undefined) middle.push({ status: 'added', item: other })
      else middle.push(...pair(row, column))
      if (!added) row++
      if (!removed) column++
    }
  return [
    ...Array.from({ length: prefix }, (_, index) => pair(index, index)).flat(),
    ...removedFirst(withoutIslands(middle, isMinor)),
    ...Array.from({ length: suffix }, (_, index) => pair(row + index, column + index)).flat(),
  ]
}

/** Items that are the same, alone and minor between changes, as removed and added. */
function withoutIslands<Item>(
  items: readonly DiffedItem<Item>[],
  isMinor: (item: Item) => boolean,
): DiffedItem<Item>[] {
  const isChange = (index: number): boolean => items[index] !== undefined && items[index].status !== 'same'
  return items.flatMap((entry, index): DiffedItem<Item>[] => {
    const { status, item, older = item } = entry
    const isIsland = status === 'same' && isMinor(item) && isChange(index - 1) && isChange(index + 1)
    if (!isIsland) return [entry]
    return [
      { status: 'removed', item: older },
      { status: 'added', item },
    ]
  })
}

/** Of each run of changes what was removed, then what was added. */
function removedFirst<Item>(items: readonly DiffedItem<Item>[]): DiffedItem<Item>[] {
  const ordered: DiffedItem<Item>[] = []
  let run: DiffedItem<Item>[] = []
  const flush = () => {
    ordered.push(...run.filter(({ status }) => status === 'removed'))
    ordered.push(...run.filter(({ status }) => status === 'added'))
    run = []
  }
  for (const entry of items) {
    if (entry.status !== 'same') run.push(entry)
    else {
      flush()
      ordered.push(entry)
    }
  }
  flush()
  return ordered
}
