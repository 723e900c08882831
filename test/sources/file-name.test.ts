import { describe, expect, test } from 'vitest'
import { flowFromName, periodFromName } from '../../src/sources/file-name.ts'
import { formatRange } from '../../src/trade/month.ts'

describe('direction of trade from a file name', () => {
  test.each([
    ['2022锂离子蓄电池出口.csv', 'export'],
    ['出口_73242100_2022_美元.csv', 'export'],
    ['进口.xlsx', 'import'],
    ['soybean-2024in.csv', 'import'],
    ['soybean-2024out.csv', 'export'],
    ['2024IN.csv', 'import'],
    ['Exports 2023.csv', 'export'],
    ['import_202312.csv', 'import'],
    ['进出口数据-出口.csv', 'export'],
    ['数据导出.csv', null],
    ['数据导出 (1).csv', null],
    ['锂电池进出口.csv', null],
    ['进口和出口.csv', null],
    ['exports and imports.csv', null],
    ['indium-2024.csv', null],
    ['china-outlook-2024.csv', null],
    ['english-header-202601.csv', null],
  ])('%s: %s', (name, flow) => {
    expect(flowFromName(name)).toBe(flow)
  })
})

describe('period from a file name', () => {
  test.each([
    ['2022锂离子蓄电池出口.csv', '2022-01..2022-12'],
    ['soybean-2024in.csv', '2024-01..2024-12'],
    ['出口_73242100_2022_美元.csv', '2022-01..2022-12'],
    ['2022-73242100.csv', '2022-01..2022-12'],
    ['2023年.csv', '2023-01..2023-12'],
    ['2023 (1).csv', '2023-01..2023-12'],
    ['2022-2023.csv', '2022-01..2023-12'],
    ['2022年至2023年出口.csv', '2022-01..2023-12'],
    ['202301-202312.csv', '2023-01..2023-12'],
    ['202301-12.csv', '2023-01..2023-12'],
    ['2023-01..2023-06.csv', '2023-01..2023-06'],
    ['2023年1-12月.csv', '2023-01..2023-12'],
    ['2023年1-5月累计.csv', '2023-01..2023-05'],
    ['锂电池2023年1月至2024年3月.csv', '2023-01..2024-03'],
    ['2023年1月-11月.csv', '2023-01..2023-11'],
    ['2023.1-6.csv', '2023-01..2023-06'],
    ['2023年12月.csv', '2023-12'],
    ['2023-12.csv', '2023-12'],
    ['2023_12.csv', '2023-12'],
    ['english-header-202601.csv', '2026-01'],
    ['202312出口(2).csv', '2023-12'],
  ])('%s: %s', (name, range) => {
    const found = periodFromName(name)
    expect(found && formatRange(found)).toBe(range)
  })

  test.each([
    ['数据导出.csv'],
    ['数据导出 (1).csv'],
    ['73242100.csv'],
    ['850760.csv'],
    ['8507.csv'],
    ['20231231.csv'],
    ['202313.csv'],
    ['2023-2022.csv'],
    ['2022和2023.csv'],
    ['2023-01-12.csv'],
    ['2024-03-20.csv'],
    ['2023年12月31日.csv'],
    ['12-2023.csv'],
    ['2023年上半年.csv'],
    ['2023年一季度.csv'],
    ['2023Q1.csv'],
    ['2023年前5个月出口.csv'],
    ['2023年前11个月.csv'],
    ['2023年5个月.csv'],
    ['2023年5月累计.csv'],
    ['2024年至今.csv'],
    ['1H2023.csv'],
    ['3Q2023.csv'],
    ['2023-1H.csv'],
    ['5M2023.csv'],
    ['2023M05.csv'],
    ['2023YTD.csv'],
    ['Dec 2023.csv'],
    ['2023-202403.csv'],
  ])('%s tells none', (name) => {
    expect(periodFromName(name)).toBeNull()
  })
})
