import { type Period, parsePeriod } from '../../trade/trade.ts'

/** By product, in the order of their first; the order of those of a product stays. */
export function groupByProduct<Item extends { readonly product: string }>(
  items: readonly Item[],
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(item.product)
    if (group) group.push(item)
    else groups.set(item.product, [item])
  }
  return groups
}

/** The releases by product, each with the latest period first. */
export const listProducts = <Item extends { readonly product: string; readonly period: string }>(
  releases: readonly Item[],
): Item[][] => [...groupByProduct(releases).values()].map((group) => sortByPeriod(group).reverse())

/** In the order of time, and the shorter before the longer that ends with it. */
export const sortByPeriod = <Item extends { readonly period: string }>(items: readonly Item[]): Item[] =>
  items
    .map((item) => ({ item, rank: rankPeriod(item.period) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)

function rankPeriod(text: string): number {
  const period = parsePeriod(text)
  return period ? period.last * 10 + rankEdition(period) : 0
}

const rankEdition = ({ edition }: Period): number => ['month', 'quarter', 'half', 'year'].indexOf(edition)
