import { describe, expect, it } from 'vitest'
import { exp, item, ln, quotient, toFraction } from '../../src/statistics/seasonal/decimals.ts'
import { seasonallyAdjusted } from '../../src/statistics/seasonal/seasonal-adjustment.ts'
import { decomposed } from '../../src/statistics/seasonal/stl.ts'
import { addMonths, getCalendarMonth } from '../../src/trade/month.ts'
import { month } from '../support/staged.ts'

/** Average monthly temperatures at Nottingham Castle, 1920 to 1926, °F (Anderson 1976; `nottem` in R). */
const nottingham = `
40.6 40.8 44.4 46.7 54.1 58.5 57.7 56.4 54.3 50.5 42.9 39.8 44.2 39.8 45.1 47.0 54.1 58.7 66.3 59.9 57.0 54.2 39.7 42.8
37.5 38.7 39.5 42.1 55.7 57.8 56.8 54.3 54.3 47.1 41.8 41.7 41.8 40.1 42.9 45.8 49.2 52.7 64.2 59.6 54.4 49.2 36.3 37.6
39.3 37.5 38.3 45.5 53.2 57.7 60.8 58.2 56.4 49.8 44.4 43.6 40.0 40.5 40.8 45.1 53.8 59.4 63.5 61.0 53.0 50.0 38.1 36.3
39.2 43.4 43.4 48.9 50.6 56.8 62.5 62.0 57.5 46.7 41.6 39.8`
const series = nottingham
  .trim()
  .split(/\s+/)
  .map((text) => quotient(BigInt(Math.round(Number(text) * 10)), 10n))

const shown = (values: readonly bigint[]) => values.map((value) => toFraction(value).toFixed(10))

describe('STL', () => {
  it('gives what the implementation of statsmodels 0.13.5, after the authors’ own, gives', () => {
    const spans = { period: 12, seasonal: 7, trend: 23, lowPass: 13 }
    const { seasonal, trend } = decomposed(series, spans)
    expect(shown([...seasonal.slice(0, 6), ...seasonal.slice(-3)])).toEqual([
      ...['-7.6413096223', '-8.8907530068', '-4.6622337169', '-3.0954193933', '5.1837561848', '9.2787522271'],
      ...['-1.3871974561', '-8.6279956838', '-10.8279938092'],
    ])
    expect(shown([...trend.slice(0, 6), ...trend.slice(-3)])).toEqual([
      ...[
        '48.5738345787',
        '48.6432476579',
        '48.7182987915',
        '48.7993929593',
        '48.8864526732',
        '48.9786894513',
      ],
      ...['49.6293863282', '49.7360763968', '49.8449646383'],
    ])
  })

  it('has logarithms and powers to 25 decimals', () => {
    const ten = 10n * item
    expect(toFraction(ln(ten)).toFixed(25)).toBe('2.3025850929940456840179915')
    expect(toFraction(exp(item)).toFixed(25)).toBe('2.7182818284590452353602875')
    expect(toFraction(exp(ln(ten)) - ten).toFixed(25)).toBe('0.0000000000000000000000000')
  })
})

describe('seasonal adjustment', () => {
  const first = month('2017-01')
  /** A twentieth more each year, half as much again each December, and a holiday in January or February. */
  const values = Array.from({ length: 72 }, (_, index) => {
    const givenMonth = addMonths(first, index)
    const level = 1_000_000 * 1.05 ** (index / 12)
    const calendar = getCalendarMonth(givenMonth)
    const holiday = Math.trunc(index / 12) % 2 === 0 ? 1 : 2
    const season = calendar === 12 ? 1.5 : calendar > 2 ? 1 : calendar === holiday ? 0.5 : 1.1
    return { month: givenMonth, value: BigInt(Math.round(level * season)) }
  })

  it('leaves growth alone where season and holiday were', () => {
    const adjusted = seasonallyAdjusted(values)
    if (!adjusted) throw new Error('not adjusted')
    expect(adjusted.size).toBe(72)
    const november = adjusted.get(month('2022-11'))
    const december = adjusted.get(month('2022-12'))
    const growth = december && november && Number(december.dividedBy(november).toDecimal()) - 1
    expect(growth).toBeCloseTo(1.05 ** (1 / 12) - 1, 3)
    expect(adjusted.get(month('2022-01'))).toEqual(adjusted.get(month('2022-02')))
    const march = adjusted.get(month('2022-03'))
    const together = adjusted.get(month('2022-02'))
    const since = march && together && Number(march.dividedBy(together).toDecimal()) - 1
    expect(Math.abs(since ?? 1)).toBeLessThan(0.03)
  })

  it('is not made of less than five years, nor of a month without trade', () => {
    expect(seasonallyAdjusted(values.slice(-59))).toBeNull()
    expect(seasonallyAdjusted(values.slice(-60))).not.toBeNull()
    expect(
      seasonallyAdjusted(values.map((value, index) => (index === 30 ? { ...value, value: 0n } : value))),
    ).toBeNull()
  })

  it('leaves out a January that has no February yet', () => {
    const adjusted = seasonallyAdjusted(values.slice(0, 61))
    expect(adjusted?.has(month('2022-01'))).toBe(false)
    expect(adjusted?.has(month('2021-12'))).toBe(true)
  })
})
