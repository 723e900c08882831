import { type PrintedNumber, readNumber } from '../../printed-numbers/printed-numbers.ts'
import { columnTerms } from './column-terms.ts'
import type { Facets } from './facets.ts'
import { flowTerms } from './flow-terms.ts'
import { knownNames, type Named } from './names.ts'
import { type PeriodWords, readPeriodAt } from './periods/periods.ts'
import { statisticTerms } from './statistic-terms.ts'
import { Trie } from './trie.ts'
import { currencySigns, pricePer, readCurrencyAround, readUnitAt, type UnitWords } from './unit-words.ts'
import { verbTerms } from './verb-terms.ts'

/** A part of a text that has a meaning of its own, with its place. */
export type Token = { readonly offset: number; readonly end: number; readonly text: string } & (
  | { readonly kind: 'number'; readonly number: PrintedNumber; readonly unit: UnitWords | null }
  | { readonly kind: 'period'; readonly period: PeriodWords | null }
  | { readonly kind: 'term'; readonly facets: Facets }
  | { readonly kind: 'name'; readonly dimension: Named | 'class'; readonly code: string }
  /** A sign of punctuation, alone. */
  | { readonly kind: 'mark' }
  /** Words that the lexicon has not. */
  | { readonly kind: 'word' }
)

type Entry =
  | { readonly facets: Facets }
  | { readonly dimension: Named | 'class'; readonly code: string; readonly isUpperCase: boolean }

/** Names that are words too unless they are written in capitals. */
const abbreviations = new Set(['us', 'u.s.', 'usa', 'uk', 'eu', 'uae', 'g7', 'sco', 'gcc'])

const words = new Trie<Entry>()
for (const [dimension, name, code] of knownNames())
  words.add(name, { dimension, code, isUpperCase: abbreviations.has(name) })
for (const { words: written, facets } of [...flowTerms, ...statisticTerms, ...columnTerms, ...verbTerms])
  for (const word of written) words.add(word, { facets })

