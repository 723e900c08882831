import { englishMonths } from '../../../trade/trade.ts'

/** A period as a text names it; what it leaves open follows from what was said before. */
export interface PeriodWords {
  readonly text: string
  readonly year: number | null
  /** `month`: that month. `ytd`: January to it. `year`, `half`, `quarter`: that part of the year. `range`: from a month on. */
  readonly kind: 'month' | 'ytd' | 'year' | 'half' | 'quarter' | 'range' | 'recent'
  /** The last month within its year, from 1; null where it is that of the text. */
  readonly last: number | null
  /** The first month of a range; of `recent`, how many months. */
  readonly first?: number
  /** How many years before the year that is spoken of: 上年 is 1. */
  readonly yearsBefore?: number
}

interface Pattern {
  readonly form: RegExp
  read(match: RegExpExecArray): Omit<PeriodWords, 'text'> | null
}

const numeral: Readonly<Record<string, number>> = {
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十一: 11, 十二: 12 },
  ...{ first: 1, second: 2, third: 3, fourth: 4, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7 },
  ...{ eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
}

/** 12, 十二, three. */
const toNumber = (text = ''): number =>
  /^\d+$/.test(text) ? Number(text) : (numeral[text.toLowerCase()] ?? 0)

const yearOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text))
const before = (text: string | undefined) => (text && /[上去]年/.test(text) ? { yearsBefore: 1 } : {})
const valid = (month: number): boolean => month >= 1 && month <= 12

const year = String.raw`(?:(?:(\d{4})\s?年?|(今年|上年|去年|当年|本年)))?[的，]?`
const zhNumber = String.raw`(\d{1,2}|十[一二]?|[一二三四五六七八九])`

const chinese: readonly Pattern[] = [
  // Dates are no periods of trade.
  { form: /(\d{4})年(\d{1,2})月(\d{1,2})日/y, read: () => null },
  {
    form: new RegExp(`${year}(?:前|头)${zhNumber}个月`, 'y'),
    read: ([, y, word, last]) => ({ year: yearOf(y), kind: 'ytd', last: toNumber(last), ...before(word) }),
  },
  {
    form: new RegExp(
      String.raw`${year}(\d{1,2})\s?月?份?\s?(?:-|—|–|~|～|至|到)\s?(\d{1,2})\s?月(?:份|累计|合计)*`,
      'y',
    ),
    read: ([, y, word, first, last]) =>
      valid(Number(first)) && valid(Number(last)) && Number(first) < Number(last)
        ? Number(first) === 1
          ? { year: yearOf(y), kind: 'ytd', last: Number(last), ...before(word) }
          : { year: yearOf(y), kind: 'range', last: Number(last), first: Number(first), ...before(word) }
        : Number(first) === 1 && Number(last) === 1
          ? { year: yearOf(y), kind: 'ytd', last: 1, ...before(word) }
          : null,
  },
  {
    form: new RegExp(String.raw`${year}(\d{1,2})\s?月(?:份|当月)*(?!\d{1,2}日)`, 'y'),
    read: ([, y, word, month]) =>
      valid(Number(month)) ? { year: yearOf(y), kind: 'month', last: Number(month), ...before(word) } : null,
  },
  {
    form: new RegExp(`${year}(?:第?([一二三四])季度|前([二三])季度|前([二三])个季度|([一二三四])季)`, 'y'),
    read: ([, y, word, quarter, until, untilToo, short]) => {
      const sum = until ?? untilToo
      return sum
        ? { year: yearOf(y), kind: 'ytd', last: 3 * toNumber(sum), ...before(word) }
        : { year: yearOf(y), kind: 'quarter', last: 3 * toNumber(quarter ?? short), ...before(word) }
    },
  },
  {
    form: new RegExp(`${year}([上下])半年`, 'y'),
    read: ([, y, word, which]) => ({
      ...{ year: yearOf(y), kind: 'half', last: which === '上' ? 6 : 12 },
      ...before(word),
    }),
  },
  {
    form: /(?:(\d{4})\s?年|(今年|上年|去年|当年|本年))全年|(\d{4})\s?年度?(?![\d前])|(去年|上年|今年)(?!同期|初|底|末|以来|的|来)|全年/y,
    read: ([, y, word, plain, bare]) => ({
      ...{ year: yearOf(y ?? plain), kind: 'year', last: 12 },
      ...before(word ?? bare),
    }),
  },
  {
    form: /近(三|十二)个月/y,
    read: ([, count]) => ({ year: null, kind: 'recent', last: null, first: toNumber(count) }),
  },
  { form: /当月|本月|单月/y, read: () => ({ year: null, kind: 'month', last: null }) },
  { form: /累计|年初至今/y, read: () => ({ year: null, kind: 'ytd', last: null }) },
  { form: /上月/y, read: () => ({ year: null, kind: 'month', last: -1 }) },
]

