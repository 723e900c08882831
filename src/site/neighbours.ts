import { type Language, parsePeriod } from '../trade/trade.ts'
import { groupByProduct, type PublishedRelease, type ReleaseView, sortByPeriod } from './content/content.ts'

/** A release with the periods of the pages before and after it, by language. */
export type WithNeighbours = Pick<ReleaseView, 'release' | 'earlier' | 'later'>

type Periods = Record<Language, string | null>

/** Releases with the periods before and after of the same product, length and language. */
export function withNeighbours(releases: readonly PublishedRelease[]): WithNeighbours[] {
  const items = releases.map((release) => ({
    release,
    product: release.product,
    period: release.period,
    earlier: { zh: null, en: null } as Periods,
    later: { zh: null, en: null } as Periods,
  }))
  for (const group of groupByProduct(items).values()) {
    /** The last seen, by length and language. */
    const previous = new Map<string, (typeof items)[number]>()
    for (const item of sortByPeriod(group))
      for (const language of item.release.current?.languages ?? []) {
        const list = `${parsePeriod(item.period)?.edition} ${language}`
        const before = previous.get(list)
        item.earlier[language] = before?.period ?? null
        if (before) before.later[language] = item.period
        previous.set(list, item)
      }
  }
  return items.map(({ release, earlier, later }) => ({ release, earlier, later }))
}
