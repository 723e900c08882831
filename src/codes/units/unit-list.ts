import { readCodeList } from '../code-table.ts'
import list from './units.csv'

/** A unit of quantity as customs writes it. */
export interface QuantityUnit {
  /** 个, 千克, 百支 … */
  readonly name: string
  /** As the portal's English files write it: `Number of item`, `Kilogram`. */
  readonly english: string
  /** As English text has it after a number: items, kg. */
  readonly short: string
}

const byName = new Map<string, QuantityUnit>()
const byEnglish = new Map<string, QuantityUnit>()
for (const { name = '', en = '', short = '' } of readCodeList(list)) {
  byName.set(name, { name, english: en, short })
  if (!byEnglish.has(en.toLowerCase())) byEnglish.set(en.toLowerCase(), { name, english: en, short })
}

/** The unit that a file names in Chinese or in English, or undefined for one that the list does not know. */
export const unitNamed = (text: string): QuantityUnit | undefined =>
  byName.get(text) ?? byEnglish.get(text.toLowerCase())

/** The names of all units of the list. */
export const listUnits = (): readonly string[] => [...byName.keys()]
