import { describe, expect, it } from 'vitest'
import { addMonths, formatRange, listMonths, parseMonth, toMonth } from '../../src/trade/month.ts'
import { baseMonths, windowMonths } from '../../src/trade/window.ts'

describe('a month', () => {
  it('is read from the ways that people and files write it', () => {
    for (const text of ['2023-12', '202312', '2023年12月', ' 202312 ']) expect(parseMonth(text)).toBe(202312)
    for (const text of ['2023-13', '202300', '2023', '20231', '2023-1', 'Dec 2023', ''])
      expect(parseMonth(text)).toBeNull()
  })

  it('is followed and preceded by others across years', () => {
    expect(addMonths(toMonth(2023, 12), 1)).toBe(202401)
    expect(addMonths(toMonth(2023, 1), -1)).toBe(202212)
    expect(addMonths(toMonth(2023, 12), -12)).toBe(202212)
    expect(listMonths({ from: toMonth(2022, 11), to: toMonth(2023, 2) })).toEqual([
      202211, 202212, 202301, 202302,
    ])
  })
})

describe('a window', () => {
  const december = toMonth(2023, 12)
  it('of the year to date begins in January', () => {
    expect(formatRange(windowMonths('ytd', december))).toBe('2023-01..2023-12')
    expect(formatRange(windowMonths('month', december))).toBe('2023-12')
  })

  it('is compared with the same months a year before', () => {
    expect(formatRange(baseMonths('ytd', toMonth(2023, 6)))).toBe('2022-01..2022-06')
    expect(formatRange(baseMonths('month', toMonth(2023, 1)))).toBe('2022-01')
  })

  it('of January is the same for the month and for the year to date', () => {
    expect(windowMonths('ytd', toMonth(2023, 1))).toEqual(windowMonths('month', toMonth(2023, 1)))
  })
})
