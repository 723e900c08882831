import { expect, it } from 'vitest'
import { progressLine } from '../../src/cli/terminal/progress-line.ts'

it.each([
  [0, '──────────────────────── 0% reading 48 files'],
  [500, '━━━━━━━━━━━━──────────── 50% reading 48 files, about 3 s left'],
  [999, '━━━━━━━━━━━━━━━━━━━━━━━─ 99% reading 48 files, about 1 s left'],
  [1000, '━━━━━━━━━━━━━━━━━━━━━━━━ 100% reading 48 files'],
])('%i of 1000 are done', (done, line) => {
  expect(progressLine({ label: 'reading 48 files', done, total: 1000, elapsed: 3_000 }, 'en')).toBe(line)
})

it('says the same in Chinese', () => {
  expect(progressLine({ label: '读取 48 个文件', done: 3, total: 4, elapsed: 6_000 }, 'zh')).toBe(
    '━━━━━━━━━━━━━━━━━━────── 75% 读取 48 个文件，约剩 2 秒',
  )
})

it('has nothing done of nothing', () => {
  expect(progressLine({ label: 'reading', done: 0, total: 0, elapsed: 0 }, 'en')).toBe(
    '──────────────────────── 0% reading',
  )
})
