import { expect, it } from 'vitest'
import { followsByName, isPageBoundary } from '../../src/ledger/coverage/pages.ts'
import { month, months } from '../support/staged.ts'

it.each([
  ['出口2023_p1-148.csv', '出口2023_p149-306.csv', true],
  ['出口2023_p149-306.csv', '出口2023_p307-480.csv', true],
  ['出口2023_p1-148.csv', '出口2023_p307-480.csv', false],
  ['出口2023_p149-306.csv', '出口2023_p1-148.csv', false],
  ['出口2023_p1-148.csv', '进口2023_p149-306.csv', false],
  ['出口2023.csv', '出口2023 (1).csv', false],
])('names number consecutive pages: %s, %s: %s', (first, next, expected) =>
  expect(followsByName(first, next)).toBe(expected),
)

it('pages that meet in a month with few rows are told by their names, if their rows lie in order', () => {
  const page = { monthly: true, truncatedAt: null }
  const first = { ...page, id: 1, file: '出口2023_p1-20.csv', period: months('2023-01', '2023-05') }
  const next = { ...page, id: 2, file: '出口2023_p21-40.csv', period: months('2023-05', '2023-12') }
  const end = { rows: 2, firstKey: 'a', lastKey: 'b' }
  const beginning = { rows: 3, firstKey: 'c', lastKey: 'd' }
  expect(first.period.to).toBe(month('2023-05'))
  expect(isPageBoundary(first, end, beginning, next)).toBe(true)
  expect(isPageBoundary({ ...first, file: '甲.csv' }, end, beginning, next)).toBe(false)
  expect(isPageBoundary(first, end, { ...beginning, firstKey: 'a' }, next)).toBe(false)
})
