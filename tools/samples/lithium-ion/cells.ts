import { scatter } from './apportion.ts'

/** Whole US dollars between a partner and a place. */
export interface Cell {
  readonly partner: string
  readonly place: string
  readonly value: number
}

/** The partner and the place that trade with everyone on the other side, and take up what rounding leaves. */
export interface Hubs {
  readonly partner: string
  readonly place: string
}

/** What the cells must come to, by partner and by place. */
export interface CellSums {
  readonly partners: ReadonlyMap<string, number>
  readonly places: ReadonlyMap<string, number>
}

/** By partner, then by place. */
type Matrix = ReadonlyMap<string, Map<string, number>>

/** Rounds of proportional fitting; the whole-number repair takes up what they leave. */
const rounds = 80
/** How strongly a partner and a place are drawn to each other, beyond their sizes. */
const affinities = [0.2, 0.4, 0.7, 1, 1, 1.4, 2.2]

/**
 * Cells whose sums by partner and by place are exactly the given ones; pairs of which less than `leastCell`
 * dollars would be expected do not trade. Throws where a cell would have to be negative.
 */
export function fillCells(sums: CellSums, hubs: Hubs, leastCell: number): Cell[] {
  const matrix = seed(sums, hubs, leastCell)
  fitToSums(matrix, sums)
  makeWhole(matrix, sums, hubs)
  const cells = [...matrix].flatMap(([partner, row]) =>
    [...row].map(([place, value]): Cell => ({ partner, place, value })),
  )
  const negative = cells.find(({ value }) => value < 0)
  if (negative)
    throw new Error(`partner ${negative.partner} and place ${negative.place} do not fit their sums`)
  return cells.filter(({ value }) => value > 0)
}

/** What the sizes of partners and places lead one to expect. */
function seed({ partners, places }: CellSums, hubs: Hubs, leastCell: number): Matrix {
  const total = addUp(partners.values())
  const rowOf = (partner: string, byPartner: number) =>
    [...places].flatMap(([place, byPlace]): [string, number][] => {
      const affinity = affinities[Math.floor(scatter(`${partner} with ${place}`) * affinities.length)] ?? 1
      const expected = byPartner * (byPlace / total) * affinity
      const isOfHub = partner === hubs.partner || place === hubs.place
      return byPartner > 0 && byPlace > 0 && (isOfHub || expected >= leastCell) ? [[place, expected]] : []
    })
  return new Map([...partners].map(([partner, value]) => [partner, new Map(rowOf(partner, value))]))
}

/** Scales columns, then rows, to their sums, again and again; ends with rows, so that whole rows never overrun. */
function fitToSums(matrix: Matrix, { partners, places }: CellSums): void {
  for (let round = 0; round < rounds; round++) {
    const sums = new Map<string, number>()
    for (const row of matrix.values())
      for (const [place, value] of row) sums.set(place, (sums.get(place) ?? 0) + value)
    for (const [partner, row] of matrix) {
      for (const [place, value] of row)
        row.set(place, (value * (places.get(place) ?? 0)) / (sums.get(place) ?? 1))
      const sum = addUp(row.values())
      for (const [place, value] of row) row.set(place, (value * (partners.get(partner) ?? 0)) / sum)
    }
  }
}

/** What a partner lacks after rounding down goes to the hub of places, then what a place lacks to the hub of partners. */
function makeWhole(matrix: Matrix, { partners, places }: CellSums, hubs: Hubs): void {
  const hubRow = matrix.get(hubs.partner)
  if (!hubRow) throw new Error(`partner ${hubs.partner} does not trade`)
  for (const [partner, row] of matrix) {
    for (const [place, value] of row) row.set(place, Math.floor(value))
    if (partner === hubs.partner || row.size === 0) continue
    const lacking = (partners.get(partner) ?? 0) - addUp(row.values())
    row.set(hubs.place, (row.get(hubs.place) ?? 0) + lacking)
  }
  for (const [place, byPlace] of places) {
    if (byPlace === 0) continue
    const lacking = byPlace - addUp([...matrix.values()].map((row) => row.get(place) ?? 0))
    hubRow.set(place, (hubRow.get(place) ?? 0) + lacking)
  }
}

function addUp(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
