import { randomFrom } from '../../../bench/random.ts'
import { type Cell, drawTrade, type Market } from './trade.ts'

/** Lithium-ion batteries of Brazil, by country and state; goods of no state among them. */
const markets: readonly Market[] = [
  { flow: 'export', commodity: '85076000', partner: '063', place: 'SP', size: 410_000, growth: 1.32 },
  { flow: 'export', commodity: '85076000', partner: '063', place: 'AM', size: 190_000, growth: 0.81 },
  { flow: 'export', commodity: '85076000', partner: '249', place: 'SP', size: 260_000, growth: 1.1 },
  { flow: 'export', commodity: '85076000', partner: '586', place: 'PR', size: 95_000, growth: 1.6 },
  { flow: 'export', commodity: '85076000', partner: '845', place: 'RS', size: 60_000, growth: 0.9 },
  {
    flow: 'export',
    commodity: '85076000',
    partner: '023',
    place: 'SC',
    size: 22_000,
    growth: 1,
    without: [2022],
  },
  { flow: 'export', commodity: '85076000', partner: '990', place: 'CB', size: 9_000, growth: 1.2 },
  { flow: 'export', commodity: '85076000', partner: '160', place: 'RE', size: 30_000, growth: 1.4 },
  { flow: 'import', commodity: '85076000', partner: '160', place: 'SP', size: 9_400_000, growth: 1.25 },
  { flow: 'import', commodity: '85076000', partner: '160', place: 'AM', size: 7_800_000, growth: 0.94 },
  { flow: 'import', commodity: '85076000', partner: '160', place: 'SC', size: 3_900_000, growth: 1.4 },
  { flow: 'import', commodity: '85076000', partner: '190', place: 'AM', size: 2_100_000, growth: 0.88 },
  { flow: 'import', commodity: '85076000', partner: '161', place: 'SP', size: 640_000, growth: 1.15 },
  { flow: 'import', commodity: '85076000', partner: '351', place: 'SP', size: 310_000, growth: 1.05 },
  { flow: 'import', commodity: '85076000', partner: '858', place: 'MG', size: 880_000, growth: 1.7 },
  { flow: 'import', commodity: '85076000', partner: '249', place: 'RJ', size: 450_000, growth: 0.7 },
]

const heading = [
  'CO_ANO',
  'CO_MES',
  'CO_NCM',
  'CO_UNID',
  'CO_PAIS',
  'SG_UF_NCM',
  'CO_VIA',
  'CO_URF',
  'QT_ESTAT',
]
const amounts = {
  export: ['KG_LIQUIDO', 'VL_FOB'],
  import: ['KG_LIQUIDO', 'VL_FOB', 'VL_FRETE', 'VL_SEGURO'],
}

/** The yearly files, as the ministry writes them: codes in quotes, a row for each mode of transport and customs office. */
export function comexstatFiles(): ReadonlyMap<string, Buffer> {
  const cells = drawTrade(2023, markets, [2022, 2023], [1, 2])
  const files = [2022, 2023].flatMap((year) =>
    (['export', 'import'] as const).map((flow) => {
      const own = cells.filter((cell) => cell.year === year && cell.flow === flow)
      const name = `${flow === 'export' ? 'EXP' : 'IMP'}_${year}.csv`
      return [name, Buffer.from(writeYear(flow, own), 'latin1')] as const
    }),
  )
  return new Map(files)
}

function writeYear(flow: Cell['flow'], cells: readonly Cell[]): string {
  const draw = randomFrom(cells.length)
  const lines = cells.flatMap((cell) => {
    const bySea = Math.round(cell.value * (0.6 + 0.3 * draw()))
    const weight = Math.round(cell.kilograms * 0.8)
    const parts = [
      { via: '01', office: '0817800', value: bySea, kilograms: weight },
      { via: '04', office: '0817700', value: cell.value - bySea, kilograms: cell.kilograms - weight },
    ]
    return parts.map(({ via, office, value, kilograms }) => {
      const month = String(cell.month).padStart(2, '0')
      const codes = [cell.year, month, cell.commodity, '11', cell.partner, cell.place, via, office]
      const freight = flow === 'import' ? [Math.round(value * 0.04), Math.round(value * 0.002)] : []
      return [
        ...codes.map((code) => `"${code}"`),
        Math.round(kilograms * 2.4),
        kilograms,
        value,
        ...freight,
      ].join(';')
    })
  })
  const names = [...heading, ...amounts[flow]].map((name) => `"${name}"`).join(';')
  return [names, ...lines, ''].join('\n')
}
