import list from '../../../samples/lithium-ion/assumed-sizes.csv'
import { readCodeList } from '../../../src/codes/code-table.ts'
import type { Flow } from '../../../src/trade/terms.ts'
import { groupOf, type TableDimension } from './published.ts'

/** What is assumed of a partner or place beyond what was published. */
interface AssumedSize {
  readonly flow: string
  readonly dimension: string
  readonly code: string
  /** Weight among those that the brief does not name; null for those that it names. */
  readonly weight: number | null
  /** Rough unit value, so that quantities differ from partner to partner as they do in trade. */
  readonly dollarsPerPiece: number
}

const sizes = readCodeList(list).map(
  ({ flow = '', dimension = '', code = '', weight, usd_per_piece }): AssumedSize => ({
    flow,
    dimension,
    code,
    weight: weight ? Number(weight) : null,
    dollarsPerPiece: Number(usd_per_piece),
  }),
)

/** The weights by code of the partners of a group (or outside the groups, with `''`) or places that the brief does not name. */
export function unnamedWeights(flow: Flow, dimension: TableDimension, group: string): [string, number][] {
  return sizes.flatMap((size): [string, number][] =>
    size.flow === flow &&
    size.dimension === dimension &&
    size.weight !== null &&
    groupOf(dimension, size.code) === group
      ? [[size.code, size.weight]]
      : [],
  )
}

/** The assumed unit value of what a partner or place trades, in US dollars a piece. */
export function dollarsPerPiece(flow: Flow, dimension: TableDimension, code: string): number {
  const size = sizes.find((each) => each.flow === flow && each.dimension === dimension && each.code === code)
  if (!size) throw new Error(`no assumed unit value of ${flow} ${dimension} ${code}`)
  return size.dollarsPerPiece
}
