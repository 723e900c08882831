import { readCodeList } from '../code-table.ts'
import list from './m49.csv'

const byNumber = new Map(readCodeList(list).map(({ m49 = '', iso = '' }) => [m49, iso]))

/**
 * The ISO 3166 alpha-3 code of an area by its number in the United Nations' M49, with or without leading zeros; undefined
 * for one that the list does not have.
 */
export const isoOfAreaNumber = (number: string): string | undefined => byNumber.get(number.padStart(3, '0'))

const byAlpha2 = new Map(
  readCodeList(list).flatMap(({ alpha2 = '', iso = '' }) => (alpha2 ? [[alpha2, iso] as const] : [])),
)

/** The ISO 3166 alpha-3 code of an area by its alpha-2 code; undefined for one that the list does not have. */
export const isoOfAlpha2 = (code: string): string | undefined => byAlpha2.get(code)
