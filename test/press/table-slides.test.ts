import { describe, expect, it } from 'vitest'
import type { Row } from '../../src/brief/document.ts'
import { splitRows } from '../../src/press/pptx/table-slide.ts'

const block = (label: string): Row => ({ kind: 'block', label })
const data = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'data', cells: [{ kind: 'name', text: `${index}` }] }))
const labels = (rows: readonly Row[]) => rows.map((row) => (row.kind === 'block' ? row.label : '·')).join('')

describe('the rows of a table over several slides', () => {
  it('repeat the row that stands over them', () => {
    const parts = splitRows([block('A'), ...data(11), block('B'), ...data(11)])
    expect(parts.map(labels)).toEqual(['A···········B·', 'B··········'])
  })

  it('repeat none where the next slide begins with one, or there is none', () => {
    const parts = splitRows([block('A'), ...data(12), block('B'), ...data(3)])
    expect(parts.map(labels)).toEqual(['A············', 'B···'])
    expect(splitRows(data(20)).map(labels)).toEqual(['·'.repeat(14), '·'.repeat(6)])
  })

  it('repeat the latest of those above, over as many slides as it takes', () => {
    const parts = splitRows([block('A'), ...data(30)])
    expect(parts.map(labels)).toEqual([`A${'·'.repeat(13)}`, `A${'·'.repeat(13)}`, 'A····'])
  })
})
