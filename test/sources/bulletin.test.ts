import { describe, expect, it } from 'vitest'
import { isBulletin, readBulletin } from '../../src/sources/bulletin/bulletin.ts'
import type { SourceFile } from '../../src/sources/source-file.ts'
import { gb18030 } from './gb18030.ts'
import { workbook } from './workbook.ts'

const file = (content: string | Uint8Array, name = '月报.csv'): SourceFile => ({
  name,
  async *bytes() {
    yield typeof content === 'string' ? new TextEncoder().encode(content) : content
  },
})

/** As the monthly table: the month and the year to date, then changes against the year before. */
const monthly = `,,,,,,,,,
（13）2023年12月出口主要商品量值表（美元值）,,,,,,,,,
,,,,,,,,,单位：千美元
商品名称,计量单位,12月,,1至12月累计,,比去年同期±%,,累计比去年同期±%,
,,数量,金额,数量,金额,数量,金额,数量,金额
农产品*,-,-,"9,321,004",-,"98,926,143",-,-6.1,-,-1.4
 其中：锂离子蓄电池,万个,"28,034","5,279,471","362,143","65,005,145",-19.5,-10.2,-4.0,27.8
成品油,万吨,396.5,"3,100,000","6,268.8","44,000,000",1.0,2.0,3.0,4.0
注：*包括本表中已列名的有关商品。,,,,,,,,,
`

/** As the flash table: the year to date beside that of the year before, in 亿元. */
const flash = `2023年12月全国进口重点商品量值表（人民币值）,,,,,,,,,
单位∶亿元人民币,,,,,,,,,
商品名称,计量单位,12月,,1至12月累计,,去年同期累计,,累计同比±%,
,,数量,金额,数量,金额,数量,金额,数量,金额
大豆,万吨,982.3,"396.1","9,940.9","4,199.0","9,108.1","4,085.2",11.4,2.8
`

describe('a table of the customs bulletin', () => {
  it('is read as it is printed, of this year alone', async () => {
    const bulletin = await readBulletin(file(monthly))
    expect(bulletin).toMatchObject({ flow: 'export', currency: 'USD', month: 202312, moneyFactor: 1000n })
    expect(bulletin.lines).toEqual([
      {
        line: 6,
        name: '农产品',
        unit: null,
        month: { quantity: null, value: '9321004' },
        ytd: { quantity: null, value: '98926143' },
        change: { quantity: null, value: '-1.4' },
      },
      {
        line: 7,
        name: '锂离子蓄电池',
        unit: '万个',
        month: { quantity: '28034', value: '5279471' },
        ytd: { quantity: '362143', value: '65005145' },
        change: { quantity: '-4.0', value: '27.8' },
      },
      {
        line: 8,
        name: '成品油',
        unit: '万吨',
        month: { quantity: '396.5', value: '3100000' },
        ytd: { quantity: '6268.8', value: '44000000' },
        change: { quantity: '3.0', value: '4.0' },
      },
    ])
  })

  it('may have the year before beside it, in another unit', async () => {
    const { lines, ...rest } = await readBulletin(file(flash))
    expect(rest).toEqual({
      table: 'goods',
      flow: 'import',
      currency: 'CNY',
      month: 202312,
      moneyFactor: 100_000_000n,
    })
    expect(lines).toMatchObject([{ ytd: { quantity: '9940.9', value: '4199.0' } }])
  })

  it('is read in GB18030 and from a workbook, without traces of binary arithmetic', async () => {
    const expected = await readBulletin(file(monthly))
    expect(await readBulletin(file(gb18030(monthly)))).toEqual(expected)
    const cells = workbook([
      ['2023年12月出口主要商品量值表（美元值）'],
      ['单位：亿美元'],
      ['商品名称', '计量单位', '12月', null, '1至12月累计', null],
      [null, null, '数量', '金额', '数量', '金额'],
      ['锂离子蓄电池', '万个', 28034, { raw: '52.800000000000004' }, 362143, { raw: '650.1' }],
    ])
    const { lines } = await readBulletin(file(cells, '月报.xlsx'))
    expect(lines).toMatchObject([
      { month: { quantity: '28034', value: '52.8' }, ytd: { quantity: '362143', value: '650.1' } },
    ])
  })

  it('of January and February together has no month', async () => {
    const february = monthly
      .replaceAll('12月', '2月')
      .replace('商品名称,计量单位,2月,,1至2月累计,', '商品名称,计量单位,1至2月,,1至2月累计,')
    const { month, lines } = await readBulletin(file(february))
    expect(month).toBe(202302)
    expect(lines[1]).toMatchObject({ month: { quantity: null, value: null }, ytd: { value: '5279471' } })
  })

  it.each([
    ['a title', monthly.replace('出口主要商品量值表', '出口表'), /No title/],
    ['a unit of money', monthly.replace('单位：千美元', ''), /unit of money/],
    ['a heading', monthly.replace('商品名称', '名称'), /heading/],
    ['numbers', monthly.replace('"362,143"', '约36万'), /number was expected/],
  ])('without %s is refused', async (_, text, message) => {
    await expect(readBulletin(file(text))).rejects.toThrow(message)
  })
})

describe('a file is told to be one', () => {
  it.each([
    ['by its first rows', file(monthly), true],
    ['in GB18030', file(gb18030(monthly)), true],
    ['by its name', file('a,b\n', '2023年12月进口主要商品量值表.csv'), true],
    ['not where it is of the online query', file('数据年月,商品编码,美元\n202312,85076000,5\n'), false],
    ['not where it is an old workbook', file(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'a.xls'), false],
  ])('%s', async (_, sourceFile, expected) => {
    expect(await isBulletin(sourceFile)).toBe(expected)
  })
})
