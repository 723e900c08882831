import {
  type Dimension,
  dimensions,
  type FindingKind,
  type Month,
  type NamedCode,
} from '../../../trade/trade.ts'
import type { Role } from './columns.ts'
import { joinedOrder, type KeyOrder } from './key-order.ts'

/** A code with a name that stood beside it. */
export interface SeenCode extends NamedCode {
  /** Counted from 0, by whoever makes one object of all that are alike. */
  readonly id: number
}

/**
 * Codes with their names, in the order in which they were seen first: each once, and those that are alike in all parts
 * of a file have one number, so that thousands of them need not be compared as texts.
 */
export interface SeenCodes {
  readonly named: readonly SeenCode[]
  /** The line where each was seen first, and how many rows have it. */
  readonly lines: ArrayLike<number>
  readonly rows: ArrayLike<number>
  /** Whether no code has several names here; false where nobody has looked. */
  readonly oneNameEach: boolean
}

/** Something odd in one column. */
export interface SeenOddity {
  readonly kind: OddityKind
  readonly column: OddityColumn
  /** The text found first. */
  readonly found: string
  /** The code, unit or remark that it is about. */
  readonly subject: string | null
  /** In how many rows, and the line of the first. */
  readonly rows: number
  readonly line: number
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

/** What was seen of rows that follow one another. Parts of a file are read in several threads and put together. */
export interface Sightings {
  readonly rows: number
  /** Whether they are of several downloads, of which none is cut off. */
  readonly isJoined?: boolean
  /** The line of the last row. */
  readonly lastLine: number
  /** How many lines the part has, blank ones too. */
  readonly lines: number
  readonly valueTotal: bigint
  readonly months: readonly Month[]
  /** Each code and name once, in the order in which they were seen first. */
  readonly codes: { readonly [dimension in Dimension]?: SeenCodes }
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
  const codes: { [dimension in Dimension]?: SeenCodes } = {}
  for (const dimension of dimensions)
    if (first.codes[dimension])
      codes[dimension] = joinedCodes(
        parts.map((part) => part.codes[dimension]),
        offsets,
      )
  return {
    rows,
    lastLine,
    lines,
    valueTotal,
    months: [...new Set(parts.flatMap(({ months }) => months))].sort((a, b) => a - b),
    codes,
    oddities: added(
      parts.flatMap(({ oddities }, index) =>
        oddities.map((oddity) => ({ ...oddity, line: oddity.line + (offsets[index] ?? 0) })),
      ),
    ),
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
function joinedCodes(parts: readonly (SeenCodes | undefined)[], offsets: readonly number[]): SeenCodes {
  const named: SeenCode[] = []
  const lines: number[] = []
  const rows: number[] = []
  /** Where each is, by its number. */
  const places: (number | undefined)[] = []
  for (const [position, part] of parts.entries())
    for (const [index, seenCode] of part?.named.entries() ?? []) {
      const count = part?.rows[index] ?? 0
      const existing = places[seenCode.id]
      if (existing !== undefined) {
        rows[existing] = (rows[existing] ?? 0) + count
        continue
      }
      places[seenCode.id] = named.length
      named.push(seenCode)
      lines.push((part?.lines[index] ?? 0) + (offsets[position] ?? 0))
      rows.push(count)
    }
  return { named, lines, rows, oneNameEach: false }
}

/** Adds up what is alike, in the order in which it came first. */
function added(seen: readonly SeenOddity[]): SeenOddity[] {
  const byKey = new Map<string, SeenOddity>()
  for (const seenOddity of seen) {
    const key = oddityKey(seenOddity)
    const existing = byKey.get(key)
    byKey.set(key, existing ? { ...existing, rows: existing.rows + seenOddity.rows } : seenOddity)
  }
  return [...byKey.values()]
}
