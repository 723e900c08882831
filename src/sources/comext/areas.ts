import { readCodeList } from '../../codes/codes.ts'
import { groupMemberCodes } from '../../codes/partners/partners.ts'
import { addMonths, type Month, type NamedCode, toMonth } from '../../trade/trade.ts'
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

/** Compositions of the Union that hold for all months, by the first month that they were those of the Union. */
const fixedCompositions: readonly (readonly [RegExp, Month])[] = [
  [/EU27_2020|(?:EU27|27 countries).*2020/, toMonth(2020, 2)],
  [/EU28|28 countries/, toMonth(2013, 7)],
  [/EU27_2007|(?:EU27|27 countries).*2007/, toMonth(2007, 1)],
]

const unions = new Map<Month, ReadonlySet<string>>()

/**
 * The codes of the members of the Union in a month, as a reporter or an aggregate of partners has it: of EU27_2020 or
 * EU27_2020_EXTRA those of February 2020 in every month; of EU or EU_EXTRA those of the month. Who leaves is a member
 * until the end of that month (the United Kingdom: January 2020).
 */
export function membersOfUnion(name: string, month: Month): ReadonlySet<string> {
  const composition = fixedCompositions.find(([pattern]) => pattern.test(name))?.[1] ?? month
  const members =
    unions.get(composition) ??
    new Set([...groupMemberCodes('EU', addMonths(composition, -1)), ...groupMemberCodes('EU', composition)])
  unions.set(composition, members)
  return members
}

/** A partner by code or label; null for what is none. */
export function findPartner(text: string): Partner | null {
  if (text === 'WORLD' || /^All countries of the world/i.test(text)) return { kind: 'world', name: text }
  if (/^(?:EU\w*_EXTRA|EXT(?:RA)?_EU\w*)$|^Extra-EU/i.test(text)) return { kind: 'extra', name: text }
  if (/^(?:EU\w*_INTRA|INT(?:RA)?_EU\w*)$|^Intra-EU/i.test(text)) return { kind: 'intra', name: text }
  const code = toCode(text)
  const area = areas.get(code)
  if (area) return { kind: 'area', area }
  if (/^[A-Z]{2}$/.test(code)) return { kind: 'area', area: { code, name: '' } }
  // Groups of partners, such as EFTA or EA20_EXTRA.
  return /^[A-Z][A-Z0-9_]{2,}$/.test(code) ? { kind: 'group', name: code } : null
}
