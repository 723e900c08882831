import { describe, expect, it } from 'vitest'
import { errorOf, fileOf, readAll, textFile } from './reading.ts'

const heading = '数据年月,商品编码,贸易伙伴编码,贸易伙伴名称,美元'
const rows = ['202301,85076000,502,美国,"1,234,567"', '202302,85076000,110,中国香港,890']
const asDownloaded = [heading, ...rows].join('\r\n')

const read = async (text: string) =>
  (await readAll(textFile(text))).observations.map(({ line: _, ...observation }) => observation)

describe('a file that a person or a spreadsheet wrote anew', () => {
  it.each([
    ['with months as 2023-01', asDownloaded.replace(/^2023(\d\d)/gm, '2023-$1')],
    ['with months as 2023/1', asDownloaded.replace(/^20230(\d)/gm, '2023/$1')],
    ['with months as their first day', asDownloaded.replace(/^2023(\d\d)/gm, '2023-$1-01')],
    ['with months as 2023年1月', asDownloaded.replace(/^20230(\d)/gm, '2023年$1月')],
    ['with decimals that are zero', asDownloaded.replace('890', '890.00').replace(',567"', ',567.00"')],
    ['with full-width digits', asDownloaded.replace('890', '８９０')],
    ['with points in codes', asDownloaded.replaceAll('85076000', '8507.60.00')],
    ['with semicolons', asDownloaded.replace(/,(?=[^"]*(?:"[^"]*"[^"]*)*$)/gm, ';')],
    ['with a line that states the delimiter', `sep=,\r\n${asDownloaded}`],
    [
      'with the title and conditions of the query above',
      `海关统计数据\r\n查询条件：,2023年1-2月\r\n\r\n${asDownloaded}`,
    ],
    ['joined from two downloads', [heading, rows[0], heading, rows[1]].join('\n')],
    ['with the total below', `${asDownloaded}\r\n合计,,,,"1,235,457"`],
  ])('is read as the one downloaded: %s', async (_, text) => {
    expect(text).not.toBe(asDownloaded)
    expect(await read(text)).toEqual(await read(asDownloaded))
  })

  it('is refused where its total is not the sum of its rows', async () => {
    const error = await errorOf(textFile(`${asDownloaded}\r\n合计,,,,"1,235,458"`))
    expect(error.message).toContain(
      'The row of the total says 1,235,458, and the rows above add up to 1,235,457',
    )
    expect(error.where).toMatchObject({ line: 4, column: '美元' })
  })

  it.each([
    ['2023.1'], // as a number it was January or October
    ['2023-13'],
    ['2023-01-15'],
  ])('is refused where the month is %s', async (month) => {
    const error = await errorOf(textFile(asDownloaded.replace('202301', month)))
    expect(error.message).toBe('This is no month')
  })

  it('is refused where decimals are not zero', async () => {
    const error = await errorOf(textFile(asDownloaded.replace('890', '890.50')))
    expect(error.message).toContain('is no whole number')
  })

  it('is refused where data stand above the heading', async () => {
    const bytes = Buffer.from([...rows, heading, ...rows].join('\n'))
    expect((await errorOf(fileOf('test.csv', bytes))).message).toContain('The file has no heading')
  })
})
