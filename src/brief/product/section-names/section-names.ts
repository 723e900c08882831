/**
 * The sections that a product file can name, with what is known of each without its text.
 *
 * @module
 */
import type { Localized } from '../../../trade/trade.ts'

/** A section as forms and product files know it. */
export interface SectionDescription {
  /** What the desk's form calls it. */
  readonly label: Localized
  /** What a product file can reword beside its heading: captions of a table for each flow, of one of all flows, or none. */
  readonly tables: 'each flow' | 'all flows' | 'none'
  /** The kind of brief of which it says nothing: with one partner there is no ranking of partners. */
  readonly silentOn?: 'partner' | 'place'
}

/** The sections by name, in the order of lists. */
export const sectionDescriptions = {
  summary: { label: { zh: '要点', en: 'Summary' }, tables: 'none' },
  overview: { label: { zh: '总体情况', en: 'Overview' }, tables: 'all flows' },
  comparison: { label: { zh: '对比', en: 'Comparison' }, tables: 'all flows' },
  classes: { label: { zh: '分类', en: 'Classes' }, tables: 'each flow' },
  partners: { label: { zh: '贸易伙伴', en: 'Partners' }, tables: 'each flow', silentOn: 'partner' },
  places: { label: { zh: '分省', en: 'Provinces' }, tables: 'each flow', silentOn: 'place' },
  priceVolume: { label: { zh: '价格与数量', en: 'Price and volume' }, tables: 'all flows' },
  contributions: { label: { zh: '贡献', en: 'Contributions' }, tables: 'each flow' },
  concentration: { label: { zh: '集中度', en: 'Concentration' }, tables: 'each flow', silentOn: 'partner' },
  procedures: { label: { zh: '贸易方式', en: 'Procedures' }, tables: 'each flow' },
  course: { label: { zh: '逐月走势', en: 'Monthly course' }, tables: 'each flow' },
  seasonal: { label: { zh: '季节调整', en: 'Seasonal adjustment' }, tables: 'each flow' },
  leaders: {
    label: { zh: '领先者与增速', en: 'Leaders and growth' },
    tables: 'each flow',
    silentOn: 'partner',
  },
  records: { label: { zh: '历史高位', en: 'Records' }, tables: 'none' },
  unitValues: {
    label: { zh: '量价关系与平均单价', en: 'Volumes and unit values' },
    tables: 'each flow',
    silentOn: 'partner',
  },
  singleMonths: { label: { zh: '单月情况', en: 'Single months' }, tables: 'none' },
  quarters: { label: { zh: '分季度情况', en: 'Quarters' }, tables: 'each flow' },
  against: { label: { zh: '与某年比较', en: 'Compared with a year' }, tables: 'all flows' },
  national: { label: { zh: '在全国外贸中的位置', en: 'Place in national trade' }, tables: 'all flows' },
  currencies: { label: { zh: '美元与人民币', en: 'US dollars and yuan' }, tables: 'all flows' },
  market: { label: { zh: '伙伴市场', en: 'Partner markets' }, tables: 'none' },
  mirror: { label: { zh: '双方对照', en: 'Mirror data' }, tables: 'none' },
  groups: { label: { zh: '区域组织', en: 'Groups of partners' }, tables: 'each flow', silentOn: 'partner' },
} as const satisfies Readonly<Record<string, SectionDescription>>

export type SectionName = keyof typeof sectionDescriptions

/** The names of the sections. `Object.keys` gives `string[]`, though a constant has no further keys. */
export const sectionNames = Object.keys(sectionDescriptions) as readonly SectionName[]

/** Whether a section says nothing of a kind of brief; one of a workspace’s own always speaks. */
export const isSilentSection = (kind: string, section: string): boolean => {
  const descriptions: Readonly<Record<string, SectionDescription | undefined>> = sectionDescriptions
  return descriptions[section]?.silentOn === kind
}

type SectionWith<Tables extends SectionDescription['tables']> = {
  [Name in SectionName]: (typeof sectionDescriptions)[Name]['tables'] extends Tables ? Name : never
}[SectionName]

const listSectionsWith = <Tables extends SectionDescription['tables']>(
  tables: Tables,
): readonly SectionWith<Tables>[] =>
  sectionNames.filter((name): name is SectionWith<Tables> => sectionDescriptions[name].tables === tables)

/** Those with a part, and a table, for each flow. */
export const flowSectionNames = listSectionsWith('each flow')

export type FlowSectionName = SectionWith<'each flow'>

/** Those with one table, of all flows. */
export const wholeTableNames = listSectionsWith('all flows')

/**
 * Sets of sections with a name: `standard` is the brief of five tables, `extended` adds what the same files
 * give an analyst. Procedures, classes, national and against are not among them: they need files with 贸易方式, more than
 * one class, the bulletin's tables of totals, or years long past. `summary` is the brief of one page.
 */
export const sectionSets = {
  standard: ['overview', 'partners', 'places'],
  extended: [
    ...['overview', 'partners', 'places', 'priceVolume', 'unitValues', 'contributions', 'concentration'],
    ...['leaders', 'course', 'quarters', 'records'],
  ],
} as const satisfies Readonly<Record<string, readonly SectionName[]>>

export type SectionSet = keyof typeof sectionSets

/** The sections that a list of names and sets stands for, each once, in order. */
export function listSections(named: readonly string[] | SectionSet): readonly string[] {
  const list = typeof named === 'string' ? [named] : named
  const isSet = (name: string): name is SectionSet => name in sectionSets
  return [...new Set(list.flatMap((name): readonly string[] => (isSet(name) ? sectionSets[name] : [name])))]
}
