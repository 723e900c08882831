import { describe, expect, it } from 'vitest'
import type { Row } from '../../src/brief/document.ts'
import { getLocale } from '../../src/brief/wording/locales.ts'
import { splitRows, splitTable } from '../../src/press/pptx/table-layout.ts'
import { fittingSize, joinText, splitItems } from '../../src/press/pptx/text-fit.ts'
import { tableOf } from '../support/documents.ts'

const block = (label: string): Row => ({ kind: 'block', label })
const data = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'data', cells: [{ kind: 'name', text: `${index}` }] }))
const labels = (rows: readonly Row[]) => rows.map((row) => (row.kind === 'block' ? row.label : '·')).join('')

describe('the rows of a table over several slides', () => {
  it('repeat the row that stands over them', () => {
    const parts = splitRows([block('A'), ...data(5), block('B'), ...data(20)])
    expect(parts.map(labels)).toEqual(['A·····B·······', 'B·············'])
  })

  it('end before a row over others, where that leaves no slide half empty', () => {
    const parts = splitRows([block('A'), ...data(11), block('B'), ...data(11)])
    expect(parts.map(labels)).toEqual(['A···········', 'B···········'])
  })

  it('repeat none where the next slide begins with one, or there is none', () => {
    const parts = splitRows([block('A'), ...data(12), block('B'), ...data(3)])
    expect(parts.map(labels)).toEqual(['A············', 'B···'])
    expect(splitRows(data(20)).map(labels)).toEqual(['·'.repeat(10), '·'.repeat(10)])
  })

  it('are about as many on each slide', () => {
    expect(splitRows(data(15)).map(labels)).toEqual(['·'.repeat(8), '·'.repeat(7)])
    expect(splitRows(data(15), 15).map(labels)).toEqual(['·'.repeat(15)])
  })

  it('repeat the latest of those above, over as many slides as it takes', () => {
    const parts = splitRows([block('A'), ...data(30)])
    expect(parts.map(labels)).toEqual(Array.from({ length: 3 }, () => `A${'·'.repeat(10)}`))
  })
})

describe('the notes of a table', () => {
  const note = '数据来源：巴西外贸统计，进口按离岸价统计，不含运费和保险费。'
  const remark = '注：两方数据不同的常见原因是计价、转口、时间和归类的不同。'
  const parts = (rows: readonly Row[], ...notes: string[]) =>
    splitTable({ ...tableOf(['甲']), rows, notes }, getLocale('zh')).map((part) => [
      labels(part.rows),
      part.notes.length,
    ])

  it('stand under the last rows as far as they fit, and the others on a slide without rows', () => {
    expect(parts(data(14), note)).toEqual([['·'.repeat(14), 1]])
    const [first, second] = parts(data(14), remark, remark.repeat(12), remark)
    expect(first).toEqual(['·'.repeat(14), 1])
    expect(second).toEqual(['', 2])
  })

  it('stand under the last rows that have a row over them, where not all fit under all rows', () => {
    const rows = [block('A'), ...data(6), block('B'), ...data(6)]
    expect(parts(rows, note)).toEqual([['A······B······', 1]])
    expect(parts(rows, remark, remark.repeat(8), remark)).toEqual([
      ['A······', 0],
      ['B······', 3],
    ])
  })
})

describe('the sources of a table', () => {
  it('stand under its rows on every slide, before the other notes', () => {
    const source = '数据来源：巴西外贸统计。'
    const table = { ...tableOf(['甲']), rows: data(30), notes: ['注：单价为金额除以数量。', source] }
    const parts = splitTable(table, getLocale('zh'))
    expect(parts.length).toBeGreaterThan(1)
    for (const { notes } of parts) expect(notes[0]).toBe(source)
    expect(parts.at(-1)?.notes).toEqual([source, '注：单价为金额除以数量。'])
  })
})

describe('the items of a list', () => {
  const items = (count: number, length: number) =>
    Array.from({ length: count }, () => [{ kind: 'text', text: '量'.repeat(length) } as const])

  it('stand on as many slides as letters of 16 points need, about as many on each', () => {
    const parts = splitItems(items(14, 60))
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts) expect(fittingSize(part.map(joinText))).toBeGreaterThanOrEqual(16)
    const lengths = parts.map(({ length }) => length)
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(14)
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(2)
  })

  it('stand on one slide where they fit', () => {
    expect(splitItems(items(3, 20))).toHaveLength(1)
  })
})
