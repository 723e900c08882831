import type { Span, Total } from '../ledger.ts'

/**
 * A sum over months of which every span has all or none: over one load, or over several where `load` is null. Several
 * have one month each, so that no load is in two such sums, and give a quantity only where all of them do.
 */
export interface Part {
  /** The months begin with this one, YYYYMM. */
  readonly since: number
  /** The last month of files without months; null where the months are single ones. */
  readonly until: number | null
  readonly load: number | null
  readonly unit: string | null
  readonly unit2: string | null
  readonly value: bigint
  readonly quantity: bigint | null
  readonly quantity2: bigint | null
  readonly rows: number
}

/** The parts of one code of a dimension and one commodity. */
export interface Member {
  readonly code: string
  readonly commodity: string
  readonly parts: readonly Part[]
}

/** The sums of a member over a span, by units and, unless they are over all loads together, load. */
export function addUp(member: Member, span: Span, together: boolean): Total[] {
  const ofLoads: Part[] = []
  for (const part of member.parts) {
    if (!isIn(part, span)) continue
    const at =
      part.load === null ? -1 : ofLoads.findIndex((sum) => sum.load === part.load && inUnitsOf(sum, part))
    const sum = ofLoads[at]
    if (sum) ofLoads[at] = plus(sum, part, part.load, whatIsGiven)
    else ofLoads.push(part)
  }
  const sums = together ? overLoads(ofLoads) : ofLoads
  if (sums.length > 1) sums.sort(byUnitsAndLoad)
  return sums.map((sum) => totalOf(member, span, sum))
}

function overLoads(ofLoads: readonly Part[]): Part[] {
  const sums: Part[] = []
  for (const part of ofLoads) {
    const at = sums.findIndex((sum) => inUnitsOf(sum, part))
    const sum = sums[at]
    if (sum) sums[at] = plus(sum, part, null, ifAllGive)
    else sums.push(part.load === null ? part : { ...part, load: null })
  }
  return sums
}

// Property by property, as below: there are thousands of these in a brief, and spreading takes several times as long.
const totalOf = (
  { code, commodity }: Member,
  { key }: Span,
  { load, unit, unit2, value, quantity, quantity2, rows }: Part,
): Total => ({ span: key, commodity, code, load, unit, unit2, value, quantity, quantity2, rows })

const isIn = ({ since, until }: Part, { grain, months: { from, to } }: Span): boolean =>
  grain === 'month'
    ? until === null && from <= since && since <= to
    : since === from && (until ?? since) === to

const inUnitsOf = (one: Part, other: Part): boolean => one.unit === other.unit && one.unit2 === other.unit2

type AddQuantities = (a: bigint | null, b: bigint | null) => bigint | null

/** Within a load a quantity is what its rows give of it. */
const whatIsGiven: AddQuantities = (a, b) => (a === null ? b : b === null ? a : a + b)

/** Over several loads it is given where each of them gives it. */
const ifAllGive: AddQuantities = (a, b) => (a === null || b === null ? null : a + b)

const plus = (a: Part, b: Part, load: number | null, quantities: AddQuantities): Part => ({
  since: a.since,
  until: a.until,
  load,
  unit: a.unit,
  unit2: a.unit2,
  value: a.value + b.value,
  quantity: quantities(a.quantity, b.quantity),
  quantity2: quantities(a.quantity2, b.quantity2),
  rows: a.rows + b.rows,
})

const byUnitsAndLoad = (a: Part, b: Part): number =>
  nothingFirst(a.unit, b.unit) || nothingFirst(a.unit2, b.unit2) || (a.load ?? 0) - (b.load ?? 0)

const nothingFirst = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1
