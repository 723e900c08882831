import { addMonths, type Localized, type Month, type MonthRange, nameMonthRange } from '../../trade/trade.ts'

/** Months for a reader, as runs. */
export function monthListWords(months: readonly Month[]): Localized {
  const runs: MonthRange[] = []
  for (const month of [...new Set(months)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && addMonths(last.to, 1) === month) runs[runs.length - 1] = { from: last.from, to: month }
    else runs.push({ from: month, to: month })
  }
  const words = runs.map(nameMonthRange)
  return { zh: words.map(({ zh }) => zh).join('、'), en: words.map(({ en }) => en).join(', ') }
}
