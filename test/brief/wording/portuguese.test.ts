import { describe, expect, it } from 'vitest'
import { findArticle, findPortuguese } from '../../../src/brief/wording/pt/names/names.ts'
import {
  agreeWith,
  contract,
  isPlural,
  isSingular,
  withArticle,
} from '../../../src/brief/wording/pt/phrases/phrases.ts'
import { ptTrader } from '../../../src/brief/wording/pt/trader.ts'
import { partners } from '../../../src/codes/partners/partners.ts'
import { places } from '../../../src/codes/places/places.ts'
import { listPublications } from '../../../src/codes/publications/publications.ts'
import { listTexts } from '../../support/style/printed-texts.ts'
import { composeCase, sentenceCases } from '../sentences/sentence-cases.ts'

const texts = sentenceCases.map((each) => composeCase(each, 'pt')).flatMap(listTexts)

describe('Portuguese sentences', () => {
  it('contract prepositions with articles', () => {
    const found = texts.filter(({ text }) => /\b(?:de|em|por) (?:o|os|as) /.test(text))
    expect(found.map(({ text }) => text)).toEqual([])
  })

  it('have the verb of a plural name in the plural', () => {
    const wrong =
      /(?:^|[.,;] )os (?:Estados Unidos|Países Baixos) (?:é|foi|respondeu|passou|ocupou|substituiu)\b/i
    expect(texts.filter(({ text }) => wrong.test(text)).map(({ text }) => text)).toEqual([])
  })

  it('have amounts below two in the singular, and others in the plural', () => {
    const amounts = texts.flatMap(({ text }) => [
      ...text.matchAll(/([\d.]+(?:,\d+)?)\u00A0(milhão|milhões|bilhão|bilhões|pontos? percentua(?:l|is))\b/g),
    ])
    expect(amounts.length).toBeGreaterThan(100)
    const wrong = amounts.filter(([, number = '', word = '']) => isSingular(number) !== /ão$|l$/.test(word))
    expect(wrong.map(([text]) => text)).toEqual([])
  })
})

describe('Portuguese names', () => {
  it('are there for every partner, place and publication of the lists', () => {
    const names = [...partners(), ...places(), ...listPublications()].map(({ name }) => name)
    expect(names.filter((name) => findPortuguese(name) === null)).toEqual([])
    expect(findPortuguese({ zh: '某地', en: 'Someland' })).toBeNull()
  })

  it('contract, and take verbs, by their articles', () => {
    expect(contract('de', withArticle('Estados Unidos'))).toBe('dos Estados Unidos')
    expect(contract('em', withArticle('China'))).toBe('na China')
    expect(contract('de', withArticle('Cuba'))).toBe('de Cuba')
    expect(findArticle('Países Baixos')).toBe('os')
    expect([isPlural('Alemanha'), isPlural('Outros territórios da Ásia não especificados')]).toEqual([
      false,
      true,
    ])
    expect(agreeWith('Filipinas', 'respondeu', 'responderam')).toBe('responderam')
  })

  it('make imports those of who imports', () => {
    const brazil = ptTrader({ reported: { reporter: 'BRA', source: 'comexstat' } })
    expect(brazil.lead('import')).toBe(' brasileiras')
    expect(brazil.lead('trade')).toBe('')
  })
})
