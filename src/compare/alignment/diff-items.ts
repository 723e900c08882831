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
 * hard to read.
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
  const items: DiffedItem<Item>[] = []
  let [row, column] = [0, 0]
  for (const { value, added, removed } of diffArrays(older.map(keyOf), newer.map(keyOf)))
    for (const _ of value) {
      const [before, after] = [older[row], newer[column]]
      if (removed && before !== undefined) items.push({ status: 'removed', item: before })
      else if (added && after !== undefined) items.push({ status: 'added', item: after })
      else if (before !== undefined && after !== undefined)
        items.push({ status: 'same', item: after, older: before })
      if (!added) row++
      if (!removed) column++
    }
  return removedFirst(withoutIslands(items, isMinor))
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
