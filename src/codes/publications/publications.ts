/**
 * The official statistics beside those of Chinese customs: who publishes them, of whom, how they are valued.
 *
 * @module
 */
import {
  type AmountScale,
  type Currency,
  currencies,
  type Flow,
  type Localized,
  type Reported,
} from '../../trade/trade.ts'
import { readCodeList } from '../code-table.ts'
import list from './publications.csv'

/**
 * How goods are valued: free on board, with freight and insurance, free alongside ship, the customs value, or as the
 * publisher says, where the source has data of any.
 */
export type Valuation = 'FOB' | 'CIF' | 'FAS' | 'customs' | 'published'

const valuations: readonly Valuation[] = ['FOB', 'CIF', 'FAS', 'customs', 'published']

/** What trade by place is of: where traders are registered (Chinese customs), or where goods come from and go to. */
export type PlaceKind = 'registration' | 'state'

const placeKinds: readonly PlaceKind[] = ['registration', 'state']

/** What one source publishes. */
export interface Publication {
  /** The id of the source. */
  readonly source: string
  /** Whose trade it reports (ISO 3166 alpha-3, or EU); null for that of any economy. */
  readonly reporters: readonly string[] | null
  readonly name: Localized
  /** The series that is meant where nobody names one. */
  readonly currency: Currency
  /** Every series that it can have. */
  readonly currencies: readonly Currency[]
  /** How many decimals its amounts have in the ledger. */
  readonly scale: AmountScale
  /** What every value is a multiple of, in units of currency; null where the source has data of many publishers. */
  readonly valueStep: bigint | null
  readonly valuation: Readonly<Record<Flow, Valuation>>
  /** What its commodity codes are called where it has a nomenclature of its own (NCM); null for the Harmonized System. */
  readonly nomenclature: string | null
  /** What its places are; null where it has no trade by place. */
  readonly places: PlaceKind | null
  /** What every brief says of its data; null where there is nothing. */
  readonly note: Localized | null
}

const publications: readonly Publication[] = readCodeList(list).map((row) => ({
  source: row.source ?? '',
  reporters: row.reporters === '*' ? null : (row.reporters ?? '').split(' '),
  name: { zh: row.zh ?? '', en: row.en ?? '' },
  currency: readCurrencies(row.currencies)[0] ?? 'USD',
  currencies: readCurrencies(row.currencies),
  scale: { value: Number(row.value_decimals), quantity: Number(row.quantity_decimals) },
  valueStep: row.value_step ? BigInt(row.value_step) : null,
  valuation: { export: find(valuations, row.exports), import: find(valuations, row.imports) },
  nomenclature: row.nomenclature || null,
  places: row.places ? find(placeKinds, row.places) : null,
  note: row.note_zh ? { zh: row.note_zh, en: row.note_en ?? '' } : null,
}))

/** @param text codes with spaces between them, or `*` for every currency. */
function readCurrencies(text = ''): readonly Currency[] {
  return text === '*' ? currencies : text.split(' ').map((code) => find(currencies, code))
}

function find<Text extends string>(texts: readonly Text[], wanted: string | undefined): Text {
  const found = texts.find((text) => text === wanted)
  if (found === undefined) throw new Error(`publications.csv: ${wanted}`)
  return found
}

/** Chinese customs as a source: its id in product files, and its name. It is the usual one, and has no row in the list. */
export const chineseCustoms = {
  source: 'gacc',
  name: { zh: '中国海关总署', en: 'General Administration of Customs of China' },
} as const

/** What the publisher of a source is called; its id where no list has it. */
export const namePublisher = (source: string): Localized =>
  source === chineseCustoms.source
    ? chineseCustoms.name
    : (findPublication(source)?.name ?? { zh: source, en: source })

/** Every publication that is not Chinese customs' own. */
export const listPublications = (): readonly Publication[] => publications

/** The publication of a source; undefined for Chinese customs and for a source that there is not. */
export const findPublication = (source: string): Publication | undefined =>
  publications.find((publication) => publication.source === source)

/** The scale of a source's amounts in the ledger; whole units for Chinese customs and for a source that there is not. */
export const findScale = (source: string): AmountScale =>
  findPublication(source)?.scale ?? { value: 0, quantity: 0 }

/** What every value of a source is a multiple of, in units of currency; of Chinese customs one. */
export const findValueStep = (reported: Reported | undefined): bigint | null =>
  reported ? (findPublication(reported.source)?.valueStep ?? null) : 1n

/** How a source values its trade; Chinese customs exports FOB and imports CIF. */
export const findValuation = (reported: Reported | undefined): Publication['valuation'] =>
  (reported && findPublication(reported.source)?.valuation) ?? { export: 'FOB', import: 'CIF' }

/** Whether a publication reports the trade of an economy. */
export const hasReporter = ({ reporters }: Publication, reporter: string): boolean =>
  reporters === null || reporters.includes(reporter)

/** The publication that a reporter's trade is taken from where nobody says which: its own, else that of all. */
export const usualPublication = (reporter: string): Publication | undefined =>
  publications.find((publication) => publication.reporters !== null && hasReporter(publication, reporter)) ??
  publications.find(({ reporters }) => reporters === null)
