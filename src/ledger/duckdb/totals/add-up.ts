import type { Span, Total } from '../../ledger-interface.ts'
import type { Group, SumsBy } from './aggregation.ts'
import type { Tallies } from './exact-sums.ts'

/**
 * Adds up over a span, for some commodities, and gives the totals in the order of code, commodity, units and, unless
 * they are over all loads together, load.
 *
 * @param room to add up in, whatever is there.
 */
export function addUp(
  sums: SumsBy,
  span: Span,
  commodities: ReadonlySet<string>,
  together: boolean,
  room: Tallies,
): Total[] {
  const groups = sums.groups.filter((group) => commodities.has(group.commodity) && isIn(group, span))
  const parts = [...partsOf(groups, together)].sort(([a], [b]) => (a ?? 0) - (b ?? 0))
  const added = parts.map(([load, part]) => {
    room.clear()
    room.reserve(sums.lines.length)
    for (const group of part) room.addSums(sums.tallies, group.places, group.lines)
    return totalsIn(room, sums, span, { load: together ? null : load, isOfOneLoad: load !== null })
  })
  const [only] = added
  if (added.length < 2) return only?.totals ?? []
  // Those of one line stay in the order of their loads.
  const list = added
    .flatMap(({ ranks, totals }) => totals.map((total, index) => ({ rank: ranks[index] ?? 0, total })))
    .sort((a, b) => a.rank - b.rank)
  return together ? folded(list) : list.map(({ total }) => total)
}

const isIn = ({ since, until }: Group, { grain, months: { from, to } }: Span): boolean =>
  grain === 'month'
    ? until === null && from <= since && since <= to
    : since === from && (until ?? since) === to

/**
 * Groups by load; those for which it does not matter under null. For all loads together it matters where one has
 * several months: within a load a quantity is what is given of it, but each load must give one.
 */
function partsOf(groups: readonly Group[], together: boolean): Map<number | null, Group[]> {
  const parts = new Map<number | null, Group[]>()
  for (const group of groups) {
    const load = together && group.isOfOneMonth ? null : group.load
    const part = parts.get(load)
    if (part) part.push(group)
    else parts.set(load, [group])
  }
  return parts
}

/** Totals, and at which places of the order their lines are. */
interface Ranked {
  readonly ranks: readonly number[]
  readonly totals: Total[]
}

function totalsIn(
  room: Tallies,
  { lines, order }: SumsBy,
  { key: span }: Span,
  { load, isOfOneLoad }: { readonly load: number | null; readonly isOfOneLoad: boolean },
): Ranked {
  const ranks = room.among(order)
  const places = ranks.map((rank) => order[rank] ?? 0)
  const [values, rows] = [room.values(places), room.rows(places)]
  const [quantities, quantities2] = [
    room.quantities(places, isOfOneLoad),
    room.quantities2(places, isOfOneLoad),
  ]
  const totals = places.map((place, index): Total => {
    const { commodity = '', code = '', unit = null, unit2 = null } = lines[place] ?? {}
    const [value = 0n, quantity = null, quantity2 = null] = [
      values[index],
      quantities[index],
      quantities2[index],
    ]
    return { span, commodity, code, load, unit, unit2, value, quantity, quantity2, rows: rows[index] ?? 0 }
  })
  return { ranks, totals }
}

/** Adds up those of one line. Over several loads a quantity is given where each of them gives it. */
function folded(ranked: readonly { readonly rank: number; readonly total: Total }[]): Total[] {
  const totals: Total[] = []
  let last = -1
  for (const { rank, total } of ranked) {
    const before = rank === last ? totals.pop() : undefined
    totals.push(before ? sumOf(before, total) : total)
    last = rank
  }
  return totals
}

const sumOf = (a: Total, b: Total): Total => ({
  ...a,
  value: a.value + b.value,
  quantity: a.quantity === null || b.quantity === null ? null : a.quantity + b.quantity,
  quantity2: a.quantity2 === null || b.quantity2 === null ? null : a.quantity2 + b.quantity2,
  rows: a.rows + b.rows,
})
