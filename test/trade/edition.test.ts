import { describe, expect, it } from 'vitest'
import { formatPeriod, parsePeriod, windowsOf } from '../../src/trade/edition.ts'
import { windowMonths } from '../../src/trade/window.ts'
import { months } from '../support/staged.ts'

describe('a period', () => {
  it.each([
    ['2023-12', '2023-12', '2023-12'],
    ['2023-Q1', '2023-01', '2023-03'],
    ['2023-Q4', '2023-10', '2023-12'],
    ['2023-H1', '2023-01', '2023-06'],
    ['2023-H2', '2023-07', '2023-12'],
    ['2023', '2023-01', '2023-12'],
  ])('%s is written as it is read, and runs from %s to %s', (text, from, to) => {
    const period = parsePeriod(text)
    if (!period) throw new Error('not read')
    expect(formatPeriod(period)).toBe(text)
    expect(windowMonths(period.edition, period.last)).toEqual(months(from, to))
  })

  it.each(['2023-H3', '2023-Q5', '2023-13', '1023', '20231', '2023-', 'H1', ''])('%s is none', (text) => {
    expect(parsePeriod(text)).toBeNull()
  })

  it.each([
    ['2023-12', ['month', 'ytd']],
    ['2023-01', ['month']],
    ['2023-Q1', ['quarter']],
    ['2023-Q2', ['quarter', 'ytd']],
    ['2023-H1', ['half']],
    ['2023-H2', ['half', 'ytd']],
    ['2023', ['year']],
  ])('%s is shown as %j: the year to date only where it is another', (text, windows) => {
    const period = parsePeriod(text)
    expect(period && windowsOf(period)).toEqual(windows)
  })
})
