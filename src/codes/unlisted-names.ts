import type { Breakdown, EditionWords, Localized } from '../trade/trade.ts'
import type { FileNames, MappedName } from './code-mappings.ts'
import { cleanName, comparableName } from './name-in-file.ts'

/** The names of codes that no list has, as files write them. */
export class UnlistedNames {
  readonly #names: ReadonlyMap<string, string>
  /** How many codes have a name, by the name as it is compared. */
  readonly #counts = new Map<string, number>()

  /** @param listed the names of the lists, which a code that no list has must not seem to be. */
  constructor(dimension: Breakdown, names: FileNames, listed: Iterable<Localized>) {
    this.#names = names[dimension] ?? new Map()
    if (this.#names.size === 0) return
    const count = (name: string) => {
      const key = comparableName(name)
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
    }
    for (const { zh, en } of listed) for (const name of new Set([zh, en])) count(name)
    for (const written of this.#names.values()) if (written !== '') count(cleanName(written))
  }

  has(code: string): boolean {
    return this.#names.has(code)
  }

  /**
   * What a code is called: as it is mapped, else as its file has it, with the code where another one is called the
   * same, else by the code alone.
   */
  find(code: string, mapped: MappedName = {}): EditionWords {
    const name = cleanName(this.#names.get(code) ?? '')
    const isAmbiguous = (this.#counts.get(comparableName(name)) ?? 0) > 1
    const found =
      name === ''
        ? { zh: `编码${code}`, en: `code ${code}` }
        : { zh: isAmbiguous ? `${name}（${code}）` : name, en: isAmbiguous ? `${name} (${code})` : name }
    return { ...mapped, zh: mapped.zh ?? mapped.en ?? found.zh, en: mapped.en ?? found.en }
  }
}

/** Words of ours, or of the file, with those that are mapped in their place. */
export const mapWords = (words: Localized, mapped: MappedName = {}): EditionWords => ({
  ...mapped,
  zh: mapped.zh ?? words.zh,
  en: mapped.en ?? words.en,
})
