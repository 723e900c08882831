import { describe, expect, it } from 'vitest'
import { readCorrelation } from '../../src/sources/correlation/correlation.ts'
import type { SourceFile } from '../../src/sources/source-file.ts'
import { gb18030 } from './gb18030.ts'
import { type Cell, workbook } from './workbook.ts'

const file = (content: Uint8Array, name = '对照表.xlsx'): SourceFile => ({
  name,
  async *bytes() {
    yield content
  },
})

const notes: Cell[][] = [['Notes'], ['HS 2022 is in force from 2022 on.']]
const table: Cell[][] = [
  ['Correlation table', null, null],
  ['HS 2022', 'HS 2017', 'Relationship'],
  ['854142', 854140, 'n to 1'],
  ['854143', 854140, 'n to 1'],
  ['010121', '010121', '1 to 1'],
  ['Source: UN', null, null],
]

describe('a correlation table', () => {
  it('is found among the sheets of a workbook, with codes as text or as numbers', async () => {
    expect(await readCorrelation(file(workbook(notes, table)))).toEqual({
      formerYear: 2017,
      laterYear: 2022,
      pairs: [
        { former: '854140', later: '854142', line: 3 },
        { former: '854140', later: '854143', line: 4 },
        { former: '010121', later: '010121', line: 5 },
      ],
    })
  })

  it('that stands on two sheets is not chosen from', async () => {
    await expect(readCorrelation(file(workbook(table, table)))).rejects.toMatchObject({
      where: { file: '对照表.xlsx', found: 'Sheet1, Sheet2' },
    })
  })

  it('of which Excel dropped a leading zero is refused with its place', async () => {
    const rows = [...table.slice(0, 4), [10121, '010121', '1 to 1'] satisfies Cell[]]
    await expect(readCorrelation(file(workbook(rows)))).rejects.toMatchObject({
      where: { file: '对照表.xlsx', line: 5, column: 'HS 2022', found: '10121' },
    })
  })

  it('of customs is read in the encoding that Excel writes in China', async () => {
    const text = '2022年税则号列,2021年税则号列\r\n85414200,85414020\r\n85414200,85414020\r\n'
    expect(await readCorrelation(file(gb18030(text), '转换表.csv'))).toEqual({
      formerYear: 2021,
      laterYear: 2022,
      pairs: [{ former: '85414020', later: '85414200', line: 2 }],
    })
  })

  it('whose 1:1 Excel took for a time is read all the same', async () => {
    const rows: Cell[][] = [
      ['HS 2022', 'HS 2017', 'Relationship'],
      ['854142', '854140', { raw: '0.0423611111111111' }],
    ]
    expect((await readCorrelation(file(workbook(rows)))).pairs).toHaveLength(1)
  })

  it.each(['1:n', 'n:n'])('that says %s of codes that stand nowhere else is refused', async (relation) => {
    const rows: Cell[][] = [
      ['HS 2022', 'HS 2017', 'Relationship'],
      ['854142', '854140', relation],
    ]
    await expect(readCorrelation(file(workbook(rows)))).rejects.toMatchObject({
      where: { line: 2, found: relation },
    })
  })
})
