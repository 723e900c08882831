import { findPublication, type PlaceKind, type Publication } from '../../codes/publications/publications.ts'
import type { EditionWords, FigureFlow } from '../../trade/trade.ts'
import { getCodeLists, getReporterName, type Product } from '../product/product.ts'

/** Whose trade a brief is of: the country's, that with one partner, or that of one place. */
export interface Trader {
  /** Who has the trade: 中国; China, the United States. */
  readonly name: string
  /** The economy that reports it, as lists name it: 中国; United States. */
  readonly reporter: string
  /** With whom, where the brief is of one partner; null of all. */
  readonly partner: string | null
  /** Whether the trade is that of one place. */
  readonly isPlace: boolean
  /** Before the goods: 中国, 中国对美国, 福建省; China’s, Fujian’s. */
  lead(flow: FigureFlow): string
  /** After the goods: nothing in Chinese; with, to or from the United States. */
  tail(flow: FigureFlow): string
}

/** What of a product says whose trade it is of. */
export type Parties = Pick<Product, 'reported' | 'partner' | 'place' | 'codes'>

/** The parties of a brief's trade by their names in one language; the reporter's as lists have it. */
export function nameParties(product: Parties, translate: (words: EditionWords) => string) {
  const codes = getCodeLists(product)
  const name = (id: string | undefined, words: EditionWords | undefined) =>
    id === undefined ? null : words ? translate(words) : id
  const { partner, place } = product
  return {
    partner: name(partner, partner === undefined ? undefined : codes.findPartnerById(partner)?.name),
    place: name(place, place === undefined ? undefined : codes.findPlaceById(place)?.name),
    reporter: translate(getReporterName(product)),
  }
}

/** Who publishes a product's data; undefined for Chinese customs. */
export const getPublisher = ({ reported }: Pick<Product, 'reported'>): Publication | undefined =>
  reported && findPublication(reported.source)

/** What the places of a product’s data are: where traders are registered, where its source does not say otherwise. */
export const getPlaceKind = (product: Pick<Product, 'reported'>): PlaceKind =>
  getPublisher(product)?.places ?? 'registration'

/** What a table or chart of these flows is of: one of them, or trade as a whole. */
export const flowOfAll = (flows: readonly ('export' | 'import')[]): 'trade' | 'export' | 'import' => {
  const [first, ...others] = flows
  return others.length > 0 || !first ? 'trade' : first
}
