import type { Breakdown } from '../../trade/terms.ts'
import type { Member, Part } from './add-up.ts'
import { codeOf } from './code-numbers.ts'
import type { Chunk } from './columns.ts'
import type { Ground } from './ground.ts'
import { dimensionNumber, dimensionNumbers } from './sums.ts'

/**
 * What the engine added up, by series, dimension and member. Series are numbers here: places in a list that the
 * statement was made of.
 */
export class Members {
  readonly #units: Ground['units']
  readonly #lists: MemberList[] = []

  constructor(units: Ground['units']) {
    this.#units = units
  }

  /** Those of a dimension, in the order of code and commodity. */
  of(series: number, by: Breakdown | null): readonly Member[] {
    return this.#lists[placeOf(series, dimensionNumber(by))]?.members ?? []
  }

  /** Takes over the rows of a statement; of several loads together, a quantity that one `lacks` is not given. */
  add(chunks: readonly Chunk[]): void {
    for (const chunk of chunks) {
      const [series, dimension] = [chunk.integers('series'), chunk.integers('dimension')]
      const [commodity, code] = [chunk.bigints('commodity'), chunk.integers('code')]
      const partOf = this.#partReader(chunk)
      for (let row = 0; row < chunk.rows; row++)
        this.#list(series.at(row), dimension.at(row))
          .member(commodity.numberAt(row), code.at(row))
          .parts.push(partOf(row))
    }
    for (const list of this.#lists) list?.sort()
  }

  #list(series: number, dimension: number): MemberList {
    const place = placeOf(series, dimension)
    const list = this.#lists[place] ?? new MemberList()
    this.#lists[place] = list
    return list
  }

  #partReader(chunk: Chunk): (row: number) => Part {
    const [since, until, apart] = [chunk.integers('since'), chunk.integers('until'), chunk.integers('apart')]
    const [unit, unit2] = [chunk.integers('unit'), chunk.integers('unit2')]
    const [value, rows] = [chunk.hugeints('value'), chunk.bigints('row_count')]
    const [quantity, lacks] = [chunk.hugeints('quantity'), chunk.booleans('lacks')]
    const [quantity2, lacks2] = [chunk.hugeints('quantity2'), chunk.booleans('lacks2')]
    const nameOf = (id: number | null) => (id === null ? null : (this.#units.get(id) ?? null))
    return (row) => {
      const load = apart.orNull(row)
      const isTogether = load === null
      return {
        since: since.at(row),
        until: until.orNull(row),
        load,
        unit: nameOf(unit.orNull(row)),
        unit2: nameOf(unit2.orNull(row)),
        value: value.at(row),
        quantity: isTogether && lacks.at(row) ? null : quantity.orNull(row),
        quantity2: isTogether && lacks2.at(row) ? null : quantity2.orNull(row),
        rows: rows.numberAt(row),
      }
    }
  }
}

const dimensionCount = Object.keys(dimensionNumbers).length

/** Lists of members lie one after the other, those of a series together. */
const placeOf = (series: number, dimension: number): number => series * dimensionCount + dimension

/** The members of one dimension in one series. */
class MemberList {
  readonly members: Member[] = []
  readonly #byCommodity = new Map<number, Map<number, Member>>()

  /** The member of these numbers (see `numberOfCode`), which may be new. */
  member(commodity: number, code: number): Member {
    let ofCommodity = this.#byCommodity.get(commodity)
    if (!ofCommodity) {
      ofCommodity = new Map()
      this.#byCommodity.set(commodity, ofCommodity)
    }
    const known = ofCommodity.get(code)
    if (known) return known
    const member: Member = { code: codeOf(code), commodity: codeOf(commodity), parts: [] }
    ofCommodity.set(code, member)
    this.members.push(member)
    return member
  }

  sort(): void {
    this.members.sort((a, b) => byText(a.code, b.code) || byText(a.commodity, b.commodity))
  }
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
