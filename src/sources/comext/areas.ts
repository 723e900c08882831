import { readCodeList } from '../../codes/codes.ts'
import type { NamedCode } from '../../trade/trade.ts'
import { readAreas, readIsoCodes } from '../reported/reported.ts'
import list from './areas.csv'

/** What a partner of a row is: an area, or an aggregate of them. */
export type Partner =
  | { readonly kind: 'area'; readonly area: NamedCode }
  | { readonly kind: 'world' | 'extra' | 'intra' | 'group'; readonly name: string }

const areas = readAreas(list)
const isoCodes = readIsoCodes(list)

/** Names as labels have them, without what stands in brackets behind them. */
const codeOfLabel = new Map(
  readCodeList(list).map(({ code = '', label = '' }) => [withoutBrackets(label), code]),
)

/** “Germany (incl. German Democratic Republic 'DD' from 1991)” is Germany. */
function withoutBrackets(label: string): string {
  return label
    .replace(/\s*\((?:incl|excl|Malvinas|from|until|->).*$/i, '')
    .trim()
    .toLowerCase()
}

const toCode = (text: string): string => codeOfLabel.get(withoutBrackets(text)) ?? text

/** A reporter by code or label: ISO 3166 alpha-3, or EU; null for what is none. */
export function findReporter(text: string): string | null {
  if (/^(?:EU(?:\d\d_\d{4}|_V)?$|European Union\b)/.test(text)) return 'EU'
  const code = toCode(text)
  return isoCodes.get(code) ?? (areas.has(code) ? code : null)
}

/** A partner by code or label; null for what is none. */
export function findPartner(text: string): Partner | null {
  if (text === 'WORLD' || /^All countries of the world/i.test(text)) return { kind: 'world', name: text }
  if (/^(?:EU_EXTRA|EXT(?:RA)?_EU)\b|^Extra-EU/i.test(text)) return { kind: 'extra', name: text }
  if (/^(?:EU_INTRA|INT(?:RA)?_EU)\b|^Intra-EU/i.test(text)) return { kind: 'intra', name: text }
  const code = toCode(text)
  const area = areas.get(code)
  if (area) return { kind: 'area', area }
  if (/^[A-Z]{2}$/.test(code)) return { kind: 'area', area: { code, name: '' } }
  // Groups of partners, such as EFTA or EU27_2020_EXTRA.
  return /^[A-Z][A-Z0-9_]{2,}$/.test(code) ? { kind: 'group', name: code } : null
}
