import { codeOf } from '../../trade/code-number.ts'
import type { Breakdown } from '../../trade/terms.ts'
import { addToPart, emptyPart, type Member, type Part } from './add-up.ts'
import type { Chunk } from './columns.ts'
import type { Division } from './division.ts'
import { dimensionNumber, dimensionNumbers } from './sums.ts'

/** Slices added up as far as nothing divides them, by series, dimension and member. */
export class Members {
  readonly #units: ReadonlyMap<number, string>
  readonly #division: Division
  readonly #lists: MemberList[] = []

  constructor(units: ReadonlyMap<number, string>, division: Division) {
    this.#units = units
    this.#division = division
  }

  /** Those of a dimension in a series, in the order of code and commodity. */
  of(series: string, by: Breakdown | null): readonly Member[] {
    return this.#lists[placeOf(this.#division.placeOf(series), dimensionNumber(by))]?.members ?? []
  }

  /** Takes over slices, with columns as the table `sums` has them. */
  add(chunks: readonly Chunk[]): void {
    for (const chunk of chunks) this.#addSlices(chunk)
    for (const list of this.#lists) list?.sort()
  }

  #addSlices(chunk: Chunk): void {
    const [load, dimension] = [chunk.integers('load'), chunk.integers('dimension')]
    const [from, to] = [chunk.integers('from_month'), chunk.integers('to_month')]
    const [commodity, code] = [chunk.bigints('commodity'), chunk.integers('code')]
    const [unit, unit2] = [chunk.integers('unit'), chunk.integers('unit2')]
    const [value, rows] = [chunk.hugeints('value'), chunk.integers('row_count')]
    const [quantity, quantity2] = [chunk.hugeints('quantity'), chunk.hugeints('quantity2')]
    let run: Run | null = null
    for (let row = 0; row < chunk.rows; row++) {
      if (
        run?.load !== load.at(row) ||
        run.dimension !== dimension.at(row) ||
        run.from !== from.at(row) ||
        run.to !== to.at(row)
      )
        run = this.#runOf(load.at(row), dimension.at(row), from.at(row), to.at(row))
      const member = run.list.member(commodity.numberAt(row), code.at(row))
      const part = partOf(member, run, this.#unit(unit.orNull(row)), this.#unit(unit2.orNull(row)))
      addToPart(part, value.at(row), quantity.orNull(row), quantity2.orNull(row), rows.at(row))
    }
  }

  #runOf(load: number, dimension: number, from: number, to: number): Run {
    const place = placeOf(this.#division.placeOfLoad(load), dimension)
    const list = this.#lists[place] ?? new MemberList()
    this.#lists[place] = list
    return {
      ...{ load, dimension, from, to, list },
      since: from === to ? this.#division.since(from, dimension) : from,
      until: from === to ? null : to,
      apart: this.#division.isApart(load, dimension) ? load : null,
    }
  }

  #unit(id: number | null): string | null {
    return id === null ? null : (this.#units.get(id) ?? null)
  }
}

const dimensionCount = Object.keys(dimensionNumbers).length

/** Lists of members lie one after the other, those of a series together. */
const placeOf = (series: number, dimension: number): number => series * dimensionCount + dimension

/** What slices of one load, dimension and period have in common. They lie together, hundreds at a time. */
interface Run {
  readonly load: number
  readonly dimension: number
  readonly from: number
  readonly to: number
  readonly list: MemberList
  readonly since: number
  readonly until: number | null
  /** The load where its sums stay apart. */
  readonly apart: number | null
}

/** The part of a member that a slice belongs to, which may be new; there are a few at most. */
function partOf(
  { parts }: Member,
  { since, until, apart: load }: Run,
  unit: string | null,
  unit2: string | null,
): Part {
  for (const part of parts)
    if (
      part.since === since &&
      part.until === until &&
      part.load === load &&
      part.unit === unit &&
      part.unit2 === unit2
    )
      return part
  const part = emptyPart({ since, until, load, unit, unit2 })
  parts.push(part)
  return part
}

/** The members of one dimension in one series. */
class MemberList {
  readonly members: Member[] = []
  readonly #byCommodity = new Map<number, Map<number, Member>>()
  #commodity = -1
  #ofCommodity = new Map<number, Member>()

  /** The member of these numbers (see `numberOfCode`), which may be new. Those of a commodity mostly lie together. */
  member(commodity: number, code: number): Member {
    if (commodity !== this.#commodity) {
      this.#ofCommodity = this.#byCommodity.get(commodity) ?? new Map()
      this.#byCommodity.set(commodity, this.#ofCommodity)
      this.#commodity = commodity
    }
    const known = this.#ofCommodity.get(code)
    if (known) return known
    const member: Member = { code: codeOf(code), commodity: codeOf(commodity), parts: [] }
    this.#ofCommodity.set(code, member)
    this.members.push(member)
    return member
  }

  sort(): void {
    this.members.sort((a, b) => byText(a.code, b.code) || byText(a.commodity, b.commodity))
  }
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
