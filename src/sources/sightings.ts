import type { FindingKind } from '../trade/finding.ts'
import type { Month } from '../trade/month.ts'
import { type Dimension, dimensions } from '../trade/terms.ts'
import type { Role } from './gacc-columns.ts'
import { joinedOrder, type KeyOrder } from './key-order.ts'

/**
 * Codes, each with a name that stood beside it and the line where the two were first seen together; in the order in
 * which they were seen, and one by one in lists, which go from thread to thread several times as fast as things do.
 * Without a column of names the names are empty.
 */
export interface SeenCodes {
  readonly codes: readonly string[]
  readonly names: readonly string[]
  readonly lines: readonly number[]
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
      parts.flatMap(({ oddities }, at) =>
        oddities.map((one) => ({ ...one, line: one.line + (offsets[at] ?? 0) })),
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
  const codes: string[] = []
  const names: string[] = []
  const lines: number[] = []
  /** Where the first name of a code is, and further ones. */
  const first = new Map<string, number>()
  const others = new Map<string, number[]>()
  for (const [at, part] of parts.entries())
    for (const [index, code] of part?.codes.entries() ?? []) {
      const name = part?.names[index] ?? ''
      const known = first.get(code)
      if (known === undefined) first.set(code, codes.length)
      else if (names[known] === name || others.get(code)?.some((other) => names[other] === name)) continue
      else others.set(code, [...(others.get(code) ?? []), codes.length])
      codes.push(code)
      names.push(name)
      lines.push((part?.lines[index] ?? 0) + (offsets[at] ?? 0))
    }
  return { codes, names, lines }
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
