import { describe, expect, it } from 'vitest'
import { dayInChina, findCurrentRelease, getReleaseDay } from '../../src/codes/release-days/release-days.ts'
import { toMonth } from '../../src/trade/month.ts'

describe('the release calendar of the online query', () => {
  it.each([
    // The day, the newest month that is out, the next with the day on which it comes.
    ['2023-12-19', 202310, 202311, '2023-12-20'],
    ['2023-12-20', 202311, 202312, '2024-01-20'],
    ['2024-01-20', 202312, 202402, '2024-03-20'],
    ['2024-02-25', 202312, 202402, '2024-03-20'],
    ['2024-03-19', 202312, 202402, '2024-03-20'],
    ['2024-03-20', 202402, 202403, '2024-04-20'],
    // Announced for the 25th.
    ['2020-05-24', 202003, 202004, '2020-05-25'],
    ['2020-05-25', 202004, 202005, '2020-06-25'],
  ] as const)('on %s has %i, and next %i on %s', (day, newest, next, releasedOn) => {
    expect(findCurrentRelease(day)).toMatchObject({
      newest: { month: newest },
      next: { month: next, day: releasedOn },
    })
  })

  it('has the days that customs announced, and follows the rule elsewhere', () => {
    expect(getReleaseDay(toMonth(2020, 7))).toMatchObject({ day: '2020-08-25', isAnnounced: true })
    expect(getReleaseDay(toMonth(2025, 1))).toMatchObject({ day: '2025-03-20', isAnnounced: true })
    expect(getReleaseDay(toMonth(2031, 1))).toMatchObject({ day: '2031-03-20', isAnnounced: false })
    expect(getReleaseDay(toMonth(2031, 12))).toMatchObject({ day: '2032-01-20', isAnnounced: false })
  })

  it('takes the days that a workspace states', () => {
    const stated = { '2026-03': '2026-04-18' }
    expect(getReleaseDay(toMonth(2026, 3), stated)).toMatchObject({ day: '2026-04-18', isAnnounced: true })
    expect(findCurrentRelease('2026-04-18', stated).newest.month).toBe(202603)
    expect(findCurrentRelease('2026-04-18').newest.month).toBe(202602)
  })

  it('is that of the day in China', () => {
    expect(dayInChina(new Date('2024-03-19T16:00:00Z'))).toBe('2024-03-20')
    expect(dayInChina(new Date('2024-03-19T15:59:59Z'))).toBe('2024-03-19')
  })
})
