import { codeOf } from '../../trade/code-number.ts'
import type { Breakdown } from '../../trade/terms.ts'
import type { Member, Part } from './add-up.ts'
import type { Chunk } from './columns.ts'
import type { Division } from './division.ts'
import { dimensionNumber, dimensionNumbers } from './sums.ts'
import { type Tallied, Tallies } from './tallies.ts'

/** Slices added up as far as nothing divides them, by series, dimension and member. */
export class Members {
  readonly #units: ReadonlyMap<number, string>
  readonly #division: Division
  readonly #lists: MemberList[] = []
  readonly #tallies = new Tallies()
  readonly #parts: OpenPart[] = []

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
    this.#tallies.settle(this.#parts)
    for (const list of this.#lists) list?.sort()
  }

  #addSlices(chunk: Chunk): void {
    const [load, dimension] = [chunk.integers('load').all(), chunk.integers('dimension').all()]
    const [from, to] = [chunk.integers('from_month').all(), chunk.integers('to_month').all()]
    const [commodity, code] = [chunk.bigints('commodity').numbers(), chunk.integers('code').all()]
    const [unit, unit2] = [chunk.integers('unit'), chunk.integers('unit2')]
    const columns = {
      value: chunk.hugeints('value'),
      quantity: chunk.hugeints('quantity'),
      quantity2: chunk.hugeints('quantity2'),
      rows: chunk.integers('row_count').all(),
    }
    const tallies = this.#tallies
    for (let first = 0, row = 0; first < chunk.rows; first = row) {
      const run = this.#runOf(load[first] ?? 0, dimension[first] ?? 0, from[first] ?? 0, to[first] ?? 0)
      const members = run.list.of(commodity[first] ?? 0)
      do {
        const member = members.member(code[row] ?? 0)
        const unitId = unit.orNull(row)
        const unit2Id = unit2.orNull(row)
        const part = partOf(member, run, unitId, unit2Id) ?? this.#openPart(member, run, unitId, unit2Id)
        tallies.add(part.at, columns, row)
        row++
      } while (
        load[row] === load[first] &&
        dimension[row] === dimension[first] &&
        commodity[row] === commodity[first] &&
        from[row] === from[first] &&
        to[row] === to[first]
      )
    }
  }

  #runOf(load: number, dimension: number, from: number, to: number): Run {
    const place = placeOf(this.#division.placeOfLoad(load), dimension)
    const list = this.#lists[place] ?? new MemberList()
    this.#lists[place] = list
    return {
      list,
      since: from === to ? this.#division.since(from, dimension) : from,
      until: from === to ? null : to,
      apart: this.#division.isApart(load, dimension) ? load : null,
    }
  }

  #openPart(
    { parts }: OpenMember,
    { since, until, apart: load }: Run,
    unitId: number | null,
    unit2Id: number | null,
  ): OpenPart {
    const part: OpenPart = {
      ...{ at: this.#tallies.open(), since, until, load, unitId, unit2Id },
      ...{ unit: this.#unit(unitId), unit2: this.#unit(unit2Id) },
      ...{ value: 0n, quantity: 0n, quantity2: 0n, rows: 0 },
    }
    parts.push(part)
    this.#parts.push(part)
    return part
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
  readonly list: MemberList
  readonly since: number
  readonly until: number | null
  /** The load where its sums stay apart. */
  readonly apart: number | null
}

interface OpenMember extends Member {
  readonly parts: OpenPart[]
}

/** A part whose sums are tallied, and taken from there in the end; with the numbers of its units. */
type OpenPart = Part & Tallied & { readonly unitId: number | null; readonly unit2Id: number | null }

/** The part of a member that a slice belongs to, if there is one; there are a few at most. */
function partOf(
  { parts }: OpenMember,
  { since, until, apart }: Run,
  unitId: number | null,
  unit2Id: number | null,
): OpenPart | null {
  for (const part of parts)
    if (
      part.since === since &&
      part.until === until &&
      part.load === apart &&
      part.unitId === unitId &&
      part.unit2Id === unit2Id
    )
      return part
  return null
}

/** The members of one dimension in one series. */
class MemberList {
  readonly members: OpenMember[] = []
  readonly #ofCommodities = new Map<number, CommodityMembers>()

  /** Those of one commodity, by its number. */
  of(commodity: number): CommodityMembers {
    const known = this.#ofCommodities.get(commodity)
    if (known) return known
    const its = new CommodityMembers(codeOf(commodity), this.members)
    this.#ofCommodities.set(commodity, its)
    return its
  }

  sort(): void {
    this.members.sort((a, b) => byText(a.code, b.code) || byText(a.commodity, b.commodity))
  }
}

class CommodityMembers {
  readonly #commodity: string
  readonly #all: OpenMember[]
  readonly #byCode = new Map<number, OpenMember>()

  constructor(commodity: string, all: OpenMember[]) {
    this.#commodity = commodity
    this.#all = all
  }

  /** The member of this number (see `numberOfCode`), which may be new. */
  member(code: number): OpenMember {
    const known = this.#byCode.get(code)
    if (known) return known
    const member: OpenMember = { code: codeOf(code), commodity: this.#commodity, parts: [] }
    this.#byCode.set(code, member)
    this.#all.push(member)
    return member
  }
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
