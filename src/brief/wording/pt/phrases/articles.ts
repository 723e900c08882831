import type { Inline } from '../../../document.ts'
import { findArticle, withinSentence } from '../names/names.ts'

/** A name within a sentence: o Brasil, os Estados Unidos; Cuba. */
export function withArticle(name: string): string {
  const article = findArticle(name)
  const words = withinSentence(name)
  return article === '' ? words : `${article} ${words}`
}

/** Whether a name takes the verb in the plural: os Estados Unidos, outros territórios da Ásia. */
export const isPlural = (name: string): boolean =>
  findArticle(name).endsWith('s') || /^\p{Ll}+s\b/u.test(withinSentence(name))

type Preposition = 'de' | 'em' | 'por' | 'a'

const contractions: Readonly<Record<Preposition, Readonly<Record<string, string>>>> = {
  de: { o: 'do', a: 'da', os: 'dos', as: 'das' },
  em: { o: 'no', a: 'na', os: 'nos', as: 'nas' },
  por: { o: 'pelo', a: 'pela', os: 'pelos', as: 'pelas' },
  a: { o: 'ao', a: 'à', os: 'aos', as: 'às' },
}

/** A preposition before words that may begin with an article, with which it contracts: do Brasil, das exportações, de Cuba. */
export function contract(preposition: Preposition, words: string): string {
  const [, article = '', rest = words] = /^(os|as|o|a) ([\s\S]*)$/.exec(words) ?? []
  const contracted = contractions[preposition][article]
  return contracted === undefined ? `${preposition} ${words}` : `${contracted} ${rest}`
}

/** do Brasil, dos Estados Unidos, de Cuba. */
export const fromName = (name: string): string => contract('de', withArticle(name))

/** The same before a line of prose: das exportações de… */
export function contractLine(preposition: Preposition, [first, ...rest]: readonly Inline[]): Inline[] {
  if (first?.kind !== 'text')
    return [{ kind: 'text', text: `${preposition} ` }, ...(first ? [first] : []), ...rest]
  return [{ ...first, text: contract(preposition, first.text) }, ...rest]
}
