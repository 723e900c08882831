import { addMonths, getYear } from '../../../trade/trade.ts'
import { findMissingRun } from './missing-runs.ts'
import { middle, type TradeMonth } from './monthly-trade.ts'

/** Months of a year which all lack members that follow one another in a file, and that another year has. */
export interface YearlyGap {
  readonly months: readonly TradeMonth[]
  readonly against: readonly TradeMonth[]
  /** How many members the months of the other year nearly always have. */
  readonly regular: number
  /** Those of them that most months of the year lack, the largest first. */
  readonly missing: readonly string[]
  /** Which part of the trade of the other year they have. */
  readonly lost: number
}

/** So many months of a year, and of the one that it is compared with, are needed. */
const fewest = { own: 3, other: 6 } as const

/**
 * Decimal logarithm of a probability, of the middle month: clean years of eight products in eleven years do not fall
 * below -0.7, and where forty rows a month lack four in ten, it is at -3.
 */
const evidence = -2.5

/** Where hardly fewer members are there, none are looked for. */
const mostMembers = 0.95

/**
 * Years whose files lost a block of rows in every month. The months of one year lack it alike, so that each is compared
 * with the months of the year before or after alone.
 */
export function yearlyGaps(months: readonly TradeMonth[]): YearlyGap[] {
  const traded = months.filter(({ total }) => total.rows > 0)
  const years = [...new Set(traded.map(({ month }) => getYear(month)))]
  return years.flatMap((year) => {
    const tradeMonths = traded.filter(({ month }) => getYear(month) === year)
    if (tradeMonths.length < fewest.own) return []
    for (const other of [year - 1, year + 1]) {
      const references = nearestMonths(traded, other, tradeMonths)
      if (
        references.length < fewest.other ||
        averageMembers(tradeMonths) > mostMembers * averageMembers(references)
      )
        continue
      const runs = tradeMonths.map((month) => findMissingRun(month, references, months)?.evidence ?? 0)
      if (middle(runs) <= evidence) return [gapOf(tradeMonths, references)]
    }
    return []
  })
}

const averageMembers = (months: readonly TradeMonth[]): number =>
  months.reduce(
    (sum, { amounts }) => sum + amounts.values.filter((value) => !Number.isNaN(value)).length,
    0,
  ) / Math.max(1, months.length)

/** The months of a year; where fewer are there than are needed, those of the twelve months before it too. */
function nearestMonths(
  months: readonly TradeMonth[],
  year: number,
  tradeMonths: readonly TradeMonth[],
): readonly TradeMonth[] {
  const ofYear = months.filter(({ month }) => getYear(month) === year)
  const [first] = tradeMonths
  if (ofYear.length >= fewest.other || !first || year > getYear(first.month)) return ofYear
  const since = addMonths(first.month, -12)
  return months.filter(({ month }) => since <= month && month < first.month)
}

function gapOf(tradeMonths: readonly TradeMonth[], references: readonly TradeMonth[]): YearlyGap {
  const names = tradeMonths[0]?.names ?? []
  const counts = (months: readonly TradeMonth[], index: number) =>
    months.filter(({ amounts }) => !Number.isNaN(amounts.values[index] ?? Number.NaN)).length
  const sizes = names.map((_, index) =>
    references.reduce((sum, { amounts }) => sum + (amounts.values[index] || 0), 0),
  )
  const regular = [...names.keys()].filter(
    (index) => counts(references, index) >= references.length - Math.floor(references.length / 8),
  )
  const missing = regular
    .filter((index) => counts(tradeMonths, index) * 4 <= tradeMonths.length)
    .sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  return {
    months: tradeMonths,
    against: references,
    regular: regular.length,
    missing: missing.flatMap((index) => names[index] ?? []),
    lost: missing.reduce((sum, index) => sum + (sizes[index] ?? 0), 0) / Math.max(1, total),
  }
}
