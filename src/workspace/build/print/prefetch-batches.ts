/**
 * Begins something for so many items at once, in their order, when the first of a group is asked for: questions
 * that are put together can be answered together.
 *
 * @returns what gives the result of an item, which is asked for once.
 */
export function begunInGroups<Item, Result>(
  items: readonly Item[],
  size: number,
  begin: (item: Item) => Promise<Result>,
): (item: Item) => Promise<Result> {
  const places = new Map(items.map((item, place) => [item, place]))
  const begun = new Map<Item, Promise<Result>>()
  return (item) => {
    if (!begun.has(item)) {
      const place = places.get(item) ?? items.length
      const start = place - (place % size)
      for (const entry of items.slice(start, start + size)) {
        const result = begin(entry)
        // One that fails before it is asked for is told of when it is.
        result.catch(() => {})
        begun.set(entry, result)
      }
    }
    const result = begun.get(item)
    if (result === undefined) throw new RangeError('not one of the items')
    begun.delete(item)
    return result
  }
}
