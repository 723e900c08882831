import { type FileNames, type MappedName, memberCodePattern, type PartnerMapping } from '../code-mappings.ts'
import { mapWords, UnlistedNames } from '../unlisted-names.ts'
import { type Partner, partnerOfCode, partnerOfId, partners } from './partner-list.ts'

/** The partners of our list with those that a workspace maps, and for any other code one that is made of it. */
export class PartnerDirectory {
  readonly #mappings: Readonly<Record<string, PartnerMapping>>
  readonly #names: UnlistedNames
  /** Null where nothing is mapped: then our list is all. */
  readonly #mapped: MappedPartners | null
  readonly #unlisted = new Map<string, Partner>()

  constructor(mappings: Readonly<Record<string, PartnerMapping>>, names: FileNames) {
    this.#mappings = mappings
    this.#names = new UnlistedNames(
      'partner',
      names,
      partners().map(({ name }) => name),
    )
    this.#mapped = Object.keys(mappings).length > 0 ? mapPartners(mappings, this.#names) : null
  }

  has(code: string): boolean {
    return this.#listed(code) !== undefined
  }

  find(code: string): Partner {
    return this.#listed(code) ?? this.#makeUnlisted(code)
  }

  /** The partner of an id; undefined for one that is neither listed nor `X` and a customs code. */
  findById(id: string): Partner | undefined {
    const found = this.#mapped ? this.#mapped.byId.get(id) : partnerOfId(id)
    if (found) return found
    const code = id.slice(1)
    if (!id.startsWith('X') || !memberCodePattern.test(code) || this.has(code)) return undefined
    // `XAB` is as likely to be a slip of the pen.
    return /\d/.test(code) || this.#names.has(code) ? this.#makeUnlisted(code) : undefined
  }

  all(): readonly Partner[] {
    return this.#mapped ? [...this.#mapped.byId.values()] : partners()
  }

  /** The codes that the workspace counts among a group. */
  codesMappedTo(group: string): readonly string[] {
    return Object.entries(this.#mappings).flatMap(([code, { groups = [] }]) =>
      groups.includes(group) ? [code] : [],
    )
  }

  #listed(code: string): Partner | undefined {
    return this.#mapped ? this.#mapped.byCode.get(code) : partnerOfCode(code)
  }

  #makeUnlisted(code: string): Partner {
    const partner = this.#unlisted.get(code) ?? {
      id: `X${code}`,
      name: this.#names.find(code),
      codes: [code],
    }
    this.#unlisted.set(code, partner)
    return partner
  }
}

interface MappedPartners {
  readonly byCode: ReadonlyMap<string, Partner>
  readonly byId: ReadonlyMap<string, Partner>
}

function mapPartners(
  mappings: Readonly<Record<string, PartnerMapping>>,
  names: UnlistedNames,
): MappedPartners {
  const codes = [...new Set([...partners().flatMap((partner) => partner.codes), ...Object.keys(mappings)])]
  const codesById = new Map<string, string[]>()
  for (const code of codes) {
    const id = mappings[code]?.iso ?? partnerOfCode(code)?.id ?? `X${code}`
    codesById.set(id, [...(codesById.get(id) ?? []), code])
  }
  const byCode = new Map<string, Partner>()
  const byId = new Map<string, Partner>()
  for (const [id, current] of codesById) {
    const partner = { id, name: nameMapped(id, current, mappings, names), codes: current }
    byId.set(id, partner)
    for (const code of current) byCode.set(code, partner)
  }
  return { byCode, byId }
}

/** The name that is mapped to one of a partner's codes, else that of our list, else that of the file. */
function nameMapped(
  id: string,
  codes: readonly string[],
  mappings: Readonly<Record<string, PartnerMapping>>,
  names: UnlistedNames,
): Partner['name'] {
  const mapped: MappedName = Object.assign({}, ...codes.map((code) => mappings[code]?.name ?? {}))
  const listed = partnerOfId(id) ?? codes.flatMap((code) => partnerOfCode(code) ?? [])[0]
  if (listed) return mapWords(listed.name, mapped)
  return names.find(codes.find((code) => names.has(code)) ?? codes[0] ?? id, mapped)
}
