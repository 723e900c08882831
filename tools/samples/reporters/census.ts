import { type Cell, drawTrade, type Market } from './trade.ts'

/** Lithium-ion batteries of the United States by country; exports and imports have ten digits of their own. */
const markets: readonly Market[] = [
  { flow: 'import', commodity: '8507600020', partner: '5700', size: 1_150_000_000, growth: 1.35 },
  { flow: 'import', commodity: '8507600020', partner: '5800', size: 240_000_000, growth: 1.1 },
  { flow: 'import', commodity: '8507600020', partner: '5880', size: 130_000_000, growth: 0.9 },
  { flow: 'import', commodity: '8507600020', partner: '5520', size: 48_000_000, growth: 1.6 },
  { flow: 'import', commodity: '8507600020', partner: '5830', size: 14_000_000, growth: 0.95 },
  { flow: 'export', commodity: '8507600020', partner: '1220', size: 72_000_000, growth: 1.12 },
  { flow: 'export', commodity: '8507600020', partner: '2010', size: 58_000_000, growth: 1.3 },
  { flow: 'export', commodity: '8507600020', partner: '4280', size: 41_000_000, growth: 0.83 },
  { flow: 'export', commodity: '8507600020', partner: '5820', size: 3_400_000, growth: 1.05 },
]

const names: Readonly<Record<string, string>> = {
  ...{
    '5700': 'CHINA',
    '5800': 'KOREA, SOUTH',
    '5880': 'JAPAN',
    '5520': 'VIETNAM',
    '5830': 'TAIWAN',
    '1220': 'CANADA',
  },
  ...{ '2010': 'MEXICO', '4280': 'GERMANY', '5820': 'HONG KONG', '-': 'TOTAL FOR ALL COUNTRIES' },
  ...{ '0027': 'ASEAN', '5XXX': 'ASIA', '1XXX': 'NORTH AMERICA' },
}

const variables = {
  import: ['CTY_CODE', 'CTY_NAME', 'I_COMMODITY', 'GEN_VAL_MO', 'GEN_QY1_MO', 'UNIT_QY1', 'CON_VAL_MO'],
  export: ['CTY_CODE', 'CTY_NAME', 'E_COMMODITY', 'ALL_VAL_MO', 'QTY_1_MO', 'UNIT_QY1', 'AIR_VAL_MO'],
} as const

/** Answers of the API as R saves them: row numbers, names in the first row, groups and the total beside countries. */
export function censusFiles(): ReadonlyMap<string, Buffer> {
  const trade = drawTrade(842, markets, [2022, 2023], [1, 2])
  return new Map(
    (['import', 'export'] as const).map((flow) => {
      const cells = withTotals(trade.filter((cell) => cell.flow === flow))
      const rows = [[...variables[flow], 'COMM_LVL', 'time'], ...cells.map(toFields)]
      const heading = ['', ...(rows[0] ?? []).map((_, index) => `V${index + 1}`)]
      const lines = [heading, ...rows.map((fields, index) => [String(index + 1), ...fields])]
      const text = lines.map((fields) => fields.map((field) => `"${field}"`).join()).join('\n')
      return [`intltrade_${flow}s_hs.csv`, Buffer.from(`${text}\n`)]
    }),
  )
}

/** The total of each commodity and month, and the part of it that a continent has. */
function withTotals(cells: readonly Cell[]): Cell[] {
  const sums = new Map<string, Cell>()
  for (const cell of cells)
    for (const partner of ['-', `${cell.partner[0]}XXX`]) {
      const key = [partner, cell.year, cell.month, cell.commodity].join(' ')
      const sum = sums.get(key) ?? { ...cell, partner, value: 0, kilograms: 0 }
      sums.set(key, { ...sum, value: sum.value + cell.value, kilograms: sum.kilograms + cell.kilograms })
    }
  return [...sums.values(), ...cells]
}

function toFields({ flow, year, month, commodity, partner, value, kilograms }: Cell): string[] {
  const name = names[partner] ?? `REGION ${partner}`
  const beside = Math.round(flow === 'import' ? value * 0.98 : value * 0.4)
  return [
    ...[partner, name, commodity, value, Math.round(kilograms / 2), 'NO', beside].map(String),
    ...['HS10', `${year}-${String(month).padStart(2, '0')}`],
  ]
}
