import { describe, expect, it } from 'vitest'
import type { HeaderCell } from '../../src/brief/document.ts'
import { getLocale } from '../../src/brief/wording/locales.ts'
import { cellLines, fillLines, splitAtSeams } from '../../src/press/shared/cell-lines.ts'
import { columnWidths } from '../../src/press/shared/column-widths.ts'
import { headerGrid } from '../../src/press/shared/header-grid.ts'
import { letterWidth } from '../../src/press/shared/letter-width.ts'
import { brief, tableOf } from '../support/documents.ts'

const leaf = (label: string): HeaderCell => ({ label, holds: 'figure' })

describe('header grid', () => {
  it('lets a leaf above the lowest row reach down, and a group reach over its leaves', () => {
    const { rows, columns } = headerGrid({
      header: [
        { label: '', holds: 'name' },
        { label: '12月当月', holds: 'figure', children: [leaf('绝对值'), leaf('同比变化（%）')] },
      ],
    })
    expect(rows).toEqual([
      [
        { label: '', column: 0, columnSpan: 1, rowSpan: 2, holds: 'name' },
        { label: '12月当月', column: 1, columnSpan: 2, rowSpan: 1, holds: null },
      ],
      [
        { label: '绝对值', column: 1, columnSpan: 1, rowSpan: 1, holds: 'figure' },
        { label: '同比变化（%）', column: 2, columnSpan: 1, rowSpan: 1, holds: 'figure' },
      ],
    ])
    expect(columns.map(({ labels }) => labels.join(' '))).toEqual([
      '',
      '12月当月 绝对值',
      '12月当月 同比变化（%）',
    ])
  })

  it('covers every place once, whatever the tree', () => {
    const { rows, columns } = headerGrid({
      header: [
        leaf('a'),
        { ...leaf('b'), children: [leaf('c'), { ...leaf('d'), children: [leaf('e'), leaf('f')] }] },
      ],
    })
    const covered = rows.flatMap((row, level) =>
      row.flatMap(({ column, columnSpan, rowSpan }) =>
        Array.from({ length: rowSpan * columnSpan }, (_, index) => {
          const down = Math.floor(index / columnSpan)
          return `${level + down}:${column + (index % columnSpan)}`
        }),
      ),
    )
    expect(covered).toHaveLength(rows.length * columns.length)
    expect(new Set(covered).size).toBe(covered.length)
  })

  it('is empty for a table without a header', () => {
    expect(headerGrid({ header: [] })).toEqual({ rows: [], columns: [] })
  })
})

describe('column widths', () => {
  const spacing = { digit: 105, padding: 140, gap: 200, numbers: getLocale('en').numbers }
  const tables = (['zh', 'en'] as const).flatMap((language) =>
    brief(language).blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])),
  )

  it.each(tables)('add up to the page for $caption', (table) => {
    const widths = columnWidths(table, 9_071, spacing)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(9_071)
    expect(Math.min(...widths)).toBeGreaterThan(140 + 6 * 105 - 1)
  })

  it('hold a label over several columns on one line', () => {
    const figures = (label: string) => ({ label, holds: 'figure' }) as const
    const table = {
      ...tableOf(['进出口总额与出口额之比']),
      header: [
        { label: '', holds: 'name' } as const,
        { label: 'December', holds: 'figure', children: [figures('A')] } as const,
        {
          label: 'From January to December 2023',
          holds: 'figure',
          children: [figures('A'), figures('B')],
        } as const,
      ],
    }
    const [, , second = 0, third = 0] = columnWidths(table, 9_071, spacing)
    expect(second + third).toBeGreaterThan(29 * 105)
  })

  it('hold words of headings and months of a mirror table whole', () => {
    const figure = (label: string) => ({ label, holds: 'figure' }) as const
    const sides = [figure('出口：中国数据'), figure('进口：中国台湾数据'), figure('相差（%）')]
    const table = {
      ...tableOf(['2023年1-2月']),
      header: [
        { label: '时间', holds: 'name' } as const,
        { label: '金额（万美元）', holds: 'figure', children: sides } as const,
        { label: '数量（吨）', holds: 'figure', children: sides } as const,
      ],
    }
    const [name = 0, first = 0, second = 0] = columnWidths(table, 8_400, spacing)
    expect(name - 140).toBeGreaterThanOrEqual(letterWidth('2023年1-2月') * 105)
    expect(cellLines('出口：中国数据', (first - 140) / 105)).toEqual(['出口：', '中国数据'])
    expect(cellLines('进口：中国台湾数据', (second - 140) / 105)).toEqual(['进口：', '中国台湾数据'])
    // Where there is no room for that, the name stays whole.
    expect(cellLines('出口：中国大陆数据', 9)).toEqual(['出口：', '中国大陆', '数据'])
  })

  it('give headings of many lines the room that is there', () => {
    const table = {
      ...tableOf(['January']),
      header: [
        { label: 'Period', holds: 'name' } as const,
        { label: 'Imports less all of the exports', holds: 'figure' } as const,
        ...['Amount', 'Share', 'Change'].map((label) => ({ label, holds: 'figure' }) as const),
      ],
    }
    const [, heading = 0] = columnWidths(table, 7_200, spacing)
    expect(fillLines(splitAtSeams('Imports less all of the exports'), (heading - 140) / 105)).toHaveLength(2)
  })

  it('do not let one long name starve the figures', () => {
    const [name = 0, value = 0] = columnWidths(tableOf(['长'.repeat(4_000)]), 9_071, spacing)
    expect(name).toBeGreaterThan(value)
    expect(value).toBeGreaterThan(1_000)
  })
})
