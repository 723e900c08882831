import type { FileNames, PlaceMapping } from '../code-mappings.ts'
import { mapWords, UnlistedNames } from '../unlisted-names.ts'
import { type Place, placeOfCode, placeOfId, places } from './place-list.ts'

/** The places of our list with those that a workspace maps, and for any other code one that is made of it. */
export class PlaceDirectory {
  readonly #reporter: string
  readonly #names: UnlistedNames
  readonly #mappedByCode: ReadonlyMap<string, Place>
  readonly #mappedById: ReadonlyMap<string, Place>

  /** @param reporter whose places they are, by ISO 3166. */
  constructor(mappings: Readonly<Record<string, PlaceMapping>>, names: FileNames, reporter = 'CHN') {
    this.#reporter = reporter
    this.#names = new UnlistedNames(
      'place',
      names,
      places(reporter).flatMap(({ name, short }) => [name, short]),
    )
    const mapped = Object.entries(mappings).map(([code, { iso, name, short = name }]): Place => {
      const listed = placeOfCode(code, reporter) ?? this.#makeUnlisted(code)
      return {
        ...listed,
        id: iso ?? listed.id,
        name: mapWords(listed.name, name),
        short: mapWords(listed.short, short),
      }
    })
    this.#mappedByCode = new Map(mapped.map((place) => [place.code, place]))
    this.#mappedById = new Map(mapped.map((place) => [place.id, place]))
  }

  has(code: string): boolean {
    return this.#mappedByCode.has(code) || placeOfCode(code, this.#reporter) !== undefined
  }

  find(code: string): Place {
    return this.#mappedByCode.get(code) ?? placeOfCode(code, this.#reporter) ?? this.#makeUnlisted(code)
  }

  findById(id: string): Place | undefined {
    const listed = this.#mappedById.get(id) ?? placeOfId(id)
    if (listed) return listed
    const code = id.startsWith('X') ? id.slice(1) : ''
    return code !== '' && !this.has(code) ? this.#makeUnlisted(code) : undefined
  }

  all(): readonly Place[] {
    const others = places(this.#reporter).filter(({ code }) => !this.#mappedByCode.has(code))
    return [...others, ...this.#mappedByCode.values()]
  }

  #makeUnlisted(code: string): Place {
    const name = this.#names.find(code)
    return { id: `X${code}`, code, name, short: name, type: null }
  }
}
