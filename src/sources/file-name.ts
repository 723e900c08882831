import { type Flow, type MonthRange, toMonth } from '../trade/trade.ts'

/** Whether a source may read a file of this name: a table as text (also gzipped) or a workbook, JSON, or a web page. */
export const isTableName = (name: string): boolean =>
  /\.(?:(?:csv|txt|dat)(?:\.gz)?|xlsx?|json|html?)$/i.test(name)

const exportWords = new Set(['export', 'exports', 'out', 'outbound'])
const importWords = new Set(['import', 'imports', 'in', 'inbound'])

/**
 * The direction of trade that a file's name tells, since no column does: 出口 or 进口, or one of the words
 * export(s), out, import(s), in, standing by itself (digits end a word). Null where it tells both or
 * neither; 进出口 tells neither.
 *
 * @example flowFromName('soybean-2024in.csv') // 'import'
 */
export function flowFromName(name: string): Flow | null {
  const title = titleOf(name).replaceAll('进出口', ' ')
  const words = title.toLowerCase().match(/[a-z]+/g) ?? []
  const isExport = title.includes('出口') || words.some((word) => exportWords.has(word))
  const isImport = title.includes('进口') || words.some((word) => importWords.has(word))
  if (isExport === isImport) return null
  return isExport ? 'export' : 'import'
}

// A year of the statistics, alone or with its month: 2023, 2023年, 202312, 2023-12, 2023.12, 2023年12月.
const point = String.raw`(?<!\d)(19[89]\d|20\d\d)(?:(?:\s*年\s*|[-._ ])(0?[1-9]|1[0-2])(?!\d)(?:\s*月)?|(0[1-9]|1[0-2])(?!\d)|(?!\d))(?:\s*年)?`
// What stands between the ends of a range, and a second end that leaves out its year: 2023年1-12月.
const to = String.raw`\s*(?:[-–—~～至到]|\.\.)\s*`
const laterMonth = String.raw`(0?[1-9]|1[0-2])(?!\d)(?:\s*月)?(?:\s*累计)?`
const period = new RegExp(`${point}(?:${to}(?:${point}|${laterMonth}))?`, 'g')

// Words for other parts of a year, which a bare year must not swallow: 2023年上半年, 2023年前5个月, 2024年至今, 2023Q1,
// 1H2023, Dec 2023.
const partOfYear = new RegExp(
  [
    '[\\d一二三四五六七八九十]月|个月|季|半年|[上下]半|年初|累计|截[至止]|以来|今',
    '(?<![a-z])(?:[qhs][1-4]|m(?:0?[1-9]|1[0-2]))(?!\\d)',
    '(?<!\\d)(?:[1-4][qhs]|(?:[1-9]|1[0-2])m)(?![a-z])',
    '(?<![a-z])(?:ytd|to[ _-]?date|half|quarter|months?)(?![a-z])',
    '(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)(?![a-z])',
  ].join('|'),
  'i',
)

/**
 * The period that a file's name tells. Null where it tells none, several, a day, or something that is
 * not understood as a whole. A run of digits counts only where it is a plausible year or month by itself,
 * so that the product code in `出口_73242100_2022_美元.csv` does not.
 *
 * @example periodFromName('2022锂离子蓄电池出口.csv') // 2022-01..2022-12
 * @example periodFromName('2023年1-12月.csv') // 2023-01..2023-12
 */
export function periodFromName(name: string): MonthRange | null {
  const title = titleOf(name)
  const ranges = [...title.matchAll(period)].map(rangeOf)
  const [range = null] = ranges
  if (ranges.some((other) => other?.from !== range?.from || other?.to !== range?.to)) return null
  if (partOfYear.test(title.replaceAll(period, ' '))) return null
  return range
}

function rangeOf(match: RegExpMatchArray): MonthRange | null {
  const [text, year, monthA, monthB, laterYear, laterMonthA, laterMonthB, sameYearMonth] = match
  const before = match.input?.slice(0, match.index) ?? ''
  const after = match.input?.slice((match.index ?? 0) + text.length) ?? ''
  // Another number of one or two digits beside it: a day, or a month before its year.
  if (/(?<!\d)\d{1,2}[-._/]$/.test(before) || /^(?:[-._/]\d{1,2}(?!\d)|\s*\d{1,2}日)/.test(after)) return null
  // A number of months, quarters or halves: 2023-1H.
  if (/^(?:\s*个月|[qhsm](?![a-z]))/i.test(after)) return null
  const first = monthA ?? monthB
  const last = laterMonthA ?? laterMonthB
  if (sameYearMonth !== undefined) {
    // 2023-01-12 is a day as likely as twelve months.
    if (first === undefined || /^\d{4}-/.test(text)) return null
    return ascending(year, first, year, sameYearMonth)
  }
  if (laterYear === undefined) return ascending(year, first ?? 1, year, first ?? 12)
  if ((first === undefined) !== (last === undefined)) return null
  return ascending(year, first ?? 1, laterYear, last ?? 12)
}

type Digits = string | number | undefined

function ascending(year: Digits, month: Digits, lastYear: Digits, lastMonth: Digits): MonthRange | null {
  const from = toMonth(Number(year), Number(month))
  const to = toMonth(Number(lastYear), Number(lastMonth))
  return from <= to ? { from, to } : null
}

/** The name without its extension and without the number that a browser adds: `数据导出 (1).csv`. */
const titleOf = (name: string): string =>
  name.replace(/\.(?:csv|xlsx?|txt|tsv)$/i, '').replace(/\s*[（(]\d+[)）]\s*$/, '')
