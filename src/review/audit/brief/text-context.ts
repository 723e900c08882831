import { type FigureFlow, getCalendarMonth, getYear, type Month } from '../../../trade/trade.ts'
import { readUnit } from '../../printed-numbers/printed-numbers.ts'
import { type PeriodWords, type Token, tokenize } from '../lexicon/lexicon.ts'
import { goodsIn, isCompared, type Paragraph, wordsAfter, wordsBefore } from '../prose/prose.ts'
import { mostNamedMonth, RunNames } from '../subjects/subjects.ts'
import type { Caption, TextContext } from '../tables/tables.ts'

/** What a text says as a whole. */
export interface WholeText extends TextContext {
  readonly mainFlow: FigureFlow | null
  readonly named: Month | null
  readonly isOwnGenre: boolean
  /** What growths and shares are of where nothing says it; `rate` where a text has amounts of several kinds. */
  readonly rateMeasure: 'value' | 'quantity' | 'rate'
  /** The quarter that the text names most often, the latest of such. */
  readonly quarter: PeriodWords | null
  /** The period that the title names, which sentences are about before any of them names one. */
  readonly titlePeriod: PeriodWords | null
  /** Words that stand before a direction of trade anywhere. */
  readonly goods: ReadonlySet<string>
  /** The country whose statistics the text is from, by its id, where that is not China, to which China is a partner; or null. */
  readonly reporter: string | null
  /** The place whose trade the whole text is about; null where that is the country’s. */
  readonly trader: string | null
}

/** So many paragraphs are looked through for what a text is about. */
const mostParagraphs = 400

/** … and so many characters of each. */
const longest = 2_000

/** What a text is about: its month, its currency, its goods, and the only flow where there is a single one. */
export function readContext(
  paragraphs: readonly Paragraph[],
  captions: readonly Caption[],
  isOwnGenre: boolean,
): WholeText {
  const texts = [
    ...paragraphs
      .slice(0, mostParagraphs)
      .filter(({ kind }) => kind !== 'method' && !(isOwnGenre && kind === 'quotation'))
      .map(({ text }) => text),
    ...captions.map(({ meaning }) => meaning.text),
  ]
  const { periods, flows, goods, amounts, first } = collectWords(texts, isOwnGenre)
  const named = mostNamedMonth(periods)
  const years = periods.flatMap(({ year }) => year ?? [])
  const month = named ?? mostNamedMonth(withYear(periods, Math.max(2000, ...years.slice(0, 50)))) ?? 202301
  const [only] = flows
  return {
    ...{
      runs: new RunNames(month as Month),
      year: getYear(month as Month),
      month: getCalendarMonth(month as Month),
      named,
    },
    titlePeriod: periodOf(texts[0] ?? ''),
    onlyFlow: flows.size === 1 && only ? only : null,
    mainFlow: flowOfTitle(texts[0] ?? ''),
    products: productsOf(texts, goods, { isOwnGenre, first }),
    goods: new Set(goods.keys()),
    quarter: mostNamedQuarter(periods),
    rateMeasure: isOwnGenre ? 'value' : rateMeasureOf(amounts),
    currency: currencyOf(texts, captions),
    quantities: [...new Set(quantitiesOf(captions))],
    isOwnGenre,
    reporter: isOwnGenre ? reporterOf(texts[0] ?? '') : possessorOf(texts[0] ?? ''),
    trader: isOwnGenre ? null : traderOf(texts[0] ?? ''),
    isNetChangeAmount: paragraphs.some(({ text }) => netChange.test(text)),
  }
}

/** The only period that a title names. */
function periodOf(title: string): PeriodWords | null {
  const periods = tokenize(title.slice(0, longest)).flatMap((token) =>
    token.kind === 'period' && token.period ? [token.period] : [],
  )
  return periods.length === 1 ? (periods[0] ?? null) : null
}

/** What the words of texts name, wherever they stand. */
interface CollectedWords {
  readonly periods: readonly PeriodWords[]
  readonly flows: ReadonlySet<FigureFlow>
  /** Words beside a direction of trade, with how often they stand there. */
  readonly goods: ReadonlyMap<string, number>
  /** The kinds of units of numbers. */
  readonly amounts: ReadonlySet<string>
  /** The goods that are named first after the title; '' where it is none. */
  readonly first: string
}

