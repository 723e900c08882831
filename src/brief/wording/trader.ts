import { findPublication, type PlaceKind, type Publication } from '../../codes/publications/publications.ts'
import type { FigureFlow, Language } from '../../trade/trade.ts'
import { getCodeLists, getReporter, type Product } from '../product/product.ts'
import { withArticle } from './en/phrases/phrases.ts'

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

/** Whose trade the brief of a product is of, in the words of a language. */
export function getTrader(
  product: Pick<Product, 'reported' | 'partner' | 'place' | 'codes'>,
  language: Language,
): Trader {
  const codes = getCodeLists(product)
  const partner =
    product.partner === undefined
      ? null
      : (codes.findPartnerById(product.partner)?.name[language] ?? product.partner)
  const place = product.place && (codes.findPlaceById(product.place)?.name[language] ?? product.place)
  const reporter = getReporterName(product, language)
  const name = place ?? (language === 'en' ? withArticle(reporter) : reporter)
  const isPlace = place !== undefined
  const toward = { trade: '与', net: '与', export: '对', import: '自' }
  const by = { trade: 'with', net: 'with', export: 'to', import: 'from' }
  return language === 'zh'
    ? {
        ...{ name, reporter, partner, isPlace },
        lead: (flow) => (partner ? `${name}${toward[flow]}${partner}` : name),
        tail: () => '',
      }
    : {
        ...{ name, reporter, partner, isPlace },
        lead: () => `${name}’${!isPlace && name.endsWith('s') ? '' : 's'}`,
        tail: (flow) => (partner ? ` ${by[flow]} ${withArticle(partner)}` : ''),
      }
}

/** Who publishes a product's data; undefined for Chinese customs. */
export const getPublisher = ({ reported }: Pick<Product, 'reported'>): Publication | undefined =>
  reported && findPublication(reported.source)

/** What the places of a product’s data are: where traders are registered, where its source does not say otherwise. */
export const getPlaceKind = (product: Pick<Product, 'reported'>): PlaceKind =>
  getPublisher(product)?.places ?? 'registration'

/** What the economy that reports a product's trade is called. */
const getReporterName = (product: Pick<Product, 'reported' | 'codes'>, language: Language): string =>
  nameReporter(getReporter(product), product, language)

/** What an economy that reports trade is called: 中国台湾; Brazil, the European Union. */
export function nameReporter(
  id: string,
  product: Pick<Product, 'reported' | 'codes'>,
  language: Language,
): string {
  const codes = getCodeLists(product)
  return (codes.findPartnerById(id)?.name ?? codes.findGroup(id)?.name)?.[language] ?? id
}

/** What a table or chart of these flows is of: one of them, or trade as a whole. */
export const flowOfAll = (flows: readonly ('export' | 'import')[]): 'trade' | 'export' | 'import' => {
  const [first, ...others] = flows
  return others.length > 0 || !first ? 'trade' : first
}
