import { getYear, type Month, type MonthRange, toMonth } from '../../trade/trade.ts'

/** How many months a period of each kind has. */
const lengths: Readonly<Record<string, number>> = { M: 1, Q: 3, T: 4, S: 6, A: 12 }

/**
 * The months of a time period of SDMX: a month (`2023-05`, `2023-M05`, also `202305`), a quarter (`2023-Q2`), a third
 * (`2023-T1`), a half (`2023-S1`) or a year (`2023`, `2023-A1`); null for what is none or lies in the future.
 */
export function readPeriod(text: string, now: Month): MonthRange | null {
  const [, year = '', kind = '', count = ''] =
    /^(\d{4})(?:-([MQTSA])?(\d{1,2})|(?=\d\d$)(\d\d))?$/.exec(text.replace(/^(\d{4})(\d\d)$/, '$1-$2')) ?? []
  if (year === '') return null
  const length = count === '' ? 12 : (lengths[kind || 'M'] ?? 0)
  const number = count === '' ? 1 : Number(count)
  if (number < 1 || number * length > 12 || Number(year) < 1900 || Number(year) > getYear(now)) return null
  const from = toMonth(Number(year), (number - 1) * length + 1)
  return from > now ? null : { from, to: toMonth(Number(year), number * length) }
}

/**
 * An amount times a power of ten, as a whole number of the smallest decimal of a scale. Null for what is no number without
 * a sign, and for one with more decimals than the scale has.
 *
 * @example scaleAmount('12.5', 3, 0) // 12500n
 * @example scaleAmount('12.5', 0, 0) // null
 */
export function scaleAmount(text: string, power: number, scale: number): bigint | null {
  const [, whole = '', decimals = ''] = /^(\d{1,30})(?:\.(\d{1,30}))?$/.exec(text) ?? []
  if (whole === '') return null
  const significant = decimals.replace(/0+$/, '')
  const shift = scale + power - significant.length
  const digits = BigInt(whole + significant)
  if (shift >= 0) return digits * 10n ** BigInt(shift)
  const divisor = 10n ** BigInt(-shift)
  return digits % divisor === 0n ? digits / divisor : null
}