function collectWords(texts: readonly string[], isOwnGenre: boolean): CollectedWords {
  const periods: PeriodWords[] = []
  const flows = new Set<FigureFlow>()
  const goods = new Map<string, number>()
  const amounts = new Set<string>()
  let first: string | null = null
  for (const [position, text] of texts.entries()) {
    const tokens = tokenize(text.slice(0, longest))
    for (const [index, token] of tokens.entries()) {
      // From December 2023: what growth is against is not what the text is about.
      const isBaseOfGrowth = !isOwnGenre && isCompared(tokens, index)
      if (token.kind === 'period' && token.period && !isBaseOfGrowth)
        periods.push(
          isBase(tokens[index + 1], token.period)
            ? { ...token.period, year: (token.period.year ?? 0) + 1, last: null }
            : token.period,
        )
      if (token.kind === 'number' && token.unit) amounts.add(token.unit.kind)
      if (token.kind !== 'term' || token.facets.flow === undefined) continue
      if (token.facets.flow !== 'net' && token.text !== '贸易' && token.text !== 'trade')
        flows.add(token.facets.flow)
      // Exports of toys.
      const { text: following } = wordsAfter(tokens, index)
      const isOf = !isOwnGenre && /^of [a-z]/i.test(following)
      const name = goodsIn(isOf ? following : wordsBefore(tokens, index).text, [])
      if (position > 0) first ??= name
      if (name !== '' && !traders.test(name)) goods.set(name, (goods.get(name) ?? 0) + 1)
    }
  }
  return { periods, flows, goods, amounts, first: first ?? '' }
}

const netChange =
  /净出口额同比变化为绝对额|for net exports the change is an amount|that of net exports is an amount/

const quantitiesOf = (captions: readonly Caption[]): string[] =>
  captions.flatMap(({ meaning }) =>
    meaning.units.flatMap(({ unit, kind }) => (unit && kind === 'quantity' ? [unit.base] : [])),
  )

function mostNamedQuarter(periods: readonly PeriodWords[]): PeriodWords | null {
  const quarters = periods.filter(
    ({ kind, year, last }) => kind === 'quarter' && year !== null && last !== null,
  )
  const timeOf = ({ year, last }: PeriodWords) => (year ?? 0) * 12 + (last ?? 0)
  const counts = new Map<number, number>()
  for (const quarter of quarters) counts.set(timeOf(quarter), (counts.get(timeOf(quarter)) ?? 0) + 1)
  const [most] = [...counts].sort(([a, first], [b, second]) => second - first || b - a)
  return quarters.find((quarter) => timeOf(quarter) === most?.[0]) ?? null
}

/** By whom and how goods are traded: 民营企业, 一般贸易. */
const traders = /企业|物流|方式|^(?:一般|加工|来料加工|进料加工|边境小额|市场采购|跨境电商)|enterprise|compan/

const rateMeasureOf = (amounts: ReadonlySet<string>): WholeText['rateMeasure'] =>
  !amounts.has('quantity') ? 'value' : amounts.has('money') ? 'rate' : 'quantity'

/** The only place that a title on trade names. */
function traderOf(title: string): string | null {
  if (title.length > longestTitle || !/出口|进口|外贸|海关|trade|export|import/i.test(title)) return null
  const places = new Set(
    tokenize(title).flatMap((token) =>
      token.kind === 'name' && token.dimension === 'place' ? token.code : [],
    ),
  )
  const [only] = places
  return places.size === 1 && only !== undefined ? only : null
}

const longestTitle = 80

/** 巴西锂离子蓄电池贸易简报, Brazil’s trade in lithium-ion batteries: a country at the beginning of a title. */
function reporterOf(title: string): string | null {
  const [first, second] = tokenize(title.slice(0, longestTitle))
  const name = /^the$/i.test(first?.text ?? '') ? second : first
  // The Union reports as one, and is a group to others.
  return name?.kind === 'name' && (name.dimension === 'partner' || name.code === 'EU') ? name.code : null
}

