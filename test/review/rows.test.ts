import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { audit } from '../../src/review/audit/run-audit.ts'

const briefOfCase = (name: string) =>
  readFileSync(new URL(`../cases/brief/${name}/expected.zh.md`, import.meta.url), 'utf8')

/** The findings where the row that begins so in a table is replaced. */
function findings(name: string, table: number, start: string, other: (row: string) => string) {
  const text = briefOfCase(name)
  const begin = text.indexOf(`**表${table}：`)
  const row = text.slice(begin).match(new RegExp(`^\\| ${start} \\|.*\n`, 'm'))?.[0] ?? ''
  expect(row).not.toBe('')
  const changed = text.slice(0, begin) + text.slice(begin).replace(row, other(row))
  expect(changed).not.toBe(text)
  return audit(readMarkdown(changed)).findings
}

const nothing = () => ''

describe('a deleted row is one finding, at its table', () => {
  it.each([
    ['of the first, whom prose names', 'a-month-without-imports', 2, '美国', '美国'],
    ['of the second', 'more-than-ten-partners', 2, '德国', '德国'],
    ['of somebody whom a chart alone names', 'a-month-without-imports', 2, '韩国', '韩国'],
    ['of a place whom no sentence names, where all are listed', 'a-month-without-imports', 4, '福建', ''],
    ['of a group that a sentence states', 'groups', 1, '七国集团', '七国集团'],
    ['of a contribution', 'extended', 9, '广西', '广西壮族自治区'],
    ['of the only partner', 'one-partner-and-place', 2, '美国', '美国'],
    ['of a class of goods', 'classes-across-nomenclatures', 1, '硅片', '硅片'],
    ['of what the first have together', 'leaders', 1, '前三位', '41.3'],
  ])('%s', (_, name, table, start, expected) => {
    expect(findings(name, table, start, nothing)).toMatchObject([
      { kind: 'words', of: 'missingRow', place: { table }, expected, confidence: 'certain' },
    ])
  })
})

describe('a row printed twice is one finding', () => {
  it.each([
    ['of a ranking', 'more-than-ten-partners', 2, '德国'],
    ['of groups', 'groups', 1, '东盟'],
    ['of a table of totals', 'both-currencies', 2, '出口额'],
    ['of classes', 'classes-across-nomenclatures', 1, '硅片'],
  ])('%s', (_, name, table, start) => {
    expect(findings(name, table, start, (row) => row + row)).toMatchObject([
      { kind: 'words', of: 'duplicate', place: { table }, printed: start, confidence: 'certain' },
    ])
  })
})

describe('two cells in each other’s place', () => {
  it('are one finding', () => {
    const swap = (row: string) => row.replace('24.7 | 8.2', '8.2 | 24.7')
    expect(findings('several-codes-and-two-classes', 3, '法国', swap)).toMatchObject([
      { of: 'swapped', place: { table: 3, window: 'month', row: '法国' }, printed: '8.2、24.7' },
    ])
  })

  it('where one is no number leave a value empty that prose states', () => {
    const swap = (row: string) => row.replace('1069.1 | -', '- | 1069.1')
    expect(findings('partners-without-base', 3, '浙江', swap)).toMatchObject([
      { of: 'missingCell', place: { table: 3, window: 'ytd' }, expected: '1069.1' },
    ])
  })
})

describe('a wrong sign in the overview', () => {
  it('is a finding at that cell, and no other', () => {
    const found = findings('kilograms', 1, '进口额', (row) => row.replace('-7.6', '7.6'))
    expect(found).toMatchObject([{ id: 'import.month.value.yoy', printed: '7.6', confidence: 'certain' }])
  })
})

describe('names in another order than those of a table', () => {
  it('contradict it, and it is not stated which of both is wrong', () => {
    const text = briefOfCase('autonomous-region-and-hong-kong-first')
    const changed = text.replace('为上海市、广东省和北京市', '为广东省、上海市和北京市')
    expect(changed).not.toBe(text)
    expect(audit(readMarkdown(changed)).findings).toMatchObject([
      { of: 'proseNames', printed: '广东省、上海市、北京市', expected: '上海、广东、北京' },
    ])
  })
})
