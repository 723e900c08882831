import { Fraction } from '../trade/numbers/numbers.ts'
import { addMonths, listMonths, type Month, toMonth } from '../trade/trade.ts'
import { growth, type Outcome } from './indices/indices.ts'

/** Amounts by month. A month that is not there is not known; one without trade has zero. */
export type MonthlySeries = ReadonlyMap<Month, bigint>

const missing: Outcome = { value: null, marker: 'notAvailable' }

/** The sum of so many months up to one, exact; null where one of them is not known. */
export function sumUpTo(series: MonthlySeries, month: Month, count: number): Outcome {
  let sum = 0n
  for (const givenMonth of listMonths({ from: addMonths(month, 1 - count), to: month })) {
    const amount = series.get(givenMonth)
    if (amount === undefined) return missing
    sum += amount
  }
  return { value: Fraction.of(sum) }
}

/** The last twelve months (滚动12个月): free of the season, whatever the month. */
export const rollingTwelve = (series: MonthlySeries, month: Month): Outcome => sumUpTo(series, month, 12)

/** The average of three months up to one (三个月移动平均), exact. */
export function threeMonthAverage(series: MonthlySeries, month: Month): Outcome {
  const { value } = sumUpTo(series, month, 3)
  return value === null ? missing : { value: value.dividedBy(Fraction.of(3n)) }
}

/**
 * January and February of a year together: the Spring Festival falls in one or the other, so that neither
 * alone can be compared.
 */
export const januaryFebruary = (series: MonthlySeries, year: number): Outcome =>
  sumUpTo(series, toMonth(year, 2), 2)

/** Growth against the month before (环比), in percent, exact. Not adjusted for the season or for working days. */
export function monthOnMonth(series: MonthlySeries, month: Month): Outcome {
  const [now, before] = [sumUpTo(series, month, 1), sumUpTo(series, addMonths(month, -1), 1)]
  return now.value === null || before.value === null ? missing : growth(now.value, before.value)
}
