/** The last of some parts, in their order, that starts at an offset or before it (binary search). */
export function lastStarting<Part extends { readonly offset: number }>(
  parts: readonly Part[],
  offset: number,
): Part | undefined {
  let [from, to] = [0, parts.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((parts[middle]?.offset ?? 0) <= offset) from = middle + 1
    else to = middle
  }
  return parts[from - 1]
}
