/** Fewer months than these show no course. */
const least = 3

/** How many months back the month itself and those before it are, the earliest first: 2, 1, 0. */
export const listLags = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => count - 1 - index)

/**
 * How far back to begin, given the months that are there: where at least half of the months from there on are,
 * so that the chart is not one of gaps. Null where there are too few for a course.
 */
export function findFirstLag(held: readonly number[]): number | null {
  const index = held.findIndex((lag, before) => 2 * (held.length - before) > lag)
  const first = held[index]
  return first === undefined || held.length - index < least ? null : first
}
