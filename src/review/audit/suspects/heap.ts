/** A priority queue: a binary heap of items by an order, the first on top. */
export class Heap<Item> {
  readonly #items: Item[] = []
  readonly #compare: (a: Item, b: Item) => number

  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare
  }

  push(item: Item): void {
    const items = this.#items
    let index = items.length
    items.push(item)
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!this.#swapIfBefore(index, parent)) return
      index = parent
    }
  }

  /** Takes the first item out; undefined where there is none. */
  pop(): Item | undefined {
    const items = this.#items
    const [first] = items
    const last = items.pop()
    if (last === undefined || items.length === 0) return first
    items[0] = last
    for (let index = 0; ; ) {
      const left = 2 * index + 1
      const child = left + 1 < items.length && this.#isBefore(left + 1, left) ? left + 1 : left
      if (child >= items.length || !this.#swapIfBefore(child, index)) return first
      index = child
    }
  }

  #isBefore(index: number, other: number): boolean {
    const [a, b] = [this.#items[index], this.#items[other]]
    return a !== undefined && b !== undefined && this.#compare(a, b) < 0
  }

  #swapIfBefore(child: number, parent: number): boolean {
    if (!this.#isBefore(child, parent)) return false
    const items = this.#items
    const [a, b] = [items[child], items[parent]]
    if (a !== undefined && b !== undefined) [items[parent], items[child]] = [a, b]
    return true
  }
}
