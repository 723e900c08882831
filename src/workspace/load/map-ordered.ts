/** Does deeds of which several may run at once, and gives what they give in the order of what they are of. */
export async function* inTurn<Of, Done>(
  list: readonly Of[],
  atOnce: number,
  deed: (subject: Of) => Promise<Done>,
): AsyncGenerator<{ readonly of: Of; readonly done: Done }> {
  const begun: { readonly of: Of; readonly done: Promise<Done> }[] = []
  const waiting = list.values()
  const begin = () => {
    const next = waiting.next()
    if (next.done) return
    const done = deed(next.value)
    // Whoever stops at an earlier one does not wait for this.
    done.catch(() => undefined)
    begun.push({ of: next.value, done })
  }
  for (let count = 0; count < atOnce; count++) begin()
  for (let first = begun.shift(); first; first = begun.shift()) {
    const done = await first.done
    begin()
    yield { of: first.of, done }
  }
}