const monthNames = englishMonths.flatMap((name) => [name, name.slice(0, 3)])
const anyMonth = `(${monthNames.join('|')})\\.?`
const monthNumber = (name = ''): number =>
  englishMonths.findIndex((month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1
const tail = String.raw`(?:,? (?:of )?(\d{4}))?(?![A-Za-z\d])`

const english: readonly Pattern[] = [
  { form: new RegExp(String.raw`\d{1,2} ${anyMonth} \d{4}`, 'yi'), read: () => null },
  { form: new RegExp(String.raw`${anyMonth} \d{1,2},? \d{4}`, 'yi'), read: () => null },
  {
    form: new RegExp(`${anyMonth}(?: to | and |-|–|—| through )${anyMonth}${tail}`, 'yi'),
    read: ([, first, last, y]) => {
      const [from, to] = [monthNumber(first), monthNumber(last)]
      if (from >= to) return null
      return from === 1
        ? { year: yearOf(y), kind: 'ytd', last: to }
        : { year: yearOf(y), kind: 'range', last: to, first: from }
    },
  },
  {
    form: new RegExp(`${anyMonth}${tail}`, 'yi'),
    read: ([, month, y]) => ({ year: yearOf(y), kind: 'month', last: monthNumber(month) }),
  },
  {
    form: new RegExp(
      String.raw`(?:the )?first (\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven) months${tail}`,
      'yi',
    ),
    read: ([, count, y]) => ({ year: yearOf(y), kind: 'ytd', last: toNumber(count) }),
  },
  {
    form: new RegExp(`(?:the )?(first|second|third|fourth) (quarter|half)${tail}`, 'yi'),
    read: ([, which, part, y]) => ({
      year: yearOf(y),
      kind: part?.toLowerCase() === 'half' ? 'half' : 'quarter',
      last: toNumber(which) * (part?.toLowerCase() === 'half' ? 6 : 3),
    }),
  },
  {
    form: /(?:the )?last (three|twelve) months/iy,
    read: ([, count]) => ({ year: null, kind: 'recent', last: null, first: toNumber(count) }),
  },
  {
    form: new RegExp(`full year${tail}`, 'yi'),
    read: ([, y]) => ({ year: yearOf(y), kind: 'year', last: 12 }),
  },
  { form: /(?:the )?year to date/iy, read: () => ({ year: null, kind: 'ytd', last: null }) },
  {
    form: /(?<![\d.,\u4e00-\u9fff])(?:19|20)\d{2}(?![\d%\u4e00-\u9fff]|[.,]\d)(?! ?(?:million|billion|thousand|items|tonnes|tons|kg|[GMk]?W|points|partners|units))/y,
    read: ([y]) => ({ year: Number(y), kind: 'year', last: 12 }),
  },
]

/** Periods in Chinese have one of these near where they begin; most numbers have not. */
const chineseSign = /[年月季半计]/
const englishStart = /^(?:\d{1,2} [A-Z]|\d{4})/i

/** The forms that can begin at an offset, so that few are tried where most characters begin none. */
function formsAt(text: string, offset: number, first: string): readonly Pattern[] {
  if (/[A-Za-z]/.test(first)) return english
  const near = text.slice(offset, offset + 24)
  const mayBeEnglish = /\d/.test(first) && englishStart.test(near)
  if (!chineseSign.test(near)) return mayBeEnglish ? english : []
  return mayBeEnglish ? both : chinese
}

const both = [...chinese, ...english]

/** What periods begin with; nothing else needs to be looked at closely. */
const mayBegin = /[\d今上去当本近累年全前头第一二三四五六七八九十下单的，A-Ta-t]/

/**
 * The period that begins at an offset, with the offset after it; `period` is null where it is a date, which says nothing of
 * trade. Undefined where none begins there.
 */
export function readPeriodAt(
  text: string,
  offset: number,
): { readonly period: PeriodWords | null; readonly end: number } | undefined {
  const first = text.charAt(offset)
  if (!mayBegin.test(first)) return undefined
  const isLatin = /[A-Za-z]/.test(first)
  if (isLatin && /[A-Za-z]/.test(text.charAt(offset - 1))) return undefined
  for (const { form, read } of formsAt(text, offset, first)) {
    form.lastIndex = offset
    const match = form.exec(text)
    if (!match?.[0]) continue
    const period = read(match)
    if (period === null && !/日|[A-Za-z]/.test(match[0])) continue
    return { period: period && { ...period, text: match[0] }, end: offset + match[0].length }
  }
  return undefined
}
