import { describe, expect, it } from 'vitest'
import type { Document, Table } from '../../../src/brief/document.ts'
import { plainText } from '../../../src/brief/wording/inline-template.ts'
import { getLocale } from '../../../src/brief/wording/locales.ts'
import { type EditionLanguage, editionLanguages } from '../../../src/trade/language.ts'
import { formatDigits } from '../../../src/trade/numbers/numbers.ts'
import { listTexts } from '../../support/style/printed-texts.ts'
import { composeCase, sentenceCases } from '../sentences/sentence-cases.ts'

/** Words that stand in nearly every sentence of a language and in none of another. */
const signs: Readonly<Partial<Record<EditionLanguage, RegExp>>> & Readonly<Record<string, RegExp>> = {
  zh: /[\p{Script=Han}，。；：、（）]/u,
  en: /\b(?:the|of|and|were|year on year|note|source|table|figure)\b/i,
  pt: /\b(?:das?|dos?|em|foi|foram|exportações|importações|ano|nota|fonte|tabela|gráfico)\b/i,
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const compose = (language: EditionLanguage): Document[] =>
  sentenceCases.map((each) => composeCase(each, language))

/** All texts but statements, which quote people and files, without the English names of what has no other. */
const listWords = (document: Document): string[] => {
  const quoted = document.blocks.flatMap((block) =>
    block.kind === 'list'
      ? block.items.map(plainText)
      : block.kind === 'paragraph'
        ? [plainText(block.content)]
        : [],
  )
  const untranslated = quoted
    .filter((text) => /“/.test(text))
    .flatMap((text) => [...text.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name))
    .sort((a, b) => b.length - a.length)
  const names = new RegExp([...untranslated, 'lithium batteries'].map(escapePattern).join('|') || '^$', 'gi')
  return listTexts(document)
    .filter(({ kind }) => kind !== 'statement')
    .map(({ text }) => text.replace(names, ''))
}

/** Where a tree of words has an empty text. */
function findEmpty(words: unknown, path: string): string[] {
  if (typeof words === 'string') return words === '' ? [path] : []
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([key, value]) => findEmpty(value, `${path}.${key}`))
}

/** Texts that a language may have empty: what stands after the number of a page. */
const mayBeEmpty = /\.page\.|\.footnoteMark|\.inBrackets/

/** The numbers of a table, without the marks that stand for those that there are not. */
const listNumbers = (rows: Table['rows']): string[] =>
  rows
    .flatMap((row) => (row.kind === 'data' ? row.cells : []))
    .flatMap((cell) => (cell.kind === 'figure' && cell.marker === null ? [cell.text] : []))

describe.each(editionLanguages)('the locale %s', (language) => {
  const locale = getLocale(language)
  const documents = compose(language)

  it('is named, by tags that programs know', () => {
    expect(locale.language).toBe(language)
    expect(Intl.getCanonicalLocales([locale.tag, locale.officeTag])).toContain(locale.tag)
    expect(locale.tag.split('-')[0]).toBe(language)
    expect(locale.officeTag).toMatch(/^[a-z]{2}-[A-Z]{2}$/)
    expect([locale.name.zh, locale.name.en, locale.ownName].filter((name) => name.trim() === '')).toEqual([])
  })

  it('has words for every key', () => {
    const empty = [...findEmpty(locale.sections, 'sections'), ...findEmpty(locale.press, 'press')]
    expect(empty.filter((path) => !mayBeEmpty.test(path))).toEqual([])
  })

  it('has sentences for every case, none of them of another language', () => {
    const others = Object.entries(signs).filter(([other]) => other !== language)
    const found = documents.flatMap(listWords).filter((text) => others.some(([, sign]) => sign.test(text)))
    expect([...new Set(found)]).toEqual([])
    const sign = signs[language]
    if (sign)
      expect(documents.every((document) => listWords(document).some((text) => sign.test(text)))).toBe(true)
  })

  it('writes every number in its form', () => {
    const { numbers } = locale
    expect(formatDigits('1234567', numbers)).toBe(
      numbers.grouped ? `1${numbers.group}234${numbers.group}567` : '1234567',
    )
    const [group, decimal] = [numbers.group, numbers.decimal].map(escapePattern)
    const integerPattern = numbers.grouped ? `\\d{1,3}(?:${group}\\d{3})*` : '\\d+'
    const form = new RegExp(`^[<>]?-?(?:\\D{1,4})?-?${integerPattern}(?:${decimal}\\d+)?$`)
    const cells = documents.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'table' ? listNumbers(block.rows) : [])),
    )
    expect(cells.length).toBeGreaterThan(500)
    expect([...new Set(cells.filter((text) => !form.test(text)))]).toEqual([])
  })
})
