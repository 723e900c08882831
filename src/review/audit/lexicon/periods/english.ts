import { englishMonths } from '../../../../trade/trade.ts'
import { type Pattern, type PeriodWords, toNumber, toYear } from './pattern.ts'

const monthNames = englishMonths.flatMap((name) => [name, name.slice(0, 3)])
const anyMonth = `(${[...monthNames, 'Sept'].join('|')})\\.?`
const monthNumber = (name = ''): number =>
  englishMonths.findIndex((month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1

const end = String.raw`(?![A-Za-z\d])`
/** … 2024, … of 2024, … of the year. */
const tail = String.raw`(?:,?(?: of| in)? ((?:19|20)\d{2})(?![\d%]|,\d|\.\d)| of (?:the|this) year)?${end}`
const count = String.raw`(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven)`
const lastMonth = (which: string | undefined, part: string | undefined): number =>
  toNumber(which) * (/half/i.test(part ?? '') ? 6 : 3)
const kindOf = (part: string | undefined): 'half' | 'quarter' =>
  /half/i.test(part ?? '') ? 'half' : 'quarter'
const again = (kind: PeriodWords['kind']) => ({ year: null, kind, last: null, isAgain: true }) as const

/** Periods as English texts name them; the first form that fits counts. */
export const english: readonly Pattern[] = [
  { form: new RegExp(String.raw`\d{1,2} ${anyMonth} \d{4}`, 'yi'), read: () => null },
  { form: new RegExp(String.raw`${anyMonth} \d{1,2},? \d{4}`, 'yi'), read: () => null },
  { form: /(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/y, read: () => null },
  // 2023/24: a season.
  { form: /(?:19|20)\d{2}\/\d{2}(?!\d)/y, read: () => null },
  {
    form: new RegExp(
      String.raw`(?<=\bon )(?:${anyMonth} \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? ${anyMonth})${end}`,
      'yi',
    ),
    read: () => null,
  },
  {
    form: new RegExp(
      `${anyMonth}(?: to | and | through |[-–—](?:to[-–—])?)${anyMonth}(?: period)?${tail}`,
      'yi',
    ),
    read: ([, first, last, y]) => {
      const [from, to] = [monthNumber(first), monthNumber(last)]
      if (from >= to) return null
      return from === 1
        ? { year: toYear(y), kind: 'ytd', last: to }
        : { year: toYear(y), kind: 'range', last: to, first: from }
    },
  },
  {
    form: new RegExp(
      String.raw`(?:the )?(?:same|corresponding) (?:period|months?|quarter|half|time)(?: of| in)? (\d{4})${end}`,
      'yi',
    ),
    read: ([, y]) => ({ year: toYear(y), kind: 'same', last: 12 }),
  },
  // The eleven months to November, the year to November.
  {
    form: new RegExp(
      `(?:the )?(?:first )?(?:${count} months|year) (?:to|through|until) ${anyMonth}${tail}`,
      'yi',
    ),
    read: ([, months, last, y]) =>
      months === undefined || toNumber(months) === monthNumber(last)
        ? { year: toYear(y), kind: 'ytd', last: monthNumber(last) }
        : toNumber(months) < monthNumber(last)
          ? {
              ...{ year: toYear(y), kind: 'range', last: monthNumber(last) },
              first: monthNumber(last) - toNumber(months) + 1,
            }
          : null,
  },
  {
    form: new RegExp(`(?:by|to|until|as of|at) (?:the )?end(?: of |-of-|-| )${anyMonth}${tail}`, 'yi'),
    read: ([, last, y]) => ({ year: toYear(y), kind: 'ytd', last: monthNumber(last) }),
  },
  {
    form: new RegExp(`(?:the )?(?:first )?${count}[- ]months?(?: period)?(?: to date)?${tail}`, 'yi'),
    read: ([text, months, y]) =>
      /first|-month\b/i.test(text) && toNumber(months) > 1
        ? { year: toYear(y), kind: 'ytd', last: toNumber(months) }
        : null,
  },
  // The March quarter.
  {
    form: new RegExp(`(?:the )?(March|June|September|December) quarter${tail}`, 'yi'),
    read: ([, last, y]) => ({ year: toYear(y), kind: 'quarter', last: monthNumber(last) }),
  },
  {
    form: new RegExp(`${anyMonth}${tail}`, 'yi'),
    read: ([, month, y]) => ({ year: toYear(y), kind: 'month', last: monthNumber(month) }),
  },
  {
    form: new RegExp(`(?:the )?first (two|three|2|3) quarters${tail}`, 'yi'),
    read: ([, quarters, y]) => ({ year: toYear(y), kind: 'ytd', last: 3 * toNumber(quarters) }),
  },
  {
    form: new RegExp(`(?:the )?(first|second|third|fourth)[- ](quarter|half)${tail}`, 'yi'),
    read: ([, which, part, y]) => ({ year: toYear(y), kind: kindOf(part), last: lastMonth(which, part) }),
  },
  // Q3 2024, 3Q24, H1.
  {
    form: new RegExp(String.raw`([QH])([1-4])(?:[ -]?(20\d{2})| (?:of )?(20\d{2}))?${end}`, 'y'),
    read: ([, part, which, y, late]) => partOfYear(part, which, y ?? late),
  },
  {
    form: new RegExp(String.raw`(?:(20\d{2})[ -]?)([QH])([1-4])${end}`, 'y'),
    read: ([, y, part, which]) => partOfYear(part, which, y),
  },
  {
    form: new RegExp(String.raw`([1-4])([QH])(?: ?(20\d{2}|\d{2}))?${end}`, 'y'),
    read: ([, which, part, y]) => partOfYear(part, which, y),
  },
  {
    form: /(?:the )?last (three|twelve) months/iy,
    read: ([, months]) => ({ year: null, kind: 'recent', last: null, first: toNumber(months) }),
  },
  {
    form: new RegExp(
      String.raw`(?:the )?(?:full|whole|entire|calendar)[- ]year${tail}|(?:the )?(?:whole|all) of (\d{4})${end}`,
      'yi',
    ),
    read: ([, y, all]) => ({ year: toYear(y ?? all), kind: 'year', last: 12 }),
  },
  {
    form: new RegExp(
      `(?:the )?year[- ]to[- ]date${tail}|(?:so far|to date|thus far) (?:this|in the) year|(?:so far|to date) in (\\d{4})${end}`,
      'yi',
    ),
    read: ([, y, late]) => ({ year: toYear(y ?? late), kind: 'ytd', last: null }),
  },
  { form: new RegExp(`this year${end}`, 'yi'), read: () => ({ year: null, kind: 'ytd', last: null }) },
  {
    form: new RegExp(`last year${end}`, 'yi'),
    read: () => ({ year: null, kind: 'year', last: 12, yearsBefore: 1 }),
  },
  {
    form: new RegExp(
      `(?:the |that |this |last )(month|quarter|half)(?: as a whole| alone)?(?! (?:before|earlier|ago|prior|on\\b|to |of ))${end}`,
      'yi',
    ),
    read: ([, part]) => again(/month/i.test(part ?? '') ? 'month' : kindOf(part)),
  },
  {
    form: /(?<![\d.,\u4e00-\u9fff])(?:19|20)\d{2}(?![\d%\u4e00-\u9fff]|[.,]\d)(?! ?(?:million|billion|thousand|items|tonnes|tons|kg|[GMk]?W|points|partners|units))/y,
    read: ([y]) => ({ year: Number(y), kind: 'year', last: 12 }),
  },
]

function partOfYear(
  part: string | undefined,
  which: string | undefined,
  year: string | undefined,
): Omit<PeriodWords, 'text'> | null {
  if (part === 'H' && Number(which) > 2) return null
  return {
    year: toYear(year),
    kind: part === 'H' ? 'half' : 'quarter',
    last: Number(which) * (part === 'H' ? 6 : 3),
  }
}
