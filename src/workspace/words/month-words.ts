import {
  abbreviateMonth,
  addMonths,
  getCalendarMonth,
  getYear,
  type Localized,
  type Month,
  type MonthRange,
  nameMonth,
} from '../../trade/trade.ts'

/** A run of months for a reader: 2023年1–12月, Jan–Dec 2023; 2022年11月–2023年2月, Nov 2022–Feb 2023. */
export function rangeWords({ from, to }: MonthRange): Localized {
  if (from === to) return nameMonth(from)
  const [first, last] = [nameMonth(from), nameMonth(to)]
  if (getYear(from) !== getYear(to)) return { zh: `${first.zh}–${last.zh}`, en: `${first.en}–${last.en}` }
  return {
    zh: `${getYear(from)}年${getCalendarMonth(from)}–${getCalendarMonth(to)}月`,
    en: `${abbreviateMonth(from)}–${last.en}`,
  }
}

/** Months for a reader, as runs. */
export function monthListWords(months: readonly Month[]): Localized {
  const runs: MonthRange[] = []
  for (const month of [...new Set(months)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && addMonths(last.to, 1) === month) runs[runs.length - 1] = { from: last.from, to: month }
    else runs.push({ from: month, to: month })
  }
  const words = runs.map(rangeWords)
  return { zh: words.map(({ zh }) => zh).join('、'), en: words.map(({ en }) => en).join(', ') }
}
