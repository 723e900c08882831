import { ObservationColumns } from '../trade/observation-columns.ts'
import { type Dimension, dimensions } from '../trade/terms.ts'
import { empty, giveUp } from './byte-cursor.ts'
import type { Columns } from './gacc-columns.ts'
import type { SeenCodes, SeenOddity, Sightings } from './sightings.ts'
import { OddityTally } from './tally.ts'
import { none, notYet, type WrittenTexts } from './written-texts.ts'

/** Which amount of a row is which. */
export const amountAt = { value: 0, quantity: 1, quantity2: 2 } as const

/** Which texts of a row are which: those of the dimensions come first, in their order. */
export const textAt = { unit: 4, unit2: 5, remark: 6 } as const
export const textCount = 7

/** What it is, by text, that one is not known. */
const unknown: readonly (Pick<SeenOddity, 'kind' | 'column'> | null)[] = [
  null,
  { kind: 'unknownPartner', column: 'partnerCode' },
  { kind: 'unknownProcedure', column: 'procedureCode' },
  { kind: 'unknownPlace', column: 'placeCode' },
  { kind: 'unknownUnit', column: 'unit' },
  { kind: 'unknownUnit', column: 'unit2' },
  { kind: 'remark', column: 'remark' },
]

const halfOfLong = 0x1_0000_0000

/** Keeps rows as columns, and what is odd about them. */
export class RowKeeper {
  readonly #texts: readonly WrittenTexts[]
  readonly #has: { readonly quantity: boolean; readonly quantity2: boolean }
  readonly #inCut: readonly Dimension[]
  readonly #written: (amount: number) => string
  #tally = new OddityTally()
  #columns = new ObservationColumns(1)
  /** The columns of the texts of a row, but for remarks. */
  #numbers: readonly Int32Array[] = []

  /** @param written how an amount of the present row is written. */
  constructor({ of, shape }: Columns, texts: readonly WrittenTexts[], written: (amount: number) => string) {
    this.#texts = texts
    this.#written = written
    this.#inCut = shape.cut
    this.#has = {
      quantity: of.quantity !== undefined,
      quantity2: of.quantity2 !== undefined,
    }
  }

  /** Begins anew, for so many rows at most. Gives the columns that they will be kept in. */
  begin(capacity: number): ObservationColumns {
    if (this.#columns.capacity < capacity) this.#columns = new ObservationColumns(capacity)
    this.#columns.clear()
    const { texts } = this.#columns
    this.#numbers = [texts.commodity, texts.partner, texts.procedure, texts.place, texts.unit, texts.unit2]
    this.#tally = new OddityTally()
    return this.#columns
  }

  /**
   * @param month the month with a 1 before it, or 0 for none.
   * @param entries of each text of the row, or `none`.
   * @throws Unscannable for an amount that is not given, but for a quantity without a unit.
   */
  keep(line: number, month: number, entries: Int32Array, amounts: Float64Array): void {
    const columns = this.#columns
    const at = columns.rows++
    columns.line[at] = line
    columns.month[at] = month === 0 ? 0 : month - 1_000_000
    for (let index = 0; index < this.#numbers.length; index++) {
      const numbers = this.#numbers[index] as Int32Array // there is one for each index
      const entry = entries[index] ?? none
      numbers[at] = entry === none ? 0 : this.#numberOf(index, entry, line)
    }
    const value = amounts[amountAt.value] ?? empty
    if (value === empty) giveUp()
    const { halves, texts } = columns
    put(halves.value, at, value)
    put(halves.quantity, at, this.#quantity('quantity', line, amounts, texts.unit[at] ?? 0))
    put(halves.quantity2, at, this.#quantity('quantity2', line, amounts, texts.unit2[at] ?? 0))
    const remark = entries[textAt.remark] ?? none
    if (remark !== none) this.#numberOf(textAt.remark, remark, line)
  }

  /** What was seen of codes, and what was odd. */
  seen(): Pick<Sightings, 'rows' | 'codes' | 'oddities'> {
    const codes: { [dimension in Dimension]?: SeenCodes } = {}
    for (const dimension of this.#inCut) codes[dimension] = this.#seenCodes(dimensions.indexOf(dimension))
    unknown.forEach((oddity, index) => {
      if (oddity) this.#tellUnknown(index, oddity)
    })
    return { rows: this.#columns.rows, codes, oddities: this.#tally.oddities() }
  }

  /** The number of a text in the dictionary of its column; 0 for none. */
  #numberOf(index: number, entry: number, line: number): number {
    const texts = this.#texts[index] as WrittenTexts // there is one for each index
    if (texts.hasUnknown) texts.rows[entry] = (texts.rows[entry] ?? 0) + 1
    const known = texts.number[entry] ?? notYet
    if (known !== notYet) return known
    const { commodity, partner, procedure, place, unit, unit2 } = this.#columns.dictionaries
    const dictionary = [commodity, partner, procedure, place, unit, unit2][index]
    const number = dictionary?.numberOf(texts.meanings[entry]?.text ?? null) ?? 0
    texts.note(entry, line, number)
    return number
  }

  /** Tells of what rows have that a list does not know. */
  #tellUnknown(index: number, { kind, column }: Pick<SeenOddity, 'kind' | 'column'>): void {
    const texts = this.#texts[index] as WrittenTexts // there is one for each index
    for (const entry of texts.seen) {
      const { text, isKnown } = texts.meanings[entry] ?? { text: null, isKnown: true }
      if (text === null || isKnown) continue
      this.#tally.add(kind, column, texts.line[entry] ?? 0, text, text, texts.rows[entry])
    }
  }

  /** A quantity, or `empty` for none, by the rules of `AmountReader.quantity`. */
  #quantity(column: 'quantity' | 'quantity2', line: number, amounts: Float64Array, unit: number): number {
    if (!this.#has[column]) return empty
    const index = amountAt[column]
    const amount = amounts[index] ?? empty
    if (unit === 0) {
      if (amount === empty || amount === 0) return empty
      this.#tally.add('quantityWithoutUnit', column, line, this.#written(index), null)
    } else if (amount === empty) giveUp()
    else if (amount === 0 && (amounts[amountAt.value] ?? 0) > 0)
      this.#tally.add('quantityZero', column, line, this.#written(index), null)
    return amount
  }

  #seenCodes(index: number): SeenCodes {
    const texts = this.#texts[index] as WrittenTexts // there is one for each index
    return {
      codes: texts.seen.map((entry) => texts.meanings[entry]?.text ?? ''),
      names: texts.seen.map((entry) => texts.meanings[entry]?.name ?? ''),
      lines: texts.seen.map((entry) => texts.line[entry] ?? 0),
    }
  }
}

/** Writes a whole number of up to 53 bits, or -1, as a long. */
function put(halves: Int32Array, at: number, amount: number): void {
  const high = Math.floor(amount / halfOfLong)
  halves[2 * at] = amount - high * halfOfLong
  halves[2 * at + 1] = high
}
