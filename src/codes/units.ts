import { readCodeList } from './table.ts'
import list from './units.csv'

/** A unit of quantity as customs writes it. */
export interface QuantityUnit {
  /** 个, 千克, 百支 … */
  readonly name: string
  readonly english: string
}

const byName = new Map<string, QuantityUnit>()
const byEnglish = new Map<string, QuantityUnit>()
for (const { name = '', en = '' } of readCodeList(list)) {
  byName.set(name, { name, english: en })
  if (!byEnglish.has(en.toLowerCase())) byEnglish.set(en.toLowerCase(), { name, english: en })
}

/** The unit that a file names in Chinese or in English, or undefined for one that the list does not know. */
export const unitNamed = (text: string): QuantityUnit | undefined =>
  byName.get(text) ?? byEnglish.get(text.toLowerCase())
