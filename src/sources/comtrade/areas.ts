import { isoOfAreaNumber, partnerOfId } from '../../codes/partners/partners.ts'

/** What a code of the database stands for. */
export type Area =
  | { readonly kind: 'world' }
  /** A group of others, such as the European Union. */
  | { readonly kind: 'group' }
  /** `iso` is empty of areas that are not specified; `code` is that of Chinese customs, or one of letters. */
  | { readonly kind: 'area'; readonly iso: string; readonly code: string }

/**
 * Numbers that are not those of M49, or stand for areas without a number there. 490 is “Other Asia, nes”, in practice
 * Taiwan, China.
 */
const isoOfNumber: Readonly<Record<string, string>> = {
  ...{ '490': 'TWN', '842': 'USA', '251': 'FRA', '699': 'IND', '757': 'CHE', '579': 'NOR' },
}

/**
 * Codes of areas that are not specified: under customs’ own code of the same meaning (other Europe, other Oceania, other
 * Africa, unknown), or else under a code of letters that the ledger can hold.
 */
const unspecified: Readonly<Record<string, string>> = {
  ...{ _X: '701', X1: 'NES1', X2: 'NES2', '899': '701', '837': 'NES1', '838': 'NES2', '839': 'NES3' },
  ...{
    E19: '399',
    '568': '399',
    E29: 'E29',
    '492': 'E29',
    F19: '699',
    '527': '699',
    F49: '299',
    '577': '299',
  },
  ...{
    F97: 'F97',
    '290': 'F97',
    A79: 'A79',
    '471': 'A79',
    A59: 'A59',
    '473': 'A59',
    A49: 'A49',
    '636': 'A49',
  },
  ...{ A69: 'A69', '637': 'A69' },
}

const groups = new Set(['EUR', 'EU2', 'EUN', '97', '918'])

/**
 * What an area of a record is, by its ISO code, where it has one, and its number; null for one that nothing tells.
 *
 * @throws nothing; `conflict` where the two name different areas.
 */
export function findArea(isoText: string, numberText: string): Area | 'conflict' | null {
  const [iso, number] = [isoText.trim(), numberText.trim()]
  const [byIso, byNumber] = [iso === '' ? null : areaOfIso(iso), number === '' ? null : areaOfNumber(number)]
  if (byIso && byNumber && describe(byIso) !== describe(byNumber)) return 'conflict'
  return byIso ?? byNumber
}

const describe = (area: Area): string => (area.kind === 'area' ? area.code : area.kind)

function areaOfIso(iso: string): Area | null {
  if (iso === 'W00' || iso === 'WLD') return { kind: 'world' }
  if (groups.has(iso)) return { kind: 'group' }
  const residual = unspecified[iso]
  if (residual !== undefined) return { kind: 'area', iso: '', code: residual }
  return toArea(iso === 'S19' ? 'TWN' : iso)
}

function areaOfNumber(number: string): Area | null {
  if (/^0+$/.test(number)) return { kind: 'world' }
  if (groups.has(number)) return { kind: 'group' }
  const residual = unspecified[number]
  if (residual !== undefined) return { kind: 'area', iso: '', code: residual }
  const iso = isoOfNumber[number] ?? isoOfAreaNumber(number)
  return iso === undefined ? null : toArea(iso)
}

/** An area by ISO code, under the code of Chinese customs where that has one. */
function toArea(iso: string): Area | null {
  if (!/^[A-Z][A-Z0-9]{2}$/.test(iso)) return null
  // The latest code of a renumbered partner.
  return { kind: 'area', iso, code: partnerOfId(iso)?.codes.at(-1) ?? iso }
}
