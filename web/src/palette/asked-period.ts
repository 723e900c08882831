import { shortMonths } from '../months.ts'

/** What was typed, divided into the period that it names and the other words. */
export interface AskedPeriod {
  /** `2023-12`, `2023-Q4` or `2023`; null where no period is named. */
  readonly period: string | null
  readonly words: readonly string[]
}

type Match = readonly [pattern: RegExp, toPeriod: (parts: readonly string[]) => string]

const monthPattern = `(${shortMonths.join('|')})[a-z]*`
const twoDigits = (text: string): string => text.padStart(2, '0')
const monthNumber = (name: string): string =>
  twoDigits(String(shortMonths.findIndex((month) => month.toLowerCase() === name.toLowerCase()) + 1))

/** As people write periods: 2023年12月, 2023-12, 2023.12, Dec 2023, 2023年第四季度, 2023 Q4, 2023年. */
const matches: readonly Match[] = [
  [
    /(?<!\d)((?:19|20)\d\d)\s*年?\s*第?\s*([一二三四])\s*季度?/,
    ([year, part = '']) => `${year}-Q${'一二三四'.indexOf(part) + 1}`,
  ],
  [/(?<!\d)((?:19|20)\d\d)\s*[-年]?\s*q([1-4])(?!\d)/i, ([year, part]) => `${year}-Q${part}`],
  [/(?<!\d)q([1-4])\s+((?:19|20)\d\d)(?!\d)/i, ([part, year]) => `${year}-Q${part}`],
  [
    /(?<!\d)((?:19|20)\d\d)\s*(?:年|[-/.])\s*(0?[1-9]|1[0-2])(?!\d)\s*月?/,
    ([year, month = '']) => `${year}-${twoDigits(month)}`,
  ],
  [/(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(?!\d)/, ([year, month]) => `${year}-${month}`],
  [
    new RegExp(`\\b${monthPattern}\\s+((?:19|20)\\d\\d)(?!\\d)`, 'i'),
    ([name = '', year]) => `${year}-${monthNumber(name)}`,
  ],
  [/(?<!\d)((?:19|20)\d\d)(?!\d)\s*年?/, ([year = '']) => year],
]

/** Finds the period that a search names. */
export function readAskedPeriod(search: string): AskedPeriod {
  for (const [pattern, toPeriod] of matches) {
    const found = pattern.exec(search)
    if (!found) continue
    const rest = `${search.slice(0, found.index)} ${search.slice(found.index + found[0].length)}`
    return { period: toPeriod(found.slice(1)), words: toWords(rest) }
  }
  return { period: null, words: toWords(search) }
}

const toWords = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean)
