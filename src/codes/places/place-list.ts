import type { Localized } from '../../trade/trade.ts'
import { readCodeList } from '../code-table.ts'
import list from './places.csv'
import othersList from './reporter-places.csv'

/**
 * A province, autonomous region or municipality of China, where the trader is registered (注册地); or a state of another
 * reporter.
 */
export interface Place {
  /** ISO 3166-2: `CN-FJ`. */
  readonly id: string
  readonly code: string
  /** In full, as prose has it: 福建省, 广西壮族自治区. */
  readonly name: Localized
  /** Short, as tables have it: 福建, 广西. */
  readonly short: Localized
  /** Null for one that the list does not have. */
  readonly type: PlaceType | null
}

/** What belongs to no place (非地区), such as re-exports, is counted but not ranked. */
type PlaceType = '省' | '自治区' | '直辖市' | '州' | '联邦区' | '非地区'

const types: readonly PlaceType[] = ['省', '自治区', '直辖市', '州', '联邦区', '非地区']

/** By reporter, then by code: codes of several reporters can be equal. */
const byReporter = new Map<string, Map<string, Place>>()
const byId = new Map<string, Place>()
for (const row of [...readCodeList(list), ...readCodeList(othersList)]) {
  const { reporter = 'CHN', code = '', zh = '', short = '', en = '', iso = '', type: named } = row
  const type = types.find((placeType) => placeType === named)
  if (!type) throw new Error(`the list of places has an unknown type: ${named}`)
  const place = { id: iso, code, name: { zh, en }, short: { zh: short, en }, type }
  const ofReporter = byReporter.get(reporter) ?? new Map<string, Place>()
  byReporter.set(reporter, ofReporter.set(code, place))
  byId.set(iso, place)
}

/**
 * The place of a reporter's code, of two digits in Chinese customs, or undefined for one that the list does not know.
 *
 * @param reporter ISO 3166 alpha-3.
 */
export const placeOfCode = (code: string, reporter = 'CHN'): Place | undefined =>
  byReporter.get(reporter)?.get(code)

/** The place of an id such as `CN-FJ`. */
export const placeOfId = (id: string): Place | undefined => byId.get(id)

/** The places of all reporters. */
export const allPlaces = (): readonly Place[] => [...byId.values()]

/** The places of a reporter; none where it publishes no trade by place. */
export const places = (reporter = 'CHN'): readonly Place[] => [...(byReporter.get(reporter)?.values() ?? [])]

/** Whether something belongs to no place, and is counted but not ranked. */
export const isUnranked = ({ type }: Pick<Place, 'type'>): boolean => type === '非地区'
