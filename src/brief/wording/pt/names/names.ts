/**
 * Portuguese names of partners, groups, places and terms by their English ones, which lists and publications have, with
 * the articles that countries and states take in running text, and the adjectives of reporters (exportações brasileiras). `countries.csv` says where each name is from: `cldr` is
 * Unicode CLDR 48 for pt (what `Intl.DisplayNames` gives for pt-BR), `comexstat` the table PAIS of ComexStat in the order
 * of running text, where Brazil's statistics have another name than CLDR, and `own` is for what neither has (groups,
 * parts of countries, areas of single publications) or has in another form (Hong Kong, Macau and Taiwan). States are
 * those of ComexStat's table UF.
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
const adjectives = new Map<string, string>()
/** Names that are no proper ones, and begin in lower case within a sentence: Consumo de bordo. */
const commonNames = new Set<string>()

for (const list of [terms, places, countries])
  for (const { en = '', pt = '', article = '', adjective = '' } of readCodeList(list)) {
    const name = pt.charAt(0).toUpperCase() + pt.slice(1)
    names.set(en, list === terms ? pt : name)
    if (list !== terms && name !== pt) commonNames.add(name)
    if (adjective !== '') adjectives.set(name, adjective)
    if (isArticle(article)) articles.set(name, article)
  }

/** The Portuguese words: those that somebody wrote beside the English ones, or those of the lists; null where there are none. */
export const findPortuguese = ({ pt, en }: EditionWords): string | null => {
  const [, code] = /^code (\S+)$/.exec(en) ?? []
  return pt ?? names.get(en) ?? (code === undefined ? null : `código ${code}`)
}

/** The article that a name takes; none where the lists do not have it. */
export const findArticle = (name: string): Article => articles.get(name) ?? ''

/** brasileiras: what exports and imports of a country are called; undefined where the lists do not have it. */
export const findAdjective = (name: string): string | undefined => adjectives.get(name)

/** A name as it stands within a sentence, where those that are no proper names begin in lower case. */
export const withinSentence = (name: string): string =>
  commonNames.has(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
