import { type FigureFlow, getCalendarMonth, getYear, type Month } from '../../../trade/trade.ts'
import { readUnit } from '../../printed-numbers/printed-numbers.ts'
import { type PeriodWords, type Token, tokenize } from '../lexicon/lexicon.ts'
import { goodsIn, type Paragraph, wordsBefore } from '../prose/prose.ts'
import { mostNamedMonth, RunNames } from '../subjects/subjects.ts'
import type { Caption, TextContext } from '../tables/tables.ts'

/** What a text says as a whole, with what it calls its goods. */
export interface WholeText extends TextContext {
  readonly products: readonly string[]
  readonly mainFlow: FigureFlow | null
  readonly named: Month | null
}

/** So many paragraphs are looked through for what a text is about. */
const mostParagraphs = 400

/** … and so many characters of each. */
const longest = 2_000

/** What a text is about: its month, its currency, its goods, and the only flow where there is a single one. */
export function readContext(paragraphs: readonly Paragraph[], captions: readonly Caption[]): WholeText {
  const texts = [
    ...paragraphs
      .slice(0, mostParagraphs)
      .filter(({ kind }) => kind !== 'method')
      .map(({ text }) => text),
    ...captions.map(({ meaning }) => meaning.text),
  ]
  const periods: PeriodWords[] = []
  const flows = new Set<FigureFlow>()
  const goods = new Map<string, number>()
  for (const text of texts) {
    const tokens = tokenize(text.slice(0, longest))
    for (const [index, token] of tokens.entries()) {
      if (token.kind === 'period' && token.period)
        periods.push(
          isBase(tokens[index + 1], token.period)
            ? { ...token.period, year: (token.period.year ?? 0) + 1, last: null }
            : token.period,
        )
      if (token.kind !== 'term' || token.facets.flow === undefined) continue
      if (token.facets.flow !== 'net' && token.text !== '贸易' && token.text !== 'trade')
        flows.add(token.facets.flow)
      const name = goodsIn(wordsBefore(tokens, index).text, [])
      if (name !== '') goods.set(name, (goods.get(name) ?? 0) + 1)
    }
  }
  const named = mostNamedMonth(periods)
  const years = periods.flatMap(({ year }) => year ?? [])
  const month = named ?? mostNamedMonth(withYear(periods, Math.max(2000, ...years.slice(0, 50)))) ?? 202301
  const [only] = flows
  const units = captions.flatMap(({ meaning }) =>
    meaning.units.flatMap(({ unit, kind }) => (unit && kind === 'quantity' ? [unit.base] : [])),
  )
  return {
    ...{
      runs: new RunNames(month as Month),
      year: getYear(month as Month),
      month: getCalendarMonth(month as Month),
      named,
    },
    onlyFlow: flows.size === 1 && only ? only : null,
    mainFlow: flowOfTitle(texts[0] ?? ''),
    products: productsOf(texts.join('\n'), goods),
    currency: currencyOf(texts, captions),
    quantities: [...new Set(units)],
    isNetChangeAmount: paragraphs.some(({ text }) =>
      /净出口额同比变化为绝对额|for net exports the change is an amount|that of net exports is an amount/.test(
        text,
      ),
    ),
  }
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
  /In this report, (.{1,80}?) are defined/,
  /^(?:中国|我国)([^\d，。]{1,30}?)(?:贸易简报|进出口|出口简报|进口简报)/,
  /China’s (?:trade in|exports of|imports of) (.{1,60}?), /,
]

/** Names of the goods: as the text defines them, and the words that stand before 出口 and 进口 most often. */
function productsOf(text: string, goods: ReadonlyMap<string, number>): string[] {
  const defined = definitions.flatMap((form) => form.exec(text)?.[1]?.replace(/\d$/, '') ?? [])
  const [most] = [...goods].sort(([, a], [, b]) => b - a)
  const frequent = most && (most[1] > 1 || goods.size === 1) ? [most[0]] : []
  const titled = [...goods.keys()].filter((name) => text.slice(0, 60).includes(name))
  return [...new Set([...defined, ...frequent, ...titled])].sort((a, b) => b.length - a.length)
}

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
