import { type Dimension, dimensions, perDimension } from '../../../trade/trade.ts'
import type { SeenCode, SeenCodes, Sightings } from '../layout/layout.ts'

/**
 * The codes that a part of a file has, by the numbers of the scanner that read it, which tells of each code and name
 * once: numbers go from thread to thread a hundred times as fast as texts.
 */
export type NumberedCodes = {
  readonly [dimension in Dimension]?: {
    readonly numbers: Int32Array
    /** See `SeenCodes`. */
    readonly lines: Int32Array
    readonly rows: Int32Array
    /** Codes with their names that have the numbers from the last one told of on. */
    readonly learnt: Learnt
  }
}

/** Codes, and the name of each. */
interface Learnt {
  readonly codes: readonly string[]
  readonly names: readonly string[]
}

/** What a scanner saw of a part. Plain data. */
export interface NumberedSightings extends Omit<Sightings, 'codes'> {
  readonly codes: NumberedCodes
}

/** More scanners than tell at one time: what those told that came longest ago is forgotten. */
const mostScanners = 64

type KnownCodes = Readonly<Record<Dimension, SeenCode[]>>

/** Knows the codes and names that scanners have told of, and makes one object of all that are alike. */
export class CodeBook {
  readonly #entries = perDimension(() => new Entries())
  readonly #byScanner = new Map<string, KnownCodes>()

  /**
   * What a scanner saw, with its codes.
   *
   * @param scanner a name for it; what it tells must come here in the order in which it told it.
   */
  read(scanner: string, { codes, ...seen }: NumberedSightings): Sightings {
    const knownTo = this.#knownTo(scanner)
    const read: { [dimension in Dimension]?: SeenCodes } = {}
    for (const dimension of dimensions) {
      const numbered = codes[dimension]
      if (!numbered) continue
      const [seenCodes, entries] = [knownTo[dimension], this.#entries[dimension]]
      const { learnt, numbers, lines, rows } = numbered
      entries.learn(seenCodes, learnt)
      const named = allAt(seenCodes, numbers)
      read[dimension] = { named, lines, rows, oneNameEach: entries.haveOneNameEach(named) }
    }
    return { ...seen, codes: read }
  }

  #knownTo(scanner: string): KnownCodes {
    const existing = this.#byScanner.get(scanner) ?? perDimension((): SeenCode[] => [])
    this.#byScanner.delete(scanner)
    this.#byScanner.set(scanner, existing)
    const [oldest] = this.#byScanner.keys()
    if (this.#byScanner.size > mostScanners && oldest !== undefined) this.#byScanner.delete(oldest)
    return existing
  }
}

/** The codes with their names of one dimension. */
class Entries {
  readonly #named = new Map<string, SeenCode>()
  /** A number for each code, whatever its name, by the numbers of these. */
  readonly #numberOfCode = new Map<string, number>()
  readonly #codeAt: number[] = []
  /** In which question each code came last. */
  readonly #askedIn: number[] = []
  #question = 0

  /** Adds codes with their names to those that are known to somebody. */
  learn(seenCodes: SeenCode[], { codes, names }: Learnt): void {
    for (const [index, code] of codes.entries()) seenCodes.push(this.#one(code, names[index] ?? ''))
  }

  #one(code: string, name: string): SeenCode {
    const key = `${code} ${name}`
    const seenCode = this.#named.get(key)
    if (seenCode) return seenCode
    const item = { id: this.#named.size, code, name }
    this.#named.set(key, item)
    const number = this.#numberOfCode.get(code) ?? this.#numberOfCode.size
    this.#numberOfCode.set(code, number)
    this.#codeAt.push(number)
    return item
  }

  /** Whether no two of them are of one code: asked by number, since there are thousands. */
  haveOneNameEach(some: readonly SeenCode[]): boolean {
    const question = ++this.#question
    for (const { id } of some) {
      const code = this.#codeAt[id] ?? 0
      if (this.#askedIn[code] === question) return false
      this.#askedIn[code] = question
    }
    return true
  }
}

function allAt(seenCodes: readonly SeenCode[], numbers: Int32Array): SeenCode[] {
  const named = new Array<SeenCode>(numbers.length)
  for (let index = 0; index < numbers.length; index++) {
    const seenCode = seenCodes[numbers[index] ?? 0]
    if (!seenCode) throw new RangeError(`a scanner has not told of its code ${numbers[index]}`)
    named[index] = seenCode
  }
  return named
}
