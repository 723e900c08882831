import { toCode } from '../../../trade/observation/observation.ts'
import type { Breakdown } from '../../../trade/trade.ts'
import type { Total } from '../../ledger-interface.ts'
import type { Division } from './division.ts'
import { noPlace, Tallies } from './exact-sums.ts'
import type { Run, SliceBlock } from './slice-block.ts'
import { dimensionNumber, dimensionNumbers } from './sums.ts'

/** Sums by one dimension of a series: what they are sums of, and groups of them of which a span has all or none. */
export interface SumsBy {
  readonly lines: readonly Line[]
  /** The numbers of the lines in the order of code, commodity and units. */
  readonly order: readonly number[]
  readonly groups: readonly Group[]
  readonly tallies: Tallies
}

/** What sums are of, apart from months and loads. */
export type Line = Pick<Total, 'commodity' | 'code' | 'unit' | 'unit2'>

/** Sums of one commodity over the same months. Those over several loads have one month of each. */
export interface Group {
  readonly commodity: string
  /** The months begin with this one, YYYYMM. */
  readonly since: number
  /** The last month of files without months; null where the months are single ones. */
  readonly until: number | null
  /** Null where the sums are over several loads. */
  readonly load: number | null
  /** Whether the load has but one month, so that it has a single slice in each sum. */
  readonly isOfOneMonth: boolean
  /** The numbers of their lines, and the places of their sums. */
  readonly lines: readonly number[]
  readonly places: readonly number[]
}

/** Slices added up as far as nothing divides them, by series and dimension. */
export class AddedSlices {
  readonly #units: ReadonlyMap<number, string>
  readonly #division: Division
  readonly #tables: Table[] = []
  readonly #tallies = new Tallies()
  #places = 0

  constructor(units: ReadonlyMap<number, string>, division: Division) {
    this.#units = units
    this.#division = division
  }

  /** When all slices have come. Null where a series has none by a dimension. */
  of(series: string, by: Breakdown | null): SumsBy | null {
    const table = this.#tables[placeOf(this.#division.placeOf(series), dimensionNumber(by))]
    if (!table) return null
    const { lines, order, groups } = table
    return { lines, order, groups, tallies: this.#tallies }
  }

  /** Takes over the slices of some loads. */
  add(block: SliceBlock, loads: ReadonlySet<number>): void {
    const { runs, codes } = block
    const places = new Int32Array(codes.length).fill(noPlace)
    let row = 0
    for (const run of runs) {
      if (loads.has(run.load)) this.#place(this.#groupOf(run), codes, places, row, run.end)
      row = run.end
    }
    this.#tallies.reserve(this.#places)
    this.#tallies.addSlices(block, places)
  }

  #place(group: OpenGroup, codes: Int32Array, places: Int32Array, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const code = codes[row] ?? 0
      places[row] = group.placeOf.get(code) ?? group.open(code, this.#places++)
    }
  }

  #groupOf({ load, dimension, from, to, commodity, unit, unit2 }: Run): OpenGroup {
    const place = placeOf(this.#division.placeOfLoad(load), dimension)
    const table = this.#tables[place] ?? new Table(this.#units)
    this.#tables[place] = table
    return table.group(commodity, unit, unit2, {
      since: from === to ? this.#division.since(from, dimension) : from,
      until: from === to ? null : to,
      load: this.#division.isApart(load, dimension) ? load : null,
      isOfOneMonth: !this.#division.hasSeveralMonths(load),
    })
  }
}

const dimensionCount = Object.keys(dimensionNumbers).length

/** Tables lie one after the other, those of a series together. */
const placeOf = (series: number, dimension: number): number => series * dimensionCount + dimension

type Times = Pick<Group, 'since' | 'until' | 'load' | 'isOfOneMonth'>

/** Sums by one dimension of a series, to which more may come. */
class Table {
  readonly lines: Line[] = []
  readonly groups: OpenGroup[] = []
  readonly #units: ReadonlyMap<number, string>
  readonly #groupOf = new Map<string, OpenGroup>()
  readonly #lineOf = new Map<string, (code: number) => number>()
  #order: readonly number[] | null = null

  constructor(units: ReadonlyMap<number, string>) {
    this.#units = units
  }

  get order(): readonly number[] {
    this.#order ??= this.lines
      .map((line, number) => ({ line, number }))
      .sort((a, b) => inOrder(a.line, b.line))
      .map(({ number }) => number)
    return this.#order
  }

  group(commodity: number, unit: number, unit2: number, times: Times): OpenGroup {
    const subject = `${commodity} ${unit} ${unit2}`
    const key = `${subject} ${times.since} ${times.until} ${times.load}`
    const openGroup = this.#groupOf.get(key)
    if (openGroup) return openGroup
    const lineOf = this.#lineOf.get(subject) ?? this.#linesOf(toCode(commodity), unit, unit2)
    this.#lineOf.set(subject, lineOf)
    const group = new OpenGroup(toCode(commodity), times, lineOf)
    this.#groupOf.set(key, group)
    this.groups.push(group)
    return group
  }

  /** Numbers the lines of one commodity in the same units by code. */
  #linesOf(commodity: string, unitId: number, unit2Id: number): (code: number) => number {
    const [unit, unit2] = [this.#units.get(unitId) ?? null, this.#units.get(unit2Id) ?? null]
    const lineOf = new Map<number, number>()
    return (code) => {
      const existing = lineOf.get(code)
      if (existing !== undefined) return existing
      const line = this.lines.push({ commodity, code: toCode(code), unit, unit2 }) - 1
      lineOf.set(code, line)
      return line
    }
  }
}

/** A group to which more sums may come. */
class OpenGroup implements Group {
  readonly commodity: string
  readonly since: number
  readonly until: number | null
  readonly load: number | null
  readonly isOfOneMonth: boolean
  readonly lines: number[] = []
  readonly places: number[] = []
  /** Where the sum of a code lies. */
  readonly placeOf = new Map<number, number>()
  readonly #lineOf: (code: number) => number

  constructor(
    commodity: string,
    { since, until, load, isOfOneMonth }: Times,
    lineOf: (code: number) => number,
  ) {
    this.commodity = commodity
    this.since = since
    this.until = until
    this.load = load
    this.isOfOneMonth = isOfOneMonth
    this.#lineOf = lineOf
  }

  /** Begins the sum of a code, at a place. */
  open(code: number, place: number): number {
    this.placeOf.set(code, place)
    this.lines.push(this.#lineOf(code))
    this.places.push(place)
    return place
  }
}

const inOrder = (a: Line, b: Line): number =>
  byText(a.code, b.code) ||
  byText(a.commodity, b.commodity) ||
  byText(a.unit, b.unit) ||
  byText(a.unit2, b.unit2)

const byText = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1
