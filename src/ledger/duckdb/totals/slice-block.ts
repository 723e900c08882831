import type { Chunk } from '../columns.ts'
import type { Columns } from './exact-sums.ts'

/** Slices by columns, copied from the engine’s memory, so that they can be kept. */
export interface SliceBlock extends Columns {
  /** What slices have in common that lie together, hundreds at a time. */
  readonly runs: readonly Run[]
  readonly codes: Int32Array
}

export interface Run {
  readonly load: number
  readonly dimension: number
  readonly from: number
  readonly to: number
  readonly commodity: number
  /** Their numbers; below zero where there is none. */
  readonly unit: number
  readonly unit2: number
  /** The run has the slices before this one that no run before it has. */
  readonly end: number
}

const noUnit = -1

/** @param chunk with columns as the table `sums` has them. @throws TypeError where a slice has no value. */
export const toSliceBlock = (chunk: Chunk): SliceBlock => ({
  runs: runsOf(chunk),
  codes: chunk.integers('code').all().slice(),
  value: chunk.hugeints('value').refusingNull().numbers(),
  quantity: chunk.hugeints('quantity').numbers(),
  quantity2: chunk.hugeints('quantity2').numbers(),
  rows: chunk.integers('row_count').all().slice(),
})

function runsOf(chunk: Chunk): Run[] {
  const [load, dimension] = [chunk.integers('load').all(), chunk.integers('dimension').all()]
  const [from, to] = [chunk.integers('from_month').all(), chunk.integers('to_month').all()]
  const commodity = chunk.bigints('commodity').numbers()
  const [unit, unit2] = [chunk.integers('unit').or(noUnit), chunk.integers('unit2').or(noUnit)]
  const runs: Run[] = []
  for (let first = 0, row = 0; first < chunk.rows; first = row) {
    do row++
    while (
      load[row] === load[first] &&
      dimension[row] === dimension[first] &&
      commodity[row] === commodity[first] &&
      from[row] === from[first] &&
      to[row] === to[first] &&
      unit[row] === unit[first] &&
      unit2[row] === unit2[first]
    )
    runs.push({
      ...{
        load: load[first] ?? 0,
        dimension: dimension[first] ?? 0,
        from: from[first] ?? 0,
        to: to[first] ?? 0,
      },
      ...{
        commodity: commodity[first] ?? 0,
        unit: unit[first] ?? noUnit,
        unit2: unit2[first] ?? noUnit,
        end: row,
      },
    })
  }
  return runs
}
