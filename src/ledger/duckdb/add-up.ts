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
  readonly parts: Part[]
}

/**
 * Adds the sums of a member over a span to those that there are: one by units and, unless they are over all loads
 * together, load.
 */
export function addUp(member: Member, span: Span, together: boolean, totals: Total[]): void {
  const parts = member.parts.filter((part) => isIn(part, span))
  const ofLoads = parts.length > 1 ? overMonths(parts) : parts
  const sums = together ? overLoads(ofLoads) : ofLoads
  if (sums.length > 1) sums.sort(byUnitsAndLoad)
  for (const sum of sums) totals.push(totalOf(member, span, sum))
}

/** The parts of one load together. */
function overMonths(parts: readonly Part[]): Part[] {
  const sums: Part[] = []
  for (const part of parts) {
    const { load } = part
    const at = load === null ? -1 : sums.findIndex((sum) => sum.load === load && inUnitsOf(sum, part))
    const sum = sums[at]
    if (sum) sums[at] = plus(sum, part, load, whatIsGiven)
    else sums.push(part)
  }
  return sums
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