/** Vietnam’s coffee exports edge lower: the country whose trade the title of another text says it is about. */
function possessorOf(title: string): string | null {
  const [name, apostrophe] = tokenize(title.slice(0, longestTitle))
  return name?.kind === 'name' &&
    name.dimension === 'partner' &&
    /^[’']/.test(apostrophe?.text ?? '') &&
    name.code !== 'CHN'
    ? name.code
    : null
}

/** 2023年同期 is a year before what the text is about. */
const isBase = (next: Token | undefined, { kind, year }: PeriodWords): boolean =>
  next?.text === '同' && kind === 'year' && year !== null

/** The flow that a title names, where it names a single one. */
function flowOfTitle(title: string): FigureFlow | null {
  if (title.length > 60 || /进出口|外贸|trade/i.test(title)) return null
  const [exports, imports] = [/出口|export/i.test(title), /进口|import/i.test(title)]
  return exports === imports ? null : exports ? 'export' : 'import'
}

/** A text without years still has months; which year it is says nothing then. */
const withYear = (periods: readonly PeriodWords[], year: number): PeriodWords[] =>
  periods.map((words) => ({ ...words, year: words.year ?? year }))

const definitions: readonly RegExp[] = [
  /本报告定义的(.{1,60}?)对应/,
  /In this (?:brief|report), [“"]?(.{1,80}?)[”"]?\s?(?:are defined|covers the following)/,
  /^(?:中国|我国)([^\d，。]{1,30}?)(?:贸易简报|进出口|出口简报|进口简报)/,
  /China’s (?:trade in|exports of|imports of) (.{1,60}?), /,
]

/**
 * Names of the goods: as the text defines them, and the words that stand before 出口 and 进口 most often. What the title of
 * another text than ours names, and its first sentence, is all that it is about; other goods are part of that, or stand beside it.
 */
function productsOf(
  texts: readonly string[],
  goods: ReadonlyMap<string, number>,
  { isOwnGenre, first }: { readonly isOwnGenre: boolean; readonly first: string },
): string[] {
  const text = texts.join('\n')
  const defined = definitions.flatMap((form) => form.exec(text)?.[1]?.replace(/\d$/, '') ?? [])
  const [most] = [...goods].sort(([, a], [, b]) => b - a)
  const isFrequent = most !== undefined && (most[1] > 1 || (isOwnGenre && goods.size === 1))
  const frequent = isFrequent ? [most[0]] : []
  const title = (isOwnGenre ? text.slice(0, 60) : (texts[0]?.slice(0, longestTitle) ?? '')).toLowerCase()
  const inTitle = [...goods.keys()].filter((name) => title.includes(name.toLowerCase()))
  const titled = isOwnGenre ? inTitle : longestNames(inTitle)
  // 铁矿砂、煤、原油: a text on several goods is about none of them as a whole.
  if (!isOwnGenre && titled.length > 1) return defined
  const main = first !== '' && goods.has(first) ? [...titled, first] : titled
  const named = isOwnGenre || main.length === 0 ? [...frequent, ...titled] : main
  return [...new Set([...defined, ...named])].sort((a, b) => b.length - a.length)
}

/** Names that are no part of another one. */
const longestNames = (names: readonly string[]): string[] =>
  names.filter((name) => !names.some((other) => other !== name && other.includes(name)))

function currencyOf(texts: readonly string[], captions: readonly Caption[]): string | null {
  const counts = new Map<string, number>()
  const count = (base: string, number: number) => counts.set(base, (counts.get(base) ?? 0) + number)
  for (const { meaning } of captions)
    for (const { kind, text } of meaning.units) if (kind === 'money') count(readUnit(text).base, 10)
  for (const text of texts) {
    count('美元', text.match(/美元|US\$|USD/g)?.length ?? 0)
    count('元', text.match(/[亿万千百\d]元|人民币|RMB|yuan/g)?.length ?? 0)
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most && most[1] > 0 ? most[0] : null
}
