/** The sections that a product file can name. */
export const sectionNames = [
  'summary',
  'overview',
  'comparison',
  'classes',
  'partners',
  'places',
  'priceVolume',
  'contributions',
  'concentration',
  'procedures',
  'course',
  'seasonal',
] as const

/** Those with a part, and a table, for each flow. */
export const flowSectionNames = [
  'classes',
  'partners',
  'places',
  'contributions',
  'concentration',
  'procedures',
  'course',
  'seasonal',
] as const satisfies readonly (typeof sectionNames)[number][]

export type FlowSectionName = (typeof flowSectionNames)[number]

/** Those with one table, of all flows. */
export const wholeTableNames = [
  'overview',
  'comparison',
  'priceVolume',
] as const satisfies readonly (typeof sectionNames)[number][]

export type SectionName = (typeof sectionNames)[number]

/**
 * Sets of sections with a name: `standard` is the brief of five tables, `extended` adds what the same files
 * give an analyst. Procedures and classes are not among them: the one needs files with 贸易方式, the other more
 * than one class. `summary` is the brief of one page.
 */
export const sectionSets = {
  standard: ['overview', 'partners', 'places'],
  extended: ['overview', 'partners', 'places', 'priceVolume', 'contributions', 'concentration', 'course'],
} as const satisfies Readonly<Record<string, readonly SectionName[]>>

export type SectionSet = keyof typeof sectionSets

/** The sections that a list of names and sets stands for, each once, in order. */
export function listSections(named: readonly string[] | SectionSet): readonly string[] {
  const list = typeof named === 'string' ? [named] : named
  const isSet = (name: string): name is SectionSet => name in sectionSets
  return [...new Set(list.flatMap((name): readonly string[] => (isSet(name) ? sectionSets[name] : [name])))]
}
