import { Fraction } from '../../trade/numbers/numbers.ts'
import type { ChartCategory, ChartSeries } from '../document.ts'
import type { SeriesFacts } from '../wording/wording.ts'

/** The largest and the last value of each series, with what they are of. */
export function seriesFacts(
  categories: readonly ChartCategory[],
  series: readonly ChartSeries[],
): SeriesFacts[] {
  return series.map(({ name, points }) => {
    const shown = points.flatMap(({ amount, text }, index) =>
      amount === null
        ? []
        : [{ amount: Fraction.ofDecimal(amount), text, label: categories[index]?.label ?? '' }],
    )
    const largest = shown.reduce<(typeof shown)[number] | null>(
      (most, item) => (most === null || item.amount.compare(most.amount) > 0 ? item : most),
      null,
    )
    return { name, largest, last: shown.at(-1) ?? null }
  })
}
