import { expect, test } from 'vitest'
import { recogniseSource } from '../../src/sources/sources.ts'
import { errorOf, fileOf, readAll } from './reading.ts'
import { type Cell, workbook, zip } from './workbook.ts'

const heading = ['数据年月', '商品编码', '贸易伙伴编码', '贸易伙伴名称', '第一数量', '第一计量单位', '美元']
const book = (...rows: readonly (readonly Cell[])[]) => fileOf('book.xlsx', workbook([heading, ...rows]))

test('numbers and numbers stored as text read as the same whole numbers', async () => {
  const { observations } = await readAll(
    book(
      [202301, 85076000, 502, '美国', 1200, '个', 5917063944],
      ['202301', '01012100', '502', '美国', '1,200', '个', '5,917,063,944'],
      [{ raw: '2.02301E5' }, '85', 502, null, { raw: '1200.0' }, '个', { raw: '5.917063944E9' }],
    ),
  )
  const common = { month: 202301, partner: '502', quantity: 1200n, value: 5917063944n }
  expect(observations).toMatchObject([
    { line: 2, commodity: '85076000', ...common },
    { line: 3, commodity: '01012100', ...common },
    { line: 4, commodity: '85', ...common },
  ])
})

test('a code that lost its leading zero is refused, with the reason', async () => {
  const error = await errorOf(book([202301, 1012100, 502, '美国', 1, '个', 1]))
  expect(error.where).toEqual({ file: 'book.xlsx', line: 2, column: '商品编码', found: '1012100' })
  expect(error.hint?.en).toContain('leading zero')
})

test.each<[string, Cell]>([
  ['a fraction', { raw: '1.5' }],
  ['a fraction that is nearly whole', { raw: '1.0000000000000002' }],
  ['a negative number', -5],
  ['an empty cell', null],
  ['text with wrong separators', '12,34'],
])('a value that is %s is refused', async (_, value) => {
  const error = await errorOf(
    book([202301, 85076000, 502, '美国', 1, '个', 7], [202301, 85076000, 502, '美国', 1, '个', value]),
  )
  expect(error.where).toMatchObject({ file: 'book.xlsx', line: 3 })
})

test('a number of more than 15 digits is refused, since Excel has lost the last ones', async () => {
  const error = await errorOf(
    book([202301, 85076000, 502, '美国', 1, '个', { raw: '1.2345678901234568E+16' }]),
  )
  expect(error.where).toMatchObject({ line: 2, column: 7 })
  expect(error.words.en).toContain('15 digits')
})

test('blank rows count as lines, not as rows', async () => {
  const { report, observations } = await readAll(
    book(
      [],
      [202301, 85076000, 502, '美国', 1, '个', 7],
      ['', null],
      [202301, 85076000, 303, '英国', 1, '个', 7],
    ),
  )
  expect(report.rows).toBe(2)
  expect(observations.map(({ line }) => line)).toEqual([3, 5])
})

test('the sheet with the table is found; two tables are refused', async () => {
  const table = [heading, [202301, 85076000, 502, '美国', 1, '个', 7]]
  const notes = [['说明'], ['某年某月下载']]
  const { report } = await readAll(fileOf('book.xlsx', workbook(notes, table)))
  expect(report.rows).toBe(1)
  const error = await errorOf(fileOf('book.xlsx', workbook(table, notes, table)))
  expect(error.where?.found).toBe('Sheet1, Sheet3')
})

test('a workbook of thousands of rows keeps every digit', async () => {
  const values = Array.from({ length: 6000 }, (_, index) => (index + 1) * 98_765_432_1)
  const { observations, largestBatch } = await readAll(
    book(...values.map((value) => [202301, 85076000, 502, '美国', value, '个', value])),
  )
  expect(observations.map(({ value, quantity }) => [value, quantity])).toEqual(
    values.map((value) => [BigInt(value), BigInt(value)]),
  )
  expect(largestBatch).toBe(4000)
})

test('a workbook is recognised by bytes and name, another zip is not', () => {
  const bytes = workbook([heading])
  expect(recogniseSource(bytes, '数据导出.XLSX')?.id).toBe('gacc')
  expect(recogniseSource(bytes, '数据导出.zip')).toBeUndefined()
})

test.each([
  ['cut off', workbook([heading]).subarray(0, 600)],
  [
    'no XML inside',
    zip({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x', 'xl/_rels/workbook.xml.rels': 'x' }),
  ],
])('a workbook that is %s is told to be damaged', async (_, bytes) => {
  const error = await errorOf(fileOf('book.xlsx', bytes))
  expect(error.words.en).toContain('damaged')
  expect(error.where).toEqual({ file: 'book.xlsx' })
})

test.each([
  ['files', zip({ '出口.csv': 'a' }), 'This is an archive', 'Unpack it'],
  [
    'a Word document',
    zip({ '[Content_Types].xml': 'x', 'word/document.xml': 'x' }),
    'another program',
    'Save its table',
  ],
  ['an OpenDocument table', zip({ mimetype: 'x', 'content.xml': 'x' }), 'another program', 'Save its table'],
])('an archive of %s is told from a workbook', async (_, bytes, words, hint) => {
  const error = await errorOf(fileOf('book.xlsx', bytes))
  expect(error.words.en).toContain(words)
  expect(error.hint?.en).toContain(hint)
})

test('a workbook that unpacks to more than 100 MB is refused before it is unpacked', async () => {
  const error = await errorOf(
    fileOf('bomb.xlsx', zip({ 'xl/worksheets/sheet1.xml': 'x' }, 101 * 1024 * 1024)),
  )
  expect(error.words.en).toContain('too large')
})

test('an empty workbook is empty', async () => {
  expect((await errorOf(fileOf('book.xlsx', workbook([])))).words.en).toContain('empty')
})
