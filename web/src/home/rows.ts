import type { ProductRow } from '../api.ts'
import { getLastMonth } from '../periods.ts'
import type { Language } from '../say.tsx'

/** What rows can be sorted by. */
export type SortKey = 'name' | 'month' | 'value' | 'growth'

export interface Sorting {
  readonly key: SortKey
  readonly isDescending: boolean
}

/** The rows whose name, id, tags or codes have every word of a search, in an order; rows without the sorted value come last. */
export function arrangeRows(
  rows: readonly ProductRow[],
  search: string,
  { key, isDescending }: Sorting,
  language: Language,
): readonly ProductRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const collator = new Intl.Collator(language === 'zh' ? 'zh-CN' : 'en', { numeric: true })
  const byName = (a: ProductRow, b: ProductRow) =>
    collator.compare(a.product.name[language], b.product.name[language])
  const sign = isDescending ? -1 : 1
  return rows
    .filter((row) => words.every((word) => searchText(row).includes(word)))
    .toSorted((a, b) => {
      if (key === 'name') return sign * byName(a, b)
      const [one, other] = [sortValue(a, key), sortValue(b, key)]
      if (one === null || other === null) return Number(one === null) - Number(other === null) || byName(a, b)
      return one === other ? byName(a, b) : one < other ? -sign : sign
    })
}

/** The tags that rows have, by how many have them, then by name. */
export function listTags(rows: readonly ProductRow[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { product } of rows) for (const tag of product.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([tag]) => tag)
}

const searchText = ({ product: { id, name, tags, codes } }: ProductRow): string =>
  [id, name.zh, name.en, ...tags, ...codes].join('\n').toLowerCase()

function sortValue(row: ProductRow, key: Exclude<SortKey, 'name'>): string | bigint | number | null {
  if (key === 'month') return row.complete === null ? row.latest : getLastMonth(row.complete)
  if (key === 'value') return row.exact === null ? null : BigInt(row.exact)
  return row.growth === null ? null : Number(row.growth)
}
