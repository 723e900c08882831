import { expect, it } from 'vitest'
import { timeLeft } from '../../src/cli/terminal/time-left.ts'

it.each([
  [30_000, 500, 1000, 'about 30 s left'],
  [30_000, 999, 1000, 'about 1 s left'],
  [60_000, 100, 1000, 'about 9 min left'],
  [1_200, 10, 1000, ''],
  [1_200, 50, 1000, 'about 23 s left'],
  [30_000, 10, 1000, 'about 50 min left'],
  [30_000, 0, 1000, ''],
  [30_000, 1000, 1000, ''],
])('after %i ms, %i of %i are done: %s', (elapsed, done, total, words) => {
  expect(timeLeft(elapsed, done, total).en).toBe(words)
})
