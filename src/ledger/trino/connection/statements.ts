/** Characters of values in one statement: well under what a cluster takes by default, a million. */
const statementLength = 400_000

/** Puts values in JSON together to arrays that fit into a statement. */
export async function* inStatements(
  values: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<string> {
  let held: string[] = []
  let length = 0
  for await (const value of values) {
    held.push(value)
    length += value.length
    if (length < statementLength) continue
    yield `[${held.join()}]`
    held = []
    length = 0
  }
  if (held.length > 0) yield `[${held.join()}]`
}
