import { type Pattern, toNumber, toYear } from './pattern.ts'

const before = (text: string | undefined) => (text && /[上去]年/.test(text) ? { yearsBefore: 1 } : {})
const valid = (month: number): boolean => month >= 1 && month <= 12

const year = String.raw`(?:(?:(\d{4})\s?年?|(今年|上年|去年|当年|本年)))?[的，]?`
const zhNumber = String.raw`(\d{1,2}|十[一二]?|[一二三四五六七八九])`

/** Periods as Chinese texts name them; the first form that fits counts. */
export const chinese: readonly Pattern[] = [
  // Dates are no periods of trade.
  { form: /(\d{4})年(\d{1,2})月(\d{1,2})日/y, read: () => null },
  // 截至10月底.
  {
    form: new RegExp(String.raw`截[至止](?:到)?${year}${zhNumber}\s?月(?:份|底|末)?`, 'y'),
    read: ([, y, word, last]) =>
      valid(toNumber(last)) ? { year: toYear(y), kind: 'ytd', last: toNumber(last), ...before(word) } : null,
  },
  {
    form: new RegExp(`${year}(?:前|头)${zhNumber}个?月`, 'y'),
    read: ([, y, word, last]) => ({ year: toYear(y), kind: 'ytd', last: toNumber(last), ...before(word) }),
  },
  {
    form: new RegExp(
      String.raw`${year}(\d{1,2})\s?月?份?\s?(?:-|—|–|－|~|～|至|到)\s?(\d{1,2})\s?月(?:份|累计|合计)*`,
      'y',
    ),
    read: ([, y, word, first, last]) =>
      valid(Number(first)) && valid(Number(last)) && Number(first) < Number(last)
        ? Number(first) === 1
          ? { year: toYear(y), kind: 'ytd', last: Number(last), ...before(word) }
          : { year: toYear(y), kind: 'range', last: Number(last), first: Number(first), ...before(word) }
        : Number(first) === 1 && Number(last) === 1
          ? { year: toYear(y), kind: 'ytd', last: 1, ...before(word) }
          : null,
  },
  {
    form: new RegExp(String.raw`${year}(\d{1,2})\s?月(?:份|当月|单月)*(?!\d{1,2}日)`, 'y'),
    read: ([, y, word, month]) =>
      valid(Number(month)) ? { year: toYear(y), kind: 'month', last: Number(month), ...before(word) } : null,
  },
  {
    form: new RegExp(`${year}(?:第?([一二三四1-4])季度|前([二三23])个?季度|([一二三四])季|Q([1-4]))`, 'y'),
    read: ([, y, word, quarter, until, short, latin]) =>
      until
        ? { year: toYear(y), kind: 'ytd', last: 3 * toNumber(until), ...before(word) }
        : {
            year: toYear(y),
            kind: 'quarter',
            last: 3 * toNumber(quarter ?? short ?? latin),
            ...before(word),
          },
  },
  {
    form: new RegExp(`${year}([上下])半年`, 'y'),
    read: ([, y, word, which]) => ({
      ...{ year: toYear(y), kind: 'half', last: which === '上' ? 6 : 12 },
      ...before(word),
    }),
  },
  {
    form: /(?:(\d{4})\s?年|(今年|上年|去年|当年|本年))全年|(\d{4})\s?年度?(?![\d前])|(去年|上年|今年)(?!同期|初|底|末|以来|的|来)|全年/y,
    read: ([, y, word, plain, bare]) => ({
      ...{ year: toYear(y ?? plain), kind: 'year', last: 12 },
      ...before(word ?? bare),
    }),
  },
  {
    form: /近(三|十二)个月/y,
    read: ([, count]) => ({ year: null, kind: 'recent', last: null, first: toNumber(count) }),
  },
  { form: /当月|本月|单月/y, read: () => ({ year: null, kind: 'month', last: null }) },
  {
    form: /当季|本季|该季|季内/y,
    read: () => ({ year: null, kind: 'quarter', last: null, isAgain: true }),
  },
  { form: /累计|年初至今|今年以来|年初以来/y, read: () => ({ year: null, kind: 'ytd', last: null }) },
  { form: /上月/y, read: () => ({ year: null, kind: 'month', last: -1 }) },
]
