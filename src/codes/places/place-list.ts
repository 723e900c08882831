import type { Localized } from '../../trade/trade.ts'
import { readCodeList } from '../code-table.ts'
import list from './places.csv'

/** A province, autonomous region or municipality: where the trader is registered (注册地). */
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

type PlaceType = '省' | '自治区' | '直辖市'

const types: readonly PlaceType[] = ['省', '自治区', '直辖市']

const byCode = new Map<string, Place>()
const byId = new Map<string, Place>()
for (const { code = '', zh = '', short = '', en = '', iso = '', type: named } of readCodeList(list)) {
  const type = types.find((placeType) => placeType === named)
  if (!type) throw new Error(`the list of places has an unknown type: ${named}`)
  const place = { id: iso, code, name: { zh, en }, short: { zh: short, en }, type }
  byCode.set(code, place)
  byId.set(iso, place)
}

/** The place of a customs code of two digits, or undefined for one that the list does not know. */
export const placeOfCode = (code: string): Place | undefined => byCode.get(code)

/** The place of an id such as `CN-FJ`. */
export const placeOfId = (id: string): Place | undefined => byId.get(id)

export const places = (): readonly Place[] => [...byCode.values()]
