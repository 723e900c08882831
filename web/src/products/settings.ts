import type { EditionLanguage, EditionWords } from '../editions.ts'

/** What a product’s file says, with every default filled in, as far as the form shows it. */
export interface Settings {
  readonly name: EditionWords
  readonly tags: readonly string[]
  /** What it is about: a product, a comparison, a partner or a place. */
  readonly kind: string
  readonly partner?: string
  readonly place?: string
  readonly products: readonly string[]
  readonly classes: readonly {
    readonly id?: string
    readonly name: EditionWords
    readonly codes: Readonly<Record<string, readonly string[]>>
  }[]
  /** Whose trade it is and from which source; absent for China's from Chinese customs. */
  readonly reported?: Reported
  readonly nomenclature?: string
  readonly flows: readonly string[]
  readonly groups: readonly string[]
  readonly top: number
  readonly named: number
  readonly currency: string
  /** The series that totals are shown in beside the first. */
  readonly secondCurrency?: string
  /** Without decimals, as many as are needed. */
  readonly value: { readonly scale: string; readonly decimals?: number }
  readonly quantity: string
  readonly quantityScale: string | { readonly factor: number; readonly label: EditionWords }
  readonly without: { readonly export: readonly string[]; readonly import: readonly string[] }
  readonly bulletin?: { readonly export?: string; readonly import?: string }
  readonly base: string
  /** Whose imports are shown by origin. */
  readonly market: readonly Reported[]
  /** Whose data are set beside the brief’s own. */
  readonly mirror: readonly Reported[]
  readonly sections: readonly string[]
  readonly places: string
  readonly against: number
  readonly ownSections: Readonly<Record<string, OwnSection>>
  readonly wording: Readonly<Partial<Record<EditionLanguage, OwnWords>>>
  readonly charts: readonly string[]
  readonly overrides: Readonly<Record<string, Readonly<Record<string, { readonly decimals: number }>>>>
  readonly accept?: readonly { readonly check: string; readonly reason?: string; readonly by?: string }[]
}

/** The statistics of a reporter from one source. */
export interface Reported {
  readonly reporter: string
  readonly source: string
  /** Of `mirror`: the flows of the brief that are mirrored. */
  readonly flows?: readonly string[]
}

/** A section of the issuer’s own. */
export interface OwnSection {
  readonly heading: EditionWords
  readonly text: readonly EditionWords[]
  readonly table?: OwnTable
}

export interface OwnTable {
  readonly caption: EditionWords
  readonly columns: readonly EditionWords[]
  readonly rows: readonly { readonly name: EditionWords; readonly figures: readonly string[] }[]
  readonly notes: readonly EditionWords[]
}

export interface OwnWords {
  readonly title?: string
  readonly source?: string
  readonly headings?: Readonly<Record<string, string>>
  readonly captions?: Readonly<Record<string, string>>
}

export type Path = readonly (string | number)[]

/** A setting to be written into the file; null takes it out. */
export interface Setting {
  readonly path: Path
  readonly value: unknown
}

/** As much of a JSON Schema as the form reads. */
export interface Schema {
  readonly default?: unknown
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly propertyNames?: Schema
}

/** What a setting is where the file does not say it; undefined where it has no default. */
export const defaultAt = (schema: Schema, path: Path): unknown => schemaAt(schema, path)?.default

const schemaAt = (schema: Schema, path: Path): Schema | undefined =>
  path.reduce<Schema | undefined>((givenSchema, step) => givenSchema?.properties?.[step], schema)

/** The names that a setting may have, or the elements of its list, as the schema lists them. */
export function namesAt(schema: Schema, path: Path): readonly string[] {
  const subject = (givenSchema: Schema | undefined): readonly string[] => [
    ...(givenSchema?.enum ?? []),
    ...(givenSchema?.anyOf ?? []).flatMap(subject),
    ...of2(givenSchema?.items),
  ]
  const of2 = (items: Schema | undefined): readonly string[] => (items ? subject(items) : [])
  return [...new Set(subject(schemaAt(schema, path)))]
}

/**
 * A change as the file should have it: what is as by default, or empty, is taken out, together with what would
 * hold nothing any more.
 */
export function getSetting(schema: Schema, settings: Settings, path: Path, value: unknown): Setting {
  const usual = schemaAt(schema, path)?.default
  const isUsual = usual !== undefined && JSON.stringify(usual) === JSON.stringify(value)
  if (!isUsual && value !== '' && value !== null) return { path, value }
  let emptied = path
  while (emptied.length > 1) {
    const around = emptied.slice(0, -1)
    const held = around.reduce<unknown>(step, settings)
    if (
      Array.isArray(held) ||
      Object.keys(held ?? {}).length > 1 ||
      schemaAt(schema, around)?.properties?.[String(path.at(-1))]?.default !== undefined
    )
      break
    emptied = around
  }
  return { path: emptied, value: null }
}

const step = (place: unknown, name: string | number): unknown =>
  typeof place === 'object' && place !== null ? (place as Record<string | number, unknown>)[name] : undefined

/** A list of sections as a file would name it: the set, where it is one. */
export function nameSections(chosen: readonly string[]): readonly string[] | string {
  const standard = ['overview', 'partners', 'places']
  return chosen.join() === standard.join() ? 'standard' : chosen
}
