import { type Dimension, dimensions } from '../trade/terms.ts'
import type { NamedCode, SeenCodes, Sightings } from './sightings.ts'

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
    readonly learnt: { readonly codes: readonly string[]; readonly names: readonly string[] }
  }
}

/** What a scanner saw of a part. Plain data. */
export interface NumberedSightings extends Omit<Sightings, 'codes'> {
  readonly codes: NumberedCodes
}

/** More scanners than tell at one time: what those told that came longest ago is forgotten. */
const mostScanners = 64

type KnownCodes = Readonly<Record<Dimension, NamedCode[]>>

/** Knows the codes and names that scanners have told of, and makes one object of all that are alike. */
export class CodeBook {
  readonly #named = new Map<string, NamedCode>()
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
      const known = knownTo[dimension]
      const { learnt, numbers, lines, rows } = numbered
      for (const [at, code] of learnt.codes.entries()) known.push(this.#one(code, learnt.names[at] ?? ''))
      read[dimension] = { named: Array.from(numbers, (number) => at(known, number)), lines, rows }
    }
    return { ...seen, codes: read }
  }

  #knownTo(scanner: string): KnownCodes {
    const known = this.#byScanner.get(scanner) ?? { commodity: [], partner: [], procedure: [], place: [] }
    this.#byScanner.delete(scanner)
    this.#byScanner.set(scanner, known)
    const [oldest] = this.#byScanner.keys()
    if (this.#byScanner.size > mostScanners && oldest !== undefined) this.#byScanner.delete(oldest)
    return known
  }

  #one(code: string, name: string): NamedCode {
    const key = `${code} ${name}`
    const known = this.#named.get(key) ?? { id: this.#named.size, code, name }
    this.#named.set(key, known)
    return known
  }
}

function at(known: readonly NamedCode[], number: number): NamedCode {
  const named = known[number]
  if (!named) throw new RangeError(`a scanner has not told of its code ${number}`)
  return named
}
