/**
 * Those of some names that are most like a text, by how many letters must be put in, left out or changed
 * (Levenshtein), the likest first; of equal ones, those that come first.
 */
export function nearest(text: string, names: Iterable<string>, count = 3): string[] {
  return [...names]
    .map((name) => ({ name, distance: distance(text.slice(0, longest), name.slice(0, longest)) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name)
}

/** What is compared of a text; names are shorter, and a text may be a mistake of any length. */
const longest = 100

function distance(item: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let position = 1; position <= item.length; position++) {
    const next = [position]
    for (let to = 1; to <= other.length; to++) {
      const change = (row[to - 1] ?? 0) + (item[position - 1] === other[to - 1] ? 0 : 1)
      next.push(Math.min(change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
