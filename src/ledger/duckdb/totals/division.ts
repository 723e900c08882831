import { addMonths } from '../../../trade/trade.ts'
import { toSeries } from '../../coverage/coverage.ts'
import type { TotalsRequest } from '../../ledger-interface.ts'
import type { GroundLoad } from './query-cache.ts'
import { dimensionNumber, dimensionNumbers } from './sums.ts'

/** How far slices can be added up as they come, before it is looked at which span they are in: what requests divide. */
export class Division {
  readonly #places: ReadonlyMap<string, number>
  readonly #placesOfLoads: ReadonlyMap<number, number>
  readonly #severalMonths: ReadonlySet<number>
  readonly #apart: ReadonlySet<number>
  /** The months at which spans begin or after which they end, the latest first. */
  readonly #edges: readonly number[]

  constructor(requests: readonly TotalsRequest[], loads: readonly GroundLoad[]) {
    this.#places = new Map([...new Set(requests.map(toSeries))].map((series, place) => [series, place]))
    this.#placesOfLoads = new Map(loads.map(({ id, series }) => [id, this.#places.get(series) ?? -1]))
    const several = loads.filter(({ monthly, period }) => monthly && period.from !== period.to)
    this.#severalMonths = new Set(several.map(({ id }) => id))
    const apart = requests.filter((request) => request.loads !== 'together')
    this.#apart = new Set(apart.map(({ by }) => dimensionNumber(by)))
    const spans = requests.filter(({ by }) => by !== null).flatMap((request) => request.spans)
    const edges = new Set<number>(spans.flatMap(({ months: { from, to } }) => [from, addMonths(to, 1)]))
    this.#edges = [...edges].sort((a, b) => b - a)
  }

  /** The place of a series among those that are asked for. */
  placeOf(series: string): number {
    return this.#places.get(series) ?? -1
  }

  placeOfLoad(load: number): number {
    return this.#placesOfLoads.get(load) ?? -1
  }

  /**
   * The month itself for totals, which are shown month by month and are few. What they are divided by is added up as
   * far as no span divides it: then the first of these months, and 0 before all spans.
   */
  since(month: number, dimension: number): number {
    if (dimension === dimensionNumbers.total) return month
    return this.#edges.find((edge) => edge <= month) ?? 0
  }

  /**
   * Whether the sums of a load stay apart from those of others: where it was asked for, and where a load has several
   * months, since what it gives of a quantity can be told only of all its months in a span.
   */
  isApart(load: number, dimension: number): boolean {
    return this.#apart.has(dimension) || this.hasSeveralMonths(load)
  }

  /** Whether a load has several months, each with its rows. */
  hasSeveralMonths(load: number): boolean {
    return this.#severalMonths.has(load)
  }
}