const marks = /[，。；、：（）！？“”‘’《》〈〉【】[\]:,;.!?()|/"'—…\n]/

/** 编码987: a partner whose code no list has. */
const unlisted = /(?:编码|\bcode )\d{3}(?!\d)/iy

/** 对美出口, 自日进口: countries of one character. */
const shortName = /[美欧日韩俄英德法澳加墨越泰](?=出口|进口|贸易)/y
const shortCodes: Readonly<Record<string, string>> = {
  ...{ 美: 'USA', 日: 'JPN', 韩: 'KOR', 俄: 'RUS', 英: 'GBR', 德: 'DEU', 法: 'FRA' },
  ...{ 澳: 'AUS', 加: 'CAN', 墨: 'MEX', 越: 'VNM', 泰: 'THA', 欧: 'EU' },
}

const numeral = /[<>]?[-+]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?/y

/** The parts of a text in their order. @param ownNames names of rows of the text's own tables, as classes of goods; null for those that the whole text is about. */
export function tokenize(text: string, ownNames?: Trie<string | null>): Token[] {
  const tokens: Token[] = []
  let index = 0
  while (index < text.length) {
    const token = readToken(text, index, ownNames)
    // The currency before a number is part of that.
    if (token && !isCurrency(token)) tokens.push(token)
    index = token?.end ?? index + 1
  }
  return tokens
}

const currencyForm = new RegExp(`(?:${currencySigns})(?= ?\\d)`, 'y')

const currencyAlone = new RegExp(`^(?:${currencySigns})$`)

const isCurrency = ({ kind, text }: Token): boolean => kind === 'mark' && currencyAlone.test(text)

function readToken(text: string, offset: number, ownNames: Trie<string | null> | undefined): Token | null {
  if (text.charAt(offset) === ' ') return null
  currencyForm.lastIndex = offset
  const [currency] = /[URCHEGJ$¥€£]/.test(text.charAt(offset)) ? (currencyForm.exec(text) ?? []) : []
  if (currency) return { kind: 'mark', offset, end: offset + currency.length, text: currency }
  unlisted.lastIndex = offset
  const [code] = /[编cC]/.test(text.charAt(offset)) ? (unlisted.exec(text) ?? []) : []
  if (code) return { kind: 'name', offset, end: offset + code.length, text: code, dimension: 'partner', code }
  const short = readShortName(text, offset)
  if (short) return short
  const period = readPeriodAt(text, offset)
  if (period)
    return {
      kind: 'period',
      offset,
      end: period.end,
      text: text.slice(offset, period.end),
      period: period.period,
    }
  const number = readNumberAt(text, offset)
  if (number) return number
  const entry = readWordAt(text, offset, ownNames)
  if (entry) return entry
  if (marks.test(text.charAt(offset)))
    return { kind: 'mark', offset, end: offset + 1, text: text.charAt(offset) }
  const end = /[A-Za-z]/.test(text.charAt(offset))
    ? offset + (/^[A-Za-z’'$-]+/.exec(text.slice(offset, offset + 40))?.[0].length ?? 1)
    : offset + 1
  return { kind: 'word', offset, end, text: text.slice(offset, end) }
}

function readShortName(text: string, offset: number): Token | null {
  if (!/[对自从向]/.test(text.charAt(offset - 1))) return null
  shortName.lastIndex = offset
  const [name] = shortName.exec(text) ?? []
  const code = name && shortCodes[name]
  if (!name || !code) return null
  return {
    kind: 'name',
    offset,
    end: offset + 1,
    text: name,
    dimension: name === '欧' ? 'group' : 'partner',
    code,
  }
}

function readNumberAt(text: string, offset: number): Token | null {
  if (!/[\d<>+-]/.test(text.charAt(offset))) return null
  numeral.lastIndex = offset
  const [printed] = numeral.exec(text) ?? []
  if (printed === undefined) return null
  const end = offset + printed.length
  // 2-3, and a minus that follows a word without space, is a dash.
  const isDash = printed.startsWith('-') && /[\d%A-Za-z]/.test(text.charAt(offset - 1))
  const number = readNumber(isDash ? printed.slice(1) : printed)
  if (!number) return { kind: 'word', offset, end, text: printed }
  const around = readCurrencyAround(text, offset, end)
  if (around) return { kind: 'number', offset, end: around.end, text: number.text, number, unit: around.unit }
  const unit = readUnitAt(text, end)
  return unit
    ? {
        kind: 'number',
        offset,
        end: unit.end,
        text: number.text,
        number,
        unit: pricePer(text, offset, unit.unit),
      }
    : { kind: 'number', offset, end, text: number.text, number, unit: null }
}

function readWordAt(text: string, offset: number, ownNames: Trie<string | null> | undefined): Token | null {
  if (/[A-Za-z]/.test(text.charAt(offset)) && /[A-Za-z]/.test(text.charAt(offset - 1))) return null
  const listed = words.longestAt(text, offset)
  const named = ownNames?.longestAt(text, offset)
  if (named && named.end > (listed?.end ?? offset)) {
    const token = { offset, end: named.end, text: text.slice(offset, named.end) }
    return named.entry === null
      ? { ...token, kind: 'word' }
      : { ...token, kind: 'name', dimension: 'class', code: named.entry }
  }
  if (!listed) return null
  const { entry, end } = listed
  const token = { offset, end, text: text.slice(offset, end) }
  if ('facets' in entry) return { ...token, kind: 'term', facets: entry.facets }
  // Taiwan, China’s imports: who trades, as in China’s imports.
  if (token.text.endsWith(', China') && /^[’']s /.test(text.slice(end, end + 3)))
    return { ...token, kind: 'word', end: end + 2, text: `${token.text}’s` }
  if (entry.isUpperCase && (token.text !== token.text.toUpperCase() || text.charAt(end) === '$')) return null
  return { ...token, kind: 'name', dimension: entry.dimension, code: entry.code }
}
