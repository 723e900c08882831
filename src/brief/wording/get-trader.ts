import type { EditionLanguage } from '../../trade/trade.ts'
import { getLocale } from './locales.ts'
import type { Parties, Trader } from './trader.ts'

/** Whose trade the brief of a product is of, in the words of a language. */
export const getTrader = (product: Parties, language: EditionLanguage): Trader =>
  getLocale(language).createTrader(product)
