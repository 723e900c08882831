import { describe, expect, it } from 'vitest'
import { findRelease } from '../../src/trade/release-calendar.ts'

describe('the release calendar of the online query', () => {
  it.each([
    // The day, the newest month that is out, the next with the month in which it comes.
    [[2023, 12, 19], 202310, 202311, 202312],
    [[2023, 12, 20], 202311, 202312, 202401],
    [[2024, 1, 20], 202312, 202402, 202403],
    [[2024, 2, 25], 202312, 202402, 202403],
    [[2024, 3, 19], 202312, 202402, 202403],
    [[2024, 3, 20], 202402, 202403, 202404],
  ] as const)('on %j has %i, and next %i in %i', ([year, month, day], newest, next, releasedIn) => {
    expect(findRelease(year, month, day)).toEqual({ newest, next: { month: next, releasedIn, day: 20 } })
  })
})
