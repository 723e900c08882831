import { type Cell, drawTrade, type Market } from './trade.ts'

/** Lithium-ion batteries of Thailand by M49 number. */
const markets: readonly Market[] = [
  { flow: 'import', commodity: '850760', partner: '156', size: 118_000_000, growth: 1.31 },
  { flow: 'import', commodity: '850760', partner: '410', size: 21_000_000, growth: 0.82 },
  { flow: 'import', commodity: '850760', partner: '392', size: 16_500_000, growth: 1.12 },
  { flow: 'import', commodity: '850760', partner: '490', size: 4_100_000, growth: 1.05 },
  { flow: 'export', commodity: '850760', partner: '842', size: 31_000_000, growth: 1.4 },
  { flow: 'export', commodity: '850760', partner: '156', size: 5_200_000, growth: 0.88 },
  { flow: 'export', commodity: '850760', partner: '704', size: 2_300_000, growth: 1.02 },
]

/** The same trade by Chinese customs: what it exports to Thailand and imports from there, and others beside. */
const customsMarkets: readonly Market[] = [
  { flow: 'export', commodity: '85076000', partner: '136', size: 109_000_000, growth: 1.28 },
  { flow: 'export', commodity: '85076000', partner: '502', size: 640_000_000, growth: 1.1 },
  { flow: 'export', commodity: '85076000', partner: '133', size: 290_000_000, growth: 1.2 },
  { flow: 'import', commodity: '85076000', partner: '136', size: 5_600_000, growth: 0.9 },
  { flow: 'import', commodity: '85076000', partner: '133', size: 88_000_000, growth: 0.95 },
  { flow: 'import', commodity: '85076000', partner: '116', size: 41_000_000, growth: 1.03 },
]

const years = [2022, 2023]
const months = [1, 2]

const names: Readonly<Record<string, readonly [iso: string, name: string]>> = {
  ...{ '0': ['W00', 'World'], '156': ['CHN', 'China'], '410': ['KOR', 'Rep. of Korea'] },
  ...{ '392': ['JPN', 'Japan'], '490': ['S19', 'Other Asia nes'], '842': ['USA', 'USA'] },
  ...{ '704': ['VNM', 'Viet Nam'] },
}

const heading = [
  ...['typeCode', 'freqCode', 'refPeriodId', 'refYear', 'refMonth', 'period', 'reporterCode', 'reporterISO'],
  ...['reporterDesc', 'flowCode', 'flowDesc', 'partnerCode', 'partnerISO', 'partnerDesc', 'partner2Code'],
  ...['partner2ISO', 'partner2Desc', 'classificationCode', 'classificationSearchCode'],
  ...['isOriginalClassification', 'cmdCode', 'cmdDesc', 'aggrLevel', 'isLeaf', 'customsCode', 'customsDesc'],
  ...['mosCode', 'motCode', 'motDesc', 'qtyUnitCode', 'qtyUnitAbbr', 'qty', 'isQtyEstimated'],
  ...['altQtyUnitCode', 'altQtyUnitAbbr', 'altQty', 'isAltQtyEstimated', 'netWgt', 'isNetWgtEstimated'],
  ...['grossWgt', 'isGrossWgtEstimated', 'cifvalue', 'fobvalue', 'primaryValue', 'legacyEstimationFlag'],
  ...['isReported', 'isAggregate'],
]

/** A download of each flow, whose rows have one field more than the heading; and the portal's files beside them. */
export function comtradeFiles(): ReadonlyMap<string, Buffer> {
  const cells = withBreakdown(withWorld(drawTrade(764, markets, years, months)))
  const customs = drawTrade(156, customsMarkets, years, months)
  const flows = ['import', 'export'] as const
  return new Map([
    ...flows.map((flow) => {
      const lines = cells
        .filter((cell) => cell.flow === flow)
        .map((cell) => `${toFields(cell).map(quote).join()},`)
      const text = [heading.join(), ...lines, ''].join('\r\n')
      return [`TradeData_THA_850760_${flow}s.csv`, Buffer.from(text, 'latin1')] as const
    }),
    ...flows.map((flow) => {
      const name = flow === 'export' ? '出口.csv' : '进口.csv'
      return [name, portalFile(customs.filter((cell) => cell.flow === flow))] as const
    }),
  ])
}

const quote = (field: string): string => (field === '' ? '' : `"${field}"`)

/** A cell with what it is divided by; trade by air is a part of a cell. */
type Row = Cell & { readonly transport: '0' | '1000' }

/** World is partner 0, the sum of all. */
function withWorld(cells: readonly Cell[]): Cell[] {
  const totals = new Map<string, Cell>()
  for (const cell of cells) {
    const key = `${cell.flow} ${cell.year} ${cell.month}`
    const total = totals.get(key) ?? { ...cell, partner: '0', value: 0, kilograms: 0 }
    totals.set(key, {
      ...total,
      value: total.value + cell.value,
      kilograms: total.kilograms + cell.kilograms,
    })
  }
  return [...totals.values(), ...cells]
}

const withBreakdown = (cells: readonly Cell[]): Row[] =>
  cells.flatMap((cell): Row[] => [
    { ...cell, transport: '0' },
    ...(cell.partner === '392'
      ? [
          {
            ...cell,
            value: Math.round(cell.value / 4),
            kilograms: Math.round(cell.kilograms / 4),
            transport: '1000' as const,
          },
        ]
      : []),
  ])

function toFields({ flow, year, month, commodity, partner, value, kilograms, transport }: Row): string[] {
  const period = `${year}${String(month).padStart(2, '0')}`
  const [iso = '', name = ''] = names[partner] ?? []
  const isImport = flow === 'import'
  return [
    ...['C', 'M', `${period}01`, String(year), String(month), period, '764', 'THA', 'Thailand'],
    ...(isImport ? ['M', 'Import'] : ['X', 'Export']),
    ...[partner, iso, name, '0', 'W00', 'World', 'H6', 'HS', 'true', commodity],
    ...['Electric accumulators; lithium-ion', '6', 'true', 'C00', 'TOTAL CPC', '0', transport],
    transport === '0' ? 'TOTAL MOT' : 'Air',
    ...['8', 'kg', String(kilograms), 'false', '-1', 'N/A', '', 'false', String(kilograms), 'false', ''],
    'false',
    ...(isImport ? [String(value), ''] : ['', String(value)]),
    ...[String(value), '0', 'true', 'false'],
  ]
}

const portalHeading = [
  ...['数据年月', '商品编码', '商品名称', '贸易伙伴编码', '贸易伙伴名称', '注册地编码', '注册地名称'],
  ...['第一数量', '第一计量单位', '第二数量', '第二计量单位', '美元'],
]

const portalNames: Readonly<Record<string, string>> = {
  ...{ '136': '泰国', '502': '美国', '133': '韩国', '116': '日本' },
}

function portalFile(cells: readonly Cell[]): Buffer {
  const lines = cells.map(({ year, month, commodity, partner, value, kilograms }) =>
    [
      ...[`${year}${String(month).padStart(2, '0')}`, commodity, '锂的蓄电池', partner],
      ...[portalNames[partner] ?? '', '44', '广东省', String(kilograms * 3), '个', String(kilograms), '千克'],
      value.toLocaleString('en-US'),
    ]
      .map((field) => `"${field}"`)
      .join(),
  )
  return Buffer.from([portalHeading.map((name) => `"${name}"`).join(), ...lines, ''].join(',\n').slice(0, -1))
}
