import { codeOf } from '../../trade/code-number.ts'
import type { Breakdown } from '../../trade/terms.ts'
import type { Member, Part } from './add-up.ts'
import type { Chunk } from './columns.ts'
import type { Ground } from './ground.ts'
import { dimensionNumber } from './sums.ts'

/**
 * What the engine added up, by series, dimension and member. Series are numbers here: places in a list that the
 * statement was made of.
 */
export class Members {
  readonly #units: Ground['units']
  readonly #lists = new Map<string, Member[]>()
  readonly #byNumbers = new Map<string, Map<number, Member>>()

  constructor(units: Ground['units']) {
    this.#units = units
  }

  /** Those of a dimension, in the order of code and commodity. */
  of(series: number, by: Breakdown | null): readonly Member[] {
    return this.#lists.get(listKey(series, dimensionNumber(by))) ?? []
  }

  /** Takes over the rows of a statement; of several loads together, a quantity that one `lacks` is not given. */
  add(chunks: readonly Chunk[]): void {
    for (const chunk of chunks) {
      const [series, dimension] = [chunk.column('series'), chunk.column('dimension')]
      const [commodity, code] = [chunk.column('commodity'), chunk.column('code')]
      const partOf = this.#partReader(chunk)
      for (let row = 0; row < chunk.rows; row++)
        this.#member(
          series.number(row),
          dimension.number(row),
          commodity.number(row),
          code.number(row),
        ).parts.push(partOf(row))
    }
    for (const list of this.#lists.values())
      list.sort((a, b) => byText(a.code, b.code) || byText(a.commodity, b.commodity))
  }

  #member(series: number, dimension: number, commodity: number, code: number): Member {
    const list = listKey(series, dimension)
    const key = `${list} ${commodity}`
    const ofCommodity = this.#byNumbers.get(key) ?? new Map<number, Member>()
    const known = ofCommodity.get(code)
    if (known) return known
    const member: Member = { code: codeOf(code), commodity: codeOf(commodity), parts: [] }
    this.#byNumbers.set(key, ofCommodity.set(code, member))
    const members = this.#lists.get(list) ?? []
    members.push(member)
    this.#lists.set(list, members)
    return member
  }

  #partReader(chunk: Chunk): (row: number) => Part {
    const [since, until, apart] = [chunk.column('since'), chunk.column('until'), chunk.column('apart')]
    const [unit, unit2] = [chunk.column('unit'), chunk.column('unit2')]
    const [value, rows] = [chunk.column('value'), chunk.column('row_count')]
    const [quantity, lacks] = [chunk.column('quantity'), chunk.column('lacks')]
    const [quantity2, lacks2] = [chunk.column('quantity2'), chunk.column('lacks2')]
    const nameOf = (id: number | null) => (id === null ? null : (this.#units.get(id) ?? null))
    return (row) => {
      const load = apart.numberOrNull(row)
      const isTogether = load === null
      return {
        since: since.number(row),
        until: until.numberOrNull(row),
        load,
        unit: nameOf(unit.numberOrNull(row)),
        unit2: nameOf(unit2.numberOrNull(row)),
        value: value.bigint(row),
        quantity: isTogether && lacks.boolean(row) ? null : quantity.bigintOrNull(row),
        quantity2: isTogether && lacks2.boolean(row) ? null : quantity2.bigintOrNull(row),
        rows: rows.number(row),
      }
    }
  }
}

const listKey = (series: number, dimension: number): string => `${series} ${dimension}`

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
