import { expect, it } from 'vitest'
import type { Finding } from '../../src/trade/finding.ts'
import { wordFinding } from '../../src/workspace/load/finding-words.ts'

const finding = (kind: Finding['kind'], count: number, subject = 'a.csv'): Finding => ({
  ...{ kind, count, subject },
  severity: 'note',
})

it.each<[Finding['kind'], number, string, string]>([
  ['quantityZero', 1, '1 row has a value and a quantity of 0', '1 行有金额而数量为 0'],
  ['quantityZero', 2520, '2,520 rows have a value and a quantity of 0', '2,520 行有金额而数量为 0'],
  ['repeatedKeys', 1, '1 row repeats the key of another and was added to it', '1 行与其他行类目相同，已相加'],
  [
    'repeatedKeys',
    2,
    '2 rows repeat the key of another and were added to it',
    '2 行与其他行类目相同，已相加',
  ],
  [
    'noLongerListed',
    1,
    '1 cell of earlier files (a.csv) is no longer listed here; it is kept',
    '先前文件（a.csv）中的 1 个数据在本文件中已不再出现，仍予保留',
  ],
  [
    'revised',
    12_345,
    'revises 12,345 cells of earlier files (a.csv)',
    '修订了先前文件（a.csv）中的 12,345 个数据',
  ],
])('%s of %i is told as people count', (kind, count, en, zh) => {
  expect(wordFinding(finding(kind, count), 'en')).toBe(en)
  expect(wordFinding(finding(kind, count), 'zh')).toBe(zh)
})
