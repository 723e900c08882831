import type { Localized } from '../../trade/trade.ts'
import { readCodeList } from '../code-table.ts'
import list from './procedures.csv'

/** A customs procedure (贸易方式). */
export interface Procedure {
  readonly code: string
  readonly name: Localized
  readonly short: Localized
}

const byCode = new Map<string, Procedure>()
for (const { code = '', zh = '', short = '', en = '' } of readCodeList(list))
  byCode.set(code, { code, name: { zh, en }, short: { zh: short, en } })

/** The procedure of a customs code of two digits, or undefined for one that the list does not know. */
export const procedureOfCode = (code: string): Procedure | undefined => byCode.get(code)

export const procedures = (): readonly Procedure[] => [...byCode.values()]
