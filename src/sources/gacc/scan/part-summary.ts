import { emptyDictionaries, type UnitDictionaries } from '../../../trade/observation/observation.ts'
import { type Dimension, dimensions } from '../../../trade/trade.ts'
import { OddityTally, type SeenOddity, textKinds } from '../layout/layout.ts'
import type { NumberedCodes } from './code-dictionary.ts'
import type { Meaning } from './text-meanings.ts'

/** The texts of one kind: what they mean, for all parts, and which of them a part has. */
interface Texts {
  readonly meanings: Meaning[]
  /** Those that the part has, in the order in which they came, with the lines of their first rows. */
  seen: number[]
  lines: number[]
  /** Where the kernel counts the rows of each. */
  rowsAt: number[]
  /** How many of all have been told of. */
  told: number
}

/** What an unknown text is, by its kind; commodities are in no list. */
const unknown: readonly (Pick<SeenOddity, 'kind' | 'column'> | null)[] = [
  null,
  { kind: 'unknownPartner', column: 'partnerCode' },
  { kind: 'unknownProcedure', column: 'procedureCode' },
  { kind: 'unknownPlace', column: 'placeCode' },
  { kind: 'unknownUnit', column: 'unit' },
  { kind: 'unknownUnit', column: 'unit2' },
  { kind: 'remark', column: 'remark' },
]

/** What is seen of the part of a file that is being scanned, of which the kernel knows numbers alone. */
export class PartSightings {
  readonly #texts: readonly Texts[] = textKinds.map(() => ({
    meanings: [],
    seen: [],
    lines: [],
    rowsAt: [],
    told: 0,
  }))
  #dictionaries = emptyDictionaries()
  #tally = new OddityTally()

  /** Begins a new part: meanings stay. */
  begin(): void {
    for (const texts of this.#texts) {
      texts.seen = []
      texts.lines = []
      texts.rowsAt = []
    }
    this.#dictionaries = emptyDictionaries()
    this.#tally = new OddityTally()
  }

  get dictionaries(): UnitDictionaries {
    return this.#dictionaries
  }

  /** How many texts of a kind are known. */
  known(kind: number): number {
    return this.#textsOf(kind).meanings.length
  }

  learn(kind: number, meaning: Meaning): void {
    this.#textsOf(kind).meanings.push(meaning)
  }

  /** Sees a text for the first time in this part. Gives the number of a unit in the dictionary of its column, else 0. */
  number(kind: number, text: number, line: number, rowsAt: number): number {
    const texts = this.#textsOf(kind)
    texts.seen.push(text)
    texts.lines.push(line)
    texts.rowsAt.push(rowsAt)
    const subject = textKinds[kind]
    if (subject !== 'unit' && subject !== 'unit2') return 0
    return this.#dictionaries[subject].numberOf(texts.meanings[text]?.text ?? null)
  }

  noteQuantity(
    kind: 'quantityWithoutUnit' | 'quantityZero',
    column: 'quantity' | 'quantity2',
    line: number,
    written: string,
  ): void {
    this.#tally.add(kind, column, line, written, null)
  }

  /** What was odd. @param rowsAt how many rows are counted at a place of the kernel. */
  oddities(rowsAt: (place: number) => number): readonly SeenOddity[] {
    unknown.forEach((oddity, kind) => {
      if (!oddity) return
      const { meanings, seen, lines, rowsAt: places } = this.#textsOf(kind)
      for (const [position, index] of seen.entries()) {
        const { text, isKnown } = meanings[index] ?? { text: null, isKnown: true }
        if (text === null || isKnown) continue
        this.#tally.add(
          oddity.kind,
          oddity.column,
          lines[position] ?? 0,
          text,
          text,
          rowsAt(places[position] ?? 0),
        )
      }
    })
    return this.#tally.oddities()
  }

  /**
   * The codes of some dimensions. @param rowsAt how many rows are counted at a place of the kernel.
   */
  codes(cut: readonly Dimension[], rowsAt: (place: number) => number): NumberedCodes {
    const codesOf = (dimension: Dimension) => {
      const texts = this.#textsOf(dimensions.indexOf(dimension))
      const learnt = texts.meanings.slice(texts.told)
      texts.told = texts.meanings.length
      return {
        numbers: new Int32Array(texts.seen),
        lines: new Int32Array(texts.lines),
        rows: new Int32Array(texts.rowsAt.map(rowsAt)),
        learnt: { codes: learnt.map(({ text }) => text ?? ''), names: learnt.map(({ name }) => name) },
      }
    }
    return Object.fromEntries(cut.map((dimension) => [dimension, codesOf(dimension)]))
  }

  #textsOf(kind: number): Texts {
    const texts = this.#texts[kind]
    if (!texts) throw new RangeError(`no texts of kind ${kind}`)
    return texts
  }
}
