import type { FindingKind } from '../trade/finding.ts'
import type { Month } from '../trade/month.ts'
import { type Dimension, dimensions } from '../trade/terms.ts'
import type { Role } from './gacc-columns.ts'
import { joinedOrder, type KeyOrder } from './key-order.ts'

/** Something that was seen first in a line. */
interface Sighting {
  readonly line: number
}

/** A code as one name stood beside it. Without a column of names the name is empty. */
export interface SeenCode extends Sighting {
  readonly code: string
  readonly name: string
}

/** Something odd in one column. */
export interface SeenOddity extends Sighting {
  readonly kind: OddityKind
  readonly column: OddityColumn
  /** The text found first. */
  readonly found: string
  /** The code, unit or remark that it is about. */
  readonly subject: string | null
  /** In how many rows. */
  readonly rows: number
}

type OddityKind = FindingKind &
  (
    | 'unknownPartner'
    | 'unknownProcedure'
    | 'unknownPlace'
    | 'unknownUnit'
    | 'quantityWithoutUnit'
    | 'quantityZero'
    | 'remark'
  )

/** In the order in which a row is read. */
export const oddityColumns = [
  ...['partnerCode', 'procedureCode', 'placeCode', 'unit', 'quantity', 'unit2', 'quantity2', 'remark'],
] as const satisfies readonly Role[]
type OddityColumn = (typeof oddityColumns)[number]

/**
 * What was seen of rows that follow one another: plain data, so that parts of a file can be read in several
 * threads and put together.
 */
export interface Sightings {
  readonly rows: number
  /** The line of the last row. */
  readonly lastLine: number
  /** How many lines the part has, blank ones too. */
  readonly lines: number
  readonly valueTotal: bigint
  readonly months: readonly Month[]
  /** Each code and name once, in the order in which they were seen first. */
  readonly codes: { readonly [dimension in Dimension]?: readonly SeenCode[] }
  readonly oddities: readonly SeenOddity[]
  readonly keys: KeyOrder
}

/** What was seen of the parts of a file together; each part counts lines from its own beginning. */
export function joinedSightings(parts: readonly Sightings[]): Sightings {
  const [first, ...others] = parts
  if (!first) throw new RangeError('a file has at least one part')
  if (others.length === 0) return first
  let { rows, lastLine, lines, valueTotal, keys } = first
  const offsets = [0]
  for (const part of others) {
    offsets.push(lines)
    keys = joinedOrder(keys, part.keys, lines)
    if (part.rows > 0) lastLine = part.lastLine + lines
    rows += part.rows
    lines += part.lines
    valueTotal += part.valueTotal
  }
  const placed = <Seen extends Sighting>(seenIn: (part: Sightings) => readonly Seen[] | undefined): Seen[] =>
    parts.flatMap((part, at) =>
      (seenIn(part) ?? []).map((one) => ({ ...one, line: one.line + (offsets[at] ?? 0) })),
    )
  const codes: { [dimension in Dimension]?: readonly SeenCode[] } = {}
  for (const dimension of dimensions)
    if (first.codes[dimension]) codes[dimension] = firstOfEach(placed((part) => part.codes[dimension]))
  return {
    rows,
    lastLine,
    lines,
    valueTotal,
    months: [...new Set(parts.flatMap(({ months }) => months))].sort((a, b) => a - b),
    codes,
    oddities: added(placed(({ oddities }) => oddities)),
    keys,
  }
}

/** What one finding is made of. */
export const oddityKey = ({
  kind,
  column,
  subject,
}: Pick<SeenOddity, 'kind' | 'column' | 'subject'>): string => `${kind} ${column} ${subject ?? ''}`

/** The first of each, as they came. */
function firstOfEach(seen: readonly SeenCode[]): SeenCode[] {
  const byKey = new Map<string, SeenCode>()
  for (const one of seen) {
    const key = `${one.code} ${one.name}`
    if (!byKey.has(key)) byKey.set(key, one)
  }
  return [...byKey.values()]
}

/** Adds up what is alike, in the order in which it came first. */
function added(seen: readonly SeenOddity[]): SeenOddity[] {
  const byKey = new Map<string, SeenOddity>()
  for (const one of seen) {
    const key = oddityKey(one)
    const known = byKey.get(key)
    byKey.set(key, known ? { ...known, rows: known.rows + one.rows } : one)
  }
  return [...byKey.values()]
}
