import type { Localized } from '../trade/language.ts'
import list from './places.csv'
import { readCodeList } from './table.ts'

/** A province, autonomous region or municipality: where the trader is registered (注册地). */
export interface Place {
  /** ISO 3166-2: `CN-FJ`. */
  readonly id: string
  readonly code: string
  /** In full, as prose has it: 福建省, 广西壮族自治区. */
  readonly name: Localized
  /** Short, as tables have it: 福建, 广西. */
  readonly short: Localized
  readonly type: '省' | '自治区' | '直辖市'
}

const byCode = new Map<string, Place>()
for (const { code = '', zh = '', short = '', en = '', iso = '', type } of readCodeList(list))
  byCode.set(code, { id: iso, code, name: { zh, en }, short: { zh: short, en }, type: type as Place['type'] })

/** The place of a customs code of two digits, or undefined for one that the list does not know. */
export const placeOfCode = (code: string): Place | undefined => byCode.get(code)

export const places = (): readonly Place[] => [...byCode.values()]
