import type { Localized } from '../trade/language.ts'
import list from './partners.csv'
import { readCodeList } from './table.ts'

/** A trading partner: a country, a separate customs territory, or one of customs' own codes. */
export interface Partner {
  /** ISO 3166 alpha-3, or `X` and the customs code where ISO has none of its own for it (`X701`). */
  readonly id: string
  readonly name: Localized
  /** The customs codes that stand for it, old and new: Georgia is 337 until 2022 and 150 from 2023. */
  readonly codes: readonly string[]
}

/** China itself as the partner of an import: Chinese goods that come back (国货复进口). */
export const reimports = 'CHN'

const isoKinds = new Set(['country', 'separate_customs_territory', 'reimport'])

const byId = new Map<string, Partner & { readonly codes: string[] }>()
const byCode = new Map<string, Partner>()
for (const { code = '', zh = '', en = '', iso, kind = '' } of readCodeList(list)) {
  const id = iso && isoKinds.has(kind) ? iso : `X${code}`
  const partner = byId.get(id) ?? { id, name: { zh, en }, codes: [] }
  partner.codes.push(code)
  byId.set(id, partner)
  byCode.set(code, partner)
}

/** The partner of a customs code, or undefined for a code that the list does not know. */
export const partnerOfCode = (code: string): Partner | undefined => byCode.get(code)

/** The partner of an id such as `USA` or `X701`. */
export const partnerOfId = (id: string): Partner | undefined => byId.get(id)

export const partners = (): readonly Partner[] => [...byId.values()]
