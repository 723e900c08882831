import { describe, expect, it } from 'vitest'
import type { Row } from '../../src/brief/document.ts'
import { pdf } from '../../src/press/pdf/pdf.ts'
import { countClosingRows, listKeptRows, listRowsUnderLabels } from '../../src/press/shared/shared.ts'
import { documentOf, tableOf } from '../support/documents.ts'
import { poppler, readPdf } from '../support/poppler.ts'

const rowsOf = (names: readonly string[]): Row[] =>
  names.map((text) => ({ kind: 'data', cells: [{ kind: 'name', text }] }))
const months = (year: number, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${year}年${from + index}月`)

/** After how many rows a page may end, of those that the groups leave free. */
const endsOf = (rows: readonly Row[]): number[] =>
  listKeptRows(rows).flatMap((kept, index) => (kept || index === rows.length - 1 ? [] : [index + 1]))

describe('rows of a table that runs on', () => {
  const twoYears = rowsOf([...months(2022, 9, 12), ...months(2023, 1, 8), '近三个月', '近十二个月'])

  it('are parted between years, of which the last stays with its sums and the notes', () => {
    expect(endsOf(twoYears)).toEqual([4])
    expect(countClosingRows(twoYears)).toBe(10)
  })

  it('are parted within one long year, not right before its last month', () => {
    const oneYear = rowsOf([...months(2023, 1, 12), '近三个月', '近十二个月'])
    expect(endsOf(oneYear)).toHaveLength(13)
    expect(countClosingRows(oneYear)).toBe(5)
  })

  it('are not parted between an amount and its parts', () => {
    const parts = rowsOf([
      '单价',
      '数量',
      '金额变动',
      '其中：价格因素',
      '　　　数量因素',
      '　　　新增贸易',
      '　　　未分解部分',
    ])
    expect(endsOf(parts)).toEqual([1, 2])
    expect(countClosingRows(parts)).toBe(5)
  })

  it('are parted anywhere among partners, but for the last three or a short last block', () => {
    const partners = rowsOf(Array.from({ length: 12 }, (_, index) => `伙伴${index + 1}号`))
    expect(endsOf(partners)).toHaveLength(11)
    expect(countClosingRows(partners)).toBe(3)
    const block: Row = { kind: 'block', label: '分组' }
    expect(countClosingRows([...partners, block, ...partners.slice(0, 5)])).toBe(6)
    expect(countClosingRows([...partners, block, ...partners.slice(0, 6)])).toBe(3)
  })
})

describe('rows under labels that no page repeats', () => {
  const label: Row = { kind: 'block', label: '8月当月' }
  const partners = (count: number) =>
    rowsOf(Array.from({ length: count }, (_, index) => `伙伴${index + 1}号`))

  it('stay with their label, unless they are many', () => {
    const kept = listRowsUnderLabels([label, ...partners(3), label, ...partners(12)])
    expect(kept.slice(0, 4)).toEqual([true, true, true, false])
    expect(kept.slice(4)).not.toContain(true)
  })

  it('are free where there is no label', () => {
    expect(listRowsUnderLabels(partners(5))).not.toContain(true)
  })
})

describe.skipIf(!poppler)('a table over two pages of a PDF', () => {
  it('has its caption again on the second, as continued', async () => {
    const table = tableOf(Array.from({ length: 60 }, (_, index) => `伙伴${index + 1}号`))
    const bytes = await pdf.print(documentOf([table]))
    const [first = '', second = ''] = readPdf('pdftotext', bytes, {
      before: ['-layout'],
      after: ['-'],
    }).split('\f')
    expect(first).not.toContain('（续）')
    expect(second.replaceAll(' ', '')).toContain(`${table.caption.replaceAll(' ', '')}（续）`)
  })
})
