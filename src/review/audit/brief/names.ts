import { groups, partners } from '../../../codes/partners/partners.ts'
import { places } from '../../../codes/places/places.ts'
import type { FigureDimension } from '../../../trade/trade.ts'

const partnerIds = new Map(partners().map(({ id, name }) => [plain(name.zh), id]))
const groupIds = new Map(groups().map(({ id, name }) => [plain(name.zh), id]))
const placeIds = new Map(
  places().flatMap(({ id, name, short }) => [
    [plain(name.zh), id],
    [plain(short.zh), id],
  ]),
)

const lists = { partner: partnerIds, group: groupIds, place: placeIds }

export type Named = Extract<FigureDimension, keyof typeof lists>

/** The code of a name as printed, or the name itself where no list knows it. */
export const codeOfName = (dimension: Named, name: string): string =>
  (name.length > longestName ? undefined : lists[dimension].get(plain(name))) ?? name

export const isKnown = (dimension: Named, name: string): boolean =>
  name.length <= longestName && lists[dimension].has(plain(name))

/** In characters, with white space; all names of the lists are shorter. */
const longestName = 100

/** How many places there are to be ranked. */
export const numberOfPlaces = places().length

function plain(name: string): string {
  return name.replace(/\s+/g, '').replace(/\(/g, '（').replace(/\)/g, '）')
}

/** a、b和c as names; 和 within a name that a list knows (特立尼达和多巴哥) parts nothing. */
export function splitNames(dimension: Named, text: string): string[] {
  const items = text.split('、')
  const last = items.pop() ?? ''
  if (isKnown(dimension, last)) return [...items, last]
  const splits = [...last.matchAll(/和/g)].map(({ index }) => [last.slice(0, index), last.slice(index + 1)])
  const best = splits.find((pair) => pair.every((name) => isKnown(dimension, name))) ?? splits.at(-1)
  return [...items, ...(best ?? [last])]
}
