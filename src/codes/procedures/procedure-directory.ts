import type { FileNames, ProcedureMapping } from '../code-mappings.ts'
import { mapWords, UnlistedNames } from '../unlisted-names.ts'
import { type Procedure, procedureOfCode, procedures } from './procedure-list.ts'

/** The procedures of our list with those that a workspace maps, and for any other code one that is made of it. */
export class ProcedureDirectory {
  readonly #names: UnlistedNames
  readonly #mapped: ReadonlyMap<string, Procedure>

  constructor(mappings: Readonly<Record<string, ProcedureMapping>>, names: FileNames) {
    this.#names = new UnlistedNames(
      'procedure',
      names,
      procedures().flatMap(({ name, short }) => [name, short]),
    )
    this.#mapped = new Map(
      Object.entries(mappings).map(([code, { name, short = name }]) => {
        const listed = procedureOfCode(code) ?? this.#makeUnlisted(code)
        return [code, { code, name: mapWords(listed.name, name), short: mapWords(listed.short, short) }]
      }),
    )
  }

  has(code: string): boolean {
    return this.#mapped.has(code) || procedureOfCode(code) !== undefined
  }

  find(code: string): Procedure {
    return this.#mapped.get(code) ?? procedureOfCode(code) ?? this.#makeUnlisted(code)
  }

  all(): readonly Procedure[] {
    const others = procedures().filter(({ code }) => !this.#mapped.has(code))
    return [...others, ...this.#mapped.values()]
  }

  #makeUnlisted(code: string): Procedure {
    const name = this.#names.find(code)
    return { code, name, short: name }
  }
}
