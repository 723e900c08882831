import type { Localized } from '../../trade/trade.ts'
import { readCodeList } from '../code-table.ts'
import list from './reporter-areas.csv'

/** An area as a workspace would map it. */
interface Area {
  readonly iso?: string
  readonly name: Localized
}

/**
 * Areas of other reporters' statistics that Chinese customs has no code of, by the code that the ledger has for them: small
 * territories, former countries, stores, and what is kept secret.
 */
export const reporterAreas: Readonly<Record<string, Area>> = Object.fromEntries(
  readCodeList(list).map(({ code = '', iso = '', zh = '', en = '' }) => [
    code,
    { name: { zh, en }, ...(iso !== '' && { iso }) },
  ]),
)
