import { readCodeList } from '../../codes/codes.ts'
import { partnerOfId } from '../../codes/partners/partners.ts'
import type { NamedCode } from '../../trade/trade.ts'

/** The areas of a source by its own codes, as partners of the ledger. */
export type AreaList = ReadonlyMap<string, NamedCode>

/**
 * Reads a list of areas with the columns `code` (the source's) and `partner`: ISO 3166 alpha-3, or where ISO has none, a
 * code of Chinese customs or one of `codes/partners/reporter-areas.csv`.
 */
export const readAreas = (list: string): AreaList =>
  new Map(
    readCodeList(list).map(({ code = '', partner = '' }) => [code, { code: toCode(partner), name: '' }]),
  )

/** The latest code of a partner that was renumbered. */
const toCode = (partner: string): string => partnerOfId(partner)?.codes.at(-1) ?? partner

/** The ISO 3166 alpha-3 codes of a list's areas by the source's codes; those without one are left out. */
export const readIsoCodes = (list: string): ReadonlyMap<string, string> =>
  new Map(
    readCodeList(list).flatMap(({ code = '', partner = '' }) =>
      partnerOfId(partner) && /^[A-Z]{3}$/.test(partner) ? [[code, partner] as const] : [],
    ),
  )

const base36 = 36n ** 3n

/** A code for an area that a file only names: `Z` and three signs, the same for the same name. */
export function codeOfName(name: string): string {
  let sum = 7n
  for (const character of name) sum = (sum * 131n + BigInt(character.codePointAt(0) ?? 0)) % base36
  return `Z${sum.toString(36).toUpperCase().padStart(3, '0')}`
}
