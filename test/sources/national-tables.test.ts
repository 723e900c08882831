import { describe, expect, it } from 'vitest'
import { isBulletin, readBulletin } from '../../src/sources/bulletin/bulletin.ts'
import type { SourceFile } from '../../src/sources/source-file.ts'

const file = (content: string, name = '月报.csv'): SourceFile => ({
  name,
  async *bytes() {
    yield new TextEncoder().encode(content)
  },
})

/** By country: the flows together and apart, each over the month and the year to date. */
const byCountry = `（2）2026年7月进出口商品国别（地区）总值表（人民币值）,,,,,,,,,
,,,,,,,,,单位：万元人民币
进口原产国（地区）出口最终目的国（地区）,进出口,,出口,,进口,,累计比去年同期±％,,
,7月,1至7月,7月,1至7月,7月,1至7月,进出口,出口,进口
总值,"300","2,000","180","1,200","120","800",5.0,6.5,-2.5
 亚洲,"150","1,000","90","600","60","400",1.0,2.0,3.0
  日本,"30","200","18","120","12","80",-,-,-
注：本表为初步数。,,,,,,,,,
`

const january = `（2）2026年1月进出口商品国别（地区）总值表（美元值）,,,,,,
,,,,,,单位：千美元
国别（地区）,进出口,出口,进口,比去年同期±％,,
,,,,进出口,出口,进口
总值,"300","180","120",1.0,2.0,3.0
`

const byMonth = `（1）2026年3月进出口商品总值表（美元值）B：月度表,,,,
,,,,单位：亿美元
年月,进出口,出口,进口,贸易差额
2026.01,500,300,200,100
2026.02,400,250,150,100
2026.03,520,310,210,100
`

describe('a table of the nation’s totals', () => {
  it('by country has a line for each name and flow', async () => {
    expect(await isBulletin(file(byCountry))).toBe(true)
    const { lines, ...rest } = await readBulletin(file(byCountry))
    expect(rest).toEqual({
      ...{ table: 'partners', flow: 'trade', currency: 'CNY', month: 202607, moneyFactor: 10_000n },
    })
    expect(
      lines.map(({ name, flow, month, ytd, change }) => [name, flow, month.value, ytd.value, change?.value]),
    ).toEqual([
      ['总值', 'export', '180', '1200', '6.5'],
      ['总值', 'import', '120', '800', '-2.5'],
      ['亚洲', 'export', '90', '600', '2.0'],
      ['亚洲', 'import', '60', '400', '3.0'],
      ['日本', 'export', '18', '120', null],
      ['日本', 'import', '12', '80', null],
    ])
  })

  it('of January has the month alone, which is the year to date', async () => {
    const { table, lines } = await readBulletin(file(january))
    expect(table).toBe('partners')
    expect(lines).toMatchObject([
      {
        name: '总值',
        flow: 'export',
        month: { value: '180' },
        ytd: { value: '180' },
        change: { value: '2.0' },
      },
      { name: '总值', flow: 'import', month: { value: '120' }, ytd: { value: '120' } },
    ])
  })

  it('by procedure is read alike', async () => {
    const text = byCountry.replace('国别（地区）总值表', '贸易方式总值表').replace(' 亚洲', '一般贸易')
    const { table, lines } = await readBulletin(file(text))
    expect(table).toBe('procedures')
    expect(lines[2]).toMatchObject({ name: '一般贸易', flow: 'export', ytd: { value: '600' } })
  })

  it('by month gives its own month, under the same name', async () => {
    const { table, lines } = await readBulletin(file(byMonth))
    expect(table).toBe('totals')
    expect(lines).toMatchObject([
      { name: '总值', flow: 'export', month: { value: '310' }, ytd: { value: null } },
      { name: '总值', flow: 'import', month: { value: '210' }, ytd: { value: null } },
    ])
  })

  it('without exports and imports is refused', async () => {
    await expect(readBulletin(file(byCountry.replaceAll('出口', '甲')))).rejects.toThrow(/bulletin|heading/)
  })
})
