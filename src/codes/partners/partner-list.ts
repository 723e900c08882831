import type { Localized } from '../../trade/trade.ts'
import { readCodeList } from '../code-table.ts'
import list from './partners.csv'

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

const rows = readCodeList(list)

/** How many customs codes have an ISO code: territories of one country share it (`ESP` of 207, 210, 256). */
const isoCounts = new Map<string, number>()
for (const { iso = '' } of rows) isoCounts.set(iso, (isoCounts.get(iso) ?? 0) + 1)

/** A territory has the ISO code that no other customs code has; others have customs' code. */
const hasOwnIso = (iso: string, kind: string): boolean =>
  iso !== '' && (isoKinds.has(kind) || (kind === 'territory' && isoCounts.get(iso) === 1))

const byId = new Map<string, Partner & { readonly codes: string[] }>()
const byCode = new Map<string, Partner>()
for (const { code = '', zh = '', en = '', iso = '', kind = '' } of rows) {
  const id = hasOwnIso(iso, kind) ? iso : `X${code}`
  const partner = byId.get(id) ?? { id, name: { zh, en }, codes: [] }
  partner.codes.push(code)
  byId.set(id, partner)
  byCode.set(code, partner)
}

/** The partner of a customs code, or undefined for a code that the list does not have. */
export const partnerOfCode = (code: string): Partner | undefined => byCode.get(code)

/** The partner of an id such as `USA` or `X701`, or undefined for one that the list does not have. */
export const partnerOfId = (id: string): Partner | undefined => byId.get(id)

export const partners = (): readonly Partner[] => [...byId.values()]
