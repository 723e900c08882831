import { type Language, parsePeriod } from '../trade/trade.ts'
import { comparePeriods, type PublishedRelease, type ReleaseView } from './content/content.ts'

/** A release with the periods of the pages before and after it, by language. */
export type WithNeighbours = Pick<ReleaseView, 'release' | 'earlier' | 'later'>

/** Releases with the periods before and after of the same product, length and language. */
export function withNeighbours(releases: readonly PublishedRelease[]): WithNeighbours[] {
  const lists = new Map<string, string[]>()
  const listName = ({ product, period }: PublishedRelease, language: Language) =>
    `${product} ${parsePeriod(period)?.edition} ${language}`
  for (const release of releases)
    for (const language of release.current?.languages ?? []) {
      const name = listName(release, language)
      const list = lists.get(name)
      if (list) list.push(release.period)
      else lists.set(name, [release.period])
    }
  const places = new Map<string, Map<string, number>>()
  for (const [name, list] of lists) {
    list.sort(comparePeriods)
    places.set(name, new Map(list.map((period, index) => [period, index])))
  }
  return releases.map((release) => {
    const neighbour = (step: number) => {
      const find = (language: Language) => {
        const name = listName(release, language)
        const place = places.get(name)?.get(release.period)
        return place === undefined ? null : (lists.get(name)?.[place + step] ?? null)
      }
      return { zh: find('zh'), en: find('en') }
    }
    return { release, earlier: neighbour(-1), later: neighbour(1) }
  })
}
