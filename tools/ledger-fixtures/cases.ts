import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Month, toMonth } from '../../src/trade/month.ts'
import { packageRoot } from '../../src/workspace/files/package-root.ts'
import type { StatedFacts } from '../../src/workspace/project/stated-facts.ts'
import { type PortalRow, portalCsv, portalTable } from '../../test/support/portal-file.ts'
import { bathtubRows, bathtubs, truncatedQuery } from '../../test/support/trade.ts'

/** Files to load in this order, and the brief to build from them. */
export interface FixtureCase {
  readonly name: string
  readonly product: string
  readonly productText: () => Promise<string>
  readonly month: Month
  readonly files: readonly FixtureFile[]
  /** A folder of files to load as well, with their sidecars. */
  readonly folder?: string
  readonly bulletins: readonly { readonly name: string; readonly text: string; readonly date: string }[]
  /** As of which dates briefs are built; null for the latest data. */
  readonly vintages: readonly (string | null)[]
}

interface FixtureFile {
  readonly name: string
  readonly text: string
  readonly stated: StatedFacts
  /** Whether the load is withdrawn again at once. */
  readonly withdraw?: boolean
}

const month = (text: string): Month => toMonth(Number(text.slice(0, 4)), Number(text.slice(4)))
const range = (from: string, to: string) => ({ from: month(from), to: month(to) })

const rowsOf = (from: string, to: string): PortalRow[] => bathtubRows(range(from, to))

const file = (name: string, rows: readonly PortalRow[], asOf: string): FixtureFile => ({
  name,
  text: portalCsv(portalTable(rows)),
  stated: { asOf, scope: 'whole' },
})

const bathtubProduct = async (): Promise<string> => `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["${bathtubs}"]}}]
flows: [export]
value: {scale: 万}
`

const year2022 = file('出口2022.csv', rowsOf('202201', '202203'), '2023-01-18')
const year2023 = file('出口2023.csv', rowsOf('202301', '202303'), '2023-04-18')

/** February 2023 with another value for one partner. */
const revision = file(
  '出口2023-修订.csv',
  rowsOf('202302', '202302').map((row) =>
    row.partner === '502' ? { ...row, value: row.value + 60_000 } : row,
  ),
  '2023-05-18',
)

const bathtubCase = {
  product: 'bathtubs',
  productText: bathtubProduct,
  month: month('202303'),
  bulletins: [],
  vintages: [null],
} as const

const batteries = '85076000'

const batteryProduct = async (): Promise<string> => `
name: {zh: 锂离子蓄电池, en: lithium-ion batteries}
classes: [{name: {zh: 锂离子蓄电池, en: Lithium-ion accumulators}, codes: {HS2022: ["${batteries}"]}}]
flows: [export]
sections: [overview]
bulletin: {export: 锂离子蓄电池}
base: bulletin
`

const batteryYear = (year: number, pieces: number): FixtureFile =>
  file(
    `出口_${year}.csv`,
    Array.from(
      { length: 12 },
      (_, index): PortalRow => ({
        month: `${year}${String(index + 1).padStart(2, '0')}`,
        commodity: batteries,
        partner: '502',
        quantity: index === 11 ? pieces : 0,
        unit: '个',
        value: 4_000,
      }),
    ),
    '2024-01-18',
  )

const bulletin = `2022年12月出口主要商品量值表（美元值）
单位：千美元
商品名称,计量单位,12月,,1至12月累计,
,,数量,金额,数量,金额
太阳能电池,万个,"1,001",2,"2,002",3
锂离子蓄电池,万个,"34,834",48,"377,269",50
`

const sample = join(packageRoot(), 'samples', 'lithium-ion')

export const fixtureCases: readonly FixtureCase[] = [
  {
    name: 'sample',
    product: 'lithium-ion',
    productText: () => readFile(join(sample, 'products', 'lithium-ion.yaml'), 'utf8'),
    month: month('202312'),
    files: [],
    folder: join(sample, 'files'),
    bulletins: [],
    vintages: [null],
  },
  {
    ...bathtubCase,
    name: 'revision',
    files: [year2022, year2023, revision],
    vintages: [null, '2023-05-01T00:00:00.000Z'],
  },
  { ...bathtubCase, name: 'undone', files: [year2022, year2023, { ...revision, withdraw: true }] },
  {
    ...bathtubCase,
    name: 'truncated',
    files: [
      year2022,
      file('出口2023-1-2.csv', rowsOf('202301', '202302'), '2023-03-18'),
      file('出口2023-多种商品.csv', truncatedQuery(rowsOf('202301', '202303')), '2023-04-19'),
      file('出口2023-2-3.csv', rowsOf('202302', '202303'), '2023-04-18'),
    ],
  },
  {
    name: 'bulletin',
    product: 'batteries',
    productText: batteryProduct,
    month: month('202312'),
    files: [batteryYear(2022, 3_764_490_000), batteryYear(2023, 3_621_430_000)],
    bulletins: [{ name: '月报2022-12.csv', text: bulletin, date: '2023-01-18T00:00:00Z' }],
    vintages: [null],
  },
]
