/**
 * Portuguese names of partners, groups, places and terms by their English ones, which lists and publications have, with
 * the articles that countries and states take in running text.
 *
 * @module
 */
import { readCodeList } from '../../../../codes/codes.ts'
import type { EditionWords } from '../../../../trade/trade.ts'
import countries from './countries.csv'
import places from './places.csv'
import terms from './terms.csv'

export type Article = 'o' | 'a' | 'os' | 'as' | ''

const isArticle = (text: string): text is Article => ['o', 'a', 'os', 'as', ''].includes(text)

const names = new Map<string, string>()
const articles = new Map<string, Article>()

for (const list of [terms, places, countries])
  for (const { en = '', pt = '', article = '' } of readCodeList(list)) {
    names.set(en, pt)
    if (isArticle(article)) articles.set(pt, article)
  }

/** The Portuguese words: those that somebody wrote beside the English ones, or those of the lists; null where there are none. */
export const findPortuguese = ({ pt, en }: EditionWords): string | null => pt ?? names.get(en) ?? null

/** The article that a name takes; none where the lists do not have it. */
export const findArticle = (name: string): Article => articles.get(name) ?? ''
