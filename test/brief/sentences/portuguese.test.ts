import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findPortuguese } from '../../../src/brief/wording/pt/names/names.ts'
import { contract, withArticle } from '../../../src/brief/wording/pt/phrases/phrases.ts'
import { standardCodes } from '../../../src/codes/codes.ts'
import { partners } from '../../../src/codes/partners/partners.ts'
import { places } from '../../../src/codes/places/places.ts'
import { listPublications } from '../../../src/codes/publications/publications.ts'
import { listTexts } from '../../support/style/printed-texts.ts'
import { repository } from '../../support/workspaces.ts'
import { composeCase, sentenceCases } from './sentence-cases.ts'

/** The Portuguese texts of the edge cases, each once: numbers apart, in the order in which they first stand. */
function listSentences(): string {
  const seen = new Set<string>()
  const lines: string[] = []
  for (const { section, kind, text } of sentenceCases
    .map((each) => composeCase(each, 'pt'))
    .flatMap(listTexts)) {
    const key = `${section} ${kind} ${text.replace(/\d[\d.,]*/g, '0')}`
    if (seen.has(key) || kind === 'row' || kind === 'alternative') continue
    seen.add(key)
    lines.push(`${section.padEnd(16)}${kind.padEnd(12)}${text}`)
  }
  return `${lines.join('\n')}\n`
}

describe('Portuguese', () => {
  const sentences = listSentences()

  it('words every edge case', async () => {
    await expect(sentences).toMatchFileSnapshot(
      join(repository, 'test', 'cases', 'sentences', 'pt', 'sentences.txt'),
    )
  })

  it('has no Chinese, and no prepositions that should contract', () => {
    const texts = sentences.split('\n').filter((text) => !/statement/.test(text))
    expect(texts.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
    expect(texts.filter((text) => /\b(?:de|em) (?:o|os|as) /.test(text))).toEqual([])
  })

  it('has a name for every partner, place and publication of the lists', () => {
    const names = [...partners(), ...places(), ...listPublications()].map(({ name }) => name)
    expect(names.filter((name) => findPortuguese(name) === null)).toEqual([])
    expect(findPortuguese({ zh: '某地', en: 'Someland' })).toBeNull()
    expect(standardCodes.findPartnerById('BRA')?.name.en).toBe('Brazil')
  })

  it('contracts articles', () => {
    expect(contract('de', withArticle('Estados Unidos'))).toBe('dos Estados Unidos')
    expect(contract('em', withArticle('China'))).toBe('na China')
    expect(contract('de', withArticle('Cuba'))).toBe('de Cuba')
  })
})
