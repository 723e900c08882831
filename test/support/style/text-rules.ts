import { partners } from '../../../src/codes/partners/partners.ts'
import type { Language } from '../../../src/trade/language.ts'

/** A rule of style over printed texts: what must not stand in one. */
export interface TextRule {
  readonly name: string
  readonly wrong: RegExp
}

const abroad = partners()
  .filter(({ id }) => id !== 'CHN')
  .map(({ name }) => name.zh.replace(/[（(].*/, ''))
  .filter((name) => name.length > 1)
  .join('|')

/** Rules of both languages: one minus sign, no doubled marks, nothing that is not a word. */
const shared: readonly TextRule[] = [
  { name: 'one minus sign: the hyphen', wrong: /[\u2010-\u2015\u2212\uFF0D]\d/ },
  { name: 'no doubled punctuation', wrong: /[，。；：、,;:]{2}|\.{3}|(?<!\.)\.\.(?![”.])/ },
  { name: 'no unfilled word', wrong: /undefined|null|NaN|\[object|\{\w*\}/ },
  { name: 'no space at either end, nor two', wrong: /^ | $| {2}/ },
]

const zh: readonly TextRule[] = [
  { name: 'the period is the subject once: no 本期 after it', wrong: /\d(?:月|季度|半年|年)，本期/ },
  {
    name: '对美国出口, 自日本进口: never 美国出口',
    wrong: new RegExp(`(?<![对自与])(?:${abroad})(?:出口|进口)`),
  },
  {
    name: '中国对美国出口浴缸: the goods after the verb',
    wrong: /[对自](?:美国|荷兰)[^，。；]+?(?<!分省[对自][^，。；]{1,9})(?:电池|产品)(?:出口|进口)/,
  },
  { name: '升至 or 降至 of ranks', wrong: /位至第/ },
  { name: '省、自治区、直辖市', wrong: /省\/自治区/ },
  { name: 'one form of 四季度', wrong: /第[一二三四]季度/ },
  { name: 'tonnes for kilograms', wrong: /[万亿千]千克/ },
  { name: 'thousands are not grouped', wrong: /\d,\d{3}/ },
  {
    name: 'one term for each part of a change',
    wrong: /无可比单价|没有可比单价|价格变动|数量变动|新增的贸易(?!伙伴)|不再有的贸易/,
  },
  { name: 'Chinese punctuation in Chinese', wrong: /[一-龥][,;:()?!]|[,;:()?!][一-龥]/ },
  { name: 'no growth without a base', wrong: /同比无可比/ },
  { name: 'a direction has its amount without a sign', wrong: /(?:上升|下降|增加|减少|提高|降低)-/ },
  { name: 'Chinese regions of China by their names', wrong: /(?<!中国)(?:香港|澳门|台湾)(?!特别)/ },
]

const en: readonly TextRule[] = [
  { name: 'a year earlier', wrong: /\ba year (?:before|ago)\b/ },
  { name: 'From January to', wrong: /\bIn January to\b/ },
  { name: 'ranked 9th, up from 18th', wrong: /\bplace \d/ },
  {
    name: 'ordinals',
    wrong: /(?:^|[^1])(?:1(?!st)|2(?!nd)|3(?!rd))(?:st|nd|rd|th)\b|\b1[123](?:st|nd|rd)\b/,
  },
  {
    name: 'exports and imports are plural',
    wrong: /\bthere was no (?:exports|imports)|\b(?<!value of )(?:exports|imports) (?:was|is|has)\b/i,
  },
  { name: 'a sentence begins with a capital', wrong: /[a-z%)] ?\. [a-z]/ },
  { name: 'customs’ names of partners', wrong: /South Korea|Vietnam|\bRussia\b(?!n)|Turkey|Ivory Coast/ },
  { name: 'typographic apostrophes', wrong: /(?<!Cote d)'/ },
  { name: 'no space before punctuation', wrong: / [,.;:%]/ },
  { name: 'percentage points, not points alone, in prose', wrong: /\d (?<!percentage )points/ },
  {
    name: 'one term for each part of a change',
    wrong: /Without unit values|cannot be split|Number of equals|what is gone/,
  },
  { name: 'a direction has its amount without a sign', wrong: /\b(?:up|down|rose|fell|rose by|fell by) -/ },
  { name: 'Chinese regions of China by their names', wrong: /(?:Hong Kong|Macao|Taiwan)(?!, China)/ },
  { name: 'no Chinese in English', wrong: /[一-龥]/ },
]

/** The rules of a language. */
export const textRules: Readonly<Record<Language, readonly TextRule[]>> = {
  zh: [...shared, ...zh],
  en: [...shared, ...en],
}

/** The names of the rules that a text breaks. */
export const findTextFaults = (text: string, language: Language): string[] =>
  textRules[language].filter(({ wrong }) => wrong.test(text)).map(({ name }) => name)
