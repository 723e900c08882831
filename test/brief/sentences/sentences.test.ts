import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../../src/brief/document.ts'
import { translate } from '../../../src/brief/wording/locales.ts'
import { partners } from '../../../src/codes/partners/partners.ts'
import { places } from '../../../src/codes/places/places.ts'
import { type EditionLanguage, editionLanguages, languages } from '../../../src/trade/language.ts'
import { findStyleFaults } from '../../support/style/document-rules.ts'
import { listTexts } from '../../support/style/printed-texts.ts'
import { repository } from '../../support/workspaces.ts'
import { composeCase, sentenceCases } from './sentence-cases.ts'

/**
 * Every sentence, heading, caption, column and note that the wording can produce, over edge cases: a file a section in
 * `test/cases/sentences/zh`, and so for each other language of editions, to be read as a whole. `npx vitest run test/brief/sentences -u` writes them anew.
 */
const corpus = join(repository, 'test', 'cases', 'sentences')

const documents = new Map<EditionLanguage, readonly Document[]>(
  editionLanguages.map((language) => [language, sentenceCases.map((each) => composeCase(each, language))]),
)

const names = (language: EditionLanguage): RegExp =>
  new RegExp(
    [...partners(), ...places(), ...places().map(({ short }) => ({ name: short }))]
      .map(({ name }) => translate(name, language))
      .filter((name) => name.length > 1 && !/^(?:China|中国)$/.test(name))
      .sort((a, b) => b.length - a.length)
      .map((name) => `(?:the )?${name.replace(/[()]/g, '\\$&')}`)
      .join('|'),
    'g',
  )
const namesOf = new Map(editionLanguages.map((language) => [language, names(language)]))

/** The same words with other numbers, names and months are one entry: the first of them. */
const pattern = (text: string, language: EditionLanguage): string =>
  text.replace(namesOf.get(language) ?? /^$/, 'X').replace(/\d[\d.,]*/g, '0')

/** The texts of a language by section, each kind in the order in which its texts first stand. */
function listCorpus(language: EditionLanguage): ReadonlyMap<string, readonly string[]> {
  const seen = new Set<string>()
  const sections = new Map<string, string[]>()
  for (const { section, kind, text } of (documents.get(language) ?? []).flatMap(listTexts)) {
    const key = `${section} ${kind} ${pattern(text, language)}`
    if (seen.has(key)) continue
    seen.add(key)
    sections.set(section, [...(sections.get(section) ?? []), `${kind.padEnd(12)}${text}`])
  }
  return new Map(
    [...sections].map(([section, lines]) => [
      section,
      lines
        .map((line, index) => ({ line, index, kind: line.slice(0, 12) }))
        .sort((a, b) => (a.kind === b.kind ? a.index - b.index : a.kind < b.kind ? -1 : 1))
        .map(({ line }) => line),
    ]),
  )
}

describe.each(editionLanguages)('all sentences in %s', (language) => {
  const sections = listCorpus(language)

  it.each([...sections.keys()])('%s', async (section) => {
    await expect(`${(sections.get(section) ?? []).join('\n')}\n`).toMatchFileSnapshot(
      join(corpus, language, `${section}.txt`),
    )
  })
})

describe.each(languages)('all sentences in %s', (language) => {
  it('keep to the rules of style', () => {
    const faults = sentenceCases.flatMap(({ name, product }, index) => {
      const document = documents.get(language)?.[index]
      return document
        ? findStyleFaults(document, product.name[language], product.value.scale !== 'auto').map(
            (fault) => `${name}: ${fault}`,
          )
        : []
    })
    expect([...new Set(faults)]).toEqual([])
  })
})
