import { describe, expect, it } from 'vitest'
import { formatPeriod, listWindows, parsePeriod, periodsUntil } from '../../src/trade/edition.ts'
import { windowMonths } from '../../src/trade/window.ts'
import { month, months } from '../support/staged.ts'

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
    expect(period && listWindows(period)).toEqual(windows)
  })

  it.each([
    ['month', '2023-11', 2, ['2023-10', '2023-11']],
    ['quarter', '2023-11', 12, ['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4']],
    ['half', '2024-01', 12, ['2023-H2', '2024-H1']],
    ['year', '2023-12', 13, ['2022', '2023']],
  ] as const)('of a %s: up to that of %s, they cover %s months as %j', (edition, until, count, written) => {
    expect(periodsUntil(edition, month(until), count).map(formatPeriod)).toEqual(written)
  })
})
