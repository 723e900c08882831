/** Runs `work` on each item, several at once, and yields the results in the order of the items. */
export async function* mapOrdered<Item, Result>(
  list: readonly Item[],
  atOnce: number,
  work: (subject: Item) => Promise<Result>,
): AsyncGenerator<{ readonly item: Item; readonly result: Result }> {
  const started: { readonly item: Item; readonly result: Promise<Result> }[] = []
  const waiting = list.values()
  const start = () => {
    const next = waiting.next()
    if (next.done) return
    const result = work(next.value)
    // A caller that stops at an earlier item does not await this one.
    result.catch(() => undefined)
    started.push({ item: next.value, result })
  }
  for (let count = 0; count < atOnce; count++) start()
  for (let first = started.shift(); first; first = started.shift()) {
    const result = await first.result
    start()
    yield { item: first.item, result }
  }
}
