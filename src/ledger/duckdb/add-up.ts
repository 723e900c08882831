import type { Span, Total } from '../ledger.ts'

/**
 * A sum over months of which every span has all or none: over one load, or over several where `load` is null. Several
 * have one month each, so that no load is in two such sums.
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

/** A total to which more may be added: a brief has thousands, each of which is made once. */
type Sum = { -readonly [column in keyof Total]: Total[column] }

/**
 * Adds the sums of a member over a span to those that there are: one by units and, unless they are over all loads
 * together, load.
 */
export function addUp(member: Member, span: Span, together: boolean, totals: Sum[]): void {
  const first = totals.length
  let ofLoads: Sum[] | null = null
  for (const part of member.parts) {
    if (!isIn(part, span)) continue
    if (!together) addTo(totals, first, member, span, part, whatIsGiven)
    else if (part.load === null) addTo(totals, first, member, span, part, ifAllGive)
    else {
      ofLoads ??= []
      addTo(ofLoads, 0, member, span, part, whatIsGiven)
    }
  }
  for (const sum of ofLoads ?? []) addTo(totals, first, member, span, { ...sum, load: null }, ifAllGive)
  if (totals.length > first + 1) totals.push(...totals.splice(first).sort(byUnitsAndLoad))
}

/** Adds to the sum of the same load and units, if there is one from `first` on, or else begins it. */
function addTo(
  sums: Sum[],
  first: number,
  { commodity, code }: Member,
  { key }: Span,
  { load, unit, unit2, value, quantity, quantity2, rows }: Omit<Part, 'since' | 'until'>,
  quantities: AddQuantities,
): void {
  for (let at = first; at < sums.length; at++) {
    const sum = sums[at]
    if (sum?.load !== load || sum.unit !== unit || sum.unit2 !== unit2) continue
    sum.value += value
    sum.quantity = quantities(sum.quantity, quantity)
    sum.quantity2 = quantities(sum.quantity2, quantity2)
    sum.rows += rows
    return
  }
  sums.push({ span: key, commodity, code, load, unit, unit2, value, quantity, quantity2, rows })
}

const isIn = ({ since, until }: Part, { grain, months: { from, to } }: Span): boolean =>
  grain === 'month'
    ? until === null && from <= since && since <= to
    : since === from && (until ?? since) === to

type AddQuantities = (a: bigint | null, b: bigint | null) => bigint | null

/** Within a load a quantity is what its rows give of it. */
const whatIsGiven: AddQuantities = (a, b) => (a === null ? b : b === null ? a : a + b)

/** Over several loads it is given where each of them gives it. */
const ifAllGive: AddQuantities = (a, b) => (a === null || b === null ? null : a + b)

const byUnitsAndLoad = (a: Sum, b: Sum): number =>
  nothingFirst(a.unit, b.unit) || nothingFirst(a.unit2, b.unit2) || (a.load ?? 0) - (b.load ?? 0)

const nothingFirst = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1
