import { readCodeList } from '../../codes/codes.ts'
import type { NamedCode } from '../../trade/trade.ts'
import { codeOfName, type RowRole, readAreas } from '../reported/reported.ts'
import list from './areas.csv'

/** What a country of a row is. */
export type Country =
  | { readonly kind: 'world' | 'group'; readonly name: string }
  | { readonly kind: 'area'; readonly area: NamedCode }

const areas = readAreas(list)
const codeOfLabel = new Map(
  readCodeList(list).map(({ code = '', label = '' }) => [label.toLowerCase(), code]),
)

/** Groups of countries by the names that USA Trade Online has, which has no codes; they overlap. */
const groups = new Set([
  ...[
    'european union',
    'pacific rim countries',
    'cafta-dr',
    'usmca (nafta)',
    'nafta',
    'oecd',
    'nato',
    'lafta',
  ],
  ...[
    'twenty latin american republics',
    'euro area',
    'apec',
    'asean',
    'cacm',
    'opec',
    'north america',
    'africa',
  ],
  ...['central america', 'south america', 'europe', 'asia', 'australia and oceania', 'south/central america'],
  ...['advanced technology products', 'newly industrialized countries', 'other countries'],
])

/** A country of the API by its four digits; `-` is the world, `0003` or `5XXX` a group. Null for what is no code. */
export function findCountry(code: string, name: string): Country | null {
  if (code === '-') return { kind: 'world', name }
  if (/^00\d\d$|^\d[X\d]?XX$/.test(code)) return { kind: 'group', name: name || code }
  const area = areas.get(code)
  if (area) return { kind: 'area', area }
  // A country that is newer than our list.
  return /^\d{4}$/.test(code) ? { kind: 'area', area: { code, name } } : null
}

/** A country by its name, which is all that USA Trade Online has; null for none. */
export function findCountryByName(name: string): Country | null {
  const label = name.toLowerCase().replace(/\s+/g, ' ')
  if (label === 'world total' || label === 'world') return { kind: 'world', name }
  if (groups.has(label)) return { kind: 'group', name }
  if (label === '') return null
  const area = areas.get(codeOfLabel.get(label) ?? '')
  return { kind: 'area', area: area ?? { code: codeOfName(name), name } }
}

/** @param isPart whether the row is of a port, district or state. */
export function readRowRole({ kind }: Country, isPart: boolean): RowRole {
  if (kind === 'group') return 'aggregateRows'
  return isPart ? 'breakdownRows' : kind === 'world' ? 'total' : 'partner'
}
