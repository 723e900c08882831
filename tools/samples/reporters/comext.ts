import { type Cell, drawTrade, type Market } from './trade.ts'

/** Lithium-ion batteries of Germany, by partner; a partner that is kept secret among them. */
const markets: readonly Market[] = [
  { flow: 'import', commodity: '85076000', partner: 'CN', size: 640_000_000, growth: 1.42 },
  { flow: 'import', commodity: '85076000', partner: 'PL', size: 410_000_000, growth: 1.18 },
  { flow: 'import', commodity: '85076000', partner: 'HU', size: 260_000_000, growth: 1.3 },
  { flow: 'import', commodity: '85076000', partner: 'KR', size: 92_000_000, growth: 0.86 },
  { flow: 'import', commodity: '85076000', partner: 'TW', size: 8_500_000, growth: 1.1 },
  { flow: 'import', commodity: '85076000', partner: 'QZ', size: 1_200_000, growth: 1.1 },
  { flow: 'export', commodity: '85076000', partner: 'FR', size: 150_000_000, growth: 1.22 },
  { flow: 'export', commodity: '85076000', partner: 'US', size: 98_000_000, growth: 1.5 },
  { flow: 'export', commodity: '85076000', partner: 'XU', size: 61_000_000, growth: 0.92 },
  { flow: 'export', commodity: '85076000', partner: 'CN', size: 33_000_000, growth: 1.08 },
  { flow: 'export', commodity: '85076000', partner: 'HK', size: 2_100_000, growth: 1.4, without: [2022] },
  { flow: 'export', commodity: '85076000', partner: 'MO', size: 90_000, growth: 1, without: [2022] },
]

/** The same of the European Union: with other countries, and with a member, whose rows are no part of its total. */
const marketsOfUnion: readonly Market[] = [
  { flow: 'import', commodity: '85076000', partner: 'CN', size: 2_100_000_000, growth: 1.36 },
  { flow: 'import', commodity: '85076000', partner: 'KR', size: 310_000_000, growth: 0.88 },
  { flow: 'import', commodity: '85076000', partner: 'JP', size: 120_000_000, growth: 1.05 },
  { flow: 'import', commodity: '85076000', partner: 'TW', size: 21_000_000, growth: 1.12 },
  { flow: 'import', commodity: '85076000', partner: 'PL', size: 900_000_000, growth: 1.1 },
  { flow: 'export', commodity: '85076000', partner: 'US', size: 260_000_000, growth: 1.44 },
  { flow: 'export', commodity: '85076000', partner: 'GB', size: 190_000_000, growth: 1.16 },
  { flow: 'export', commodity: '85076000', partner: 'CH', size: 74_000_000, growth: 0.95 },
  { flow: 'export', commodity: '85076000', partner: 'NO', size: 48_000_000, growth: 1.21 },
  { flow: 'export', commodity: '85076000', partner: 'DE', size: 700_000_000, growth: 1.19 },
]

const members: readonly string[] = ['PL', 'DE']

const heading = 'DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE'

/** Answers to queries of DS-045409 with codes: each cell and the total of the world, an indicator a row. */
export const comextFiles = (): ReadonlyMap<string, Buffer> =>
  writeFiles('DE', drawTrade(45_409, markets, [2022, 2023], [1, 2]), (cells) => sumUp(cells, 'WORLD'))

/** The same of the Union, whose total is trade with other countries; trade among its members stands beside it. */
export const comextFilesOfUnion = (): ReadonlyMap<string, Buffer> =>
  writeFiles('EU27_2020', drawTrade(27, marketsOfUnion, [2022, 2023], [1, 2]), (cells) => [
    ...sumUp(
      cells.filter(({ partner }) => !members.includes(partner)),
      'EU_EXTRA',
    ),
    ...sumUp(
      cells.filter(({ partner }) => members.includes(partner)),
      'EU_INTRA',
    ),
  ])

function writeFiles(
  reporter: string,
  trade: readonly Cell[],
  totals: (cells: readonly Cell[]) => readonly Cell[],
): ReadonlyMap<string, Buffer> {
  const flows = ['import', 'export'] as const
  return new Map(
    flows.map((flow) => {
      const parts = trade.filter((cell) => cell.flow === flow)
      const lines = [...parts, ...totals(parts)].flatMap((cell) => writeCell(reporter, cell))
      const text = [heading, ...lines, ''].join('\r\n')
      return [`estat_ds-045409_${reporter.slice(0, 2).toLowerCase()}_${flow}.csv`, Buffer.from(text)]
    }),
  )
}

function sumUp(cells: readonly Cell[], partner: string): readonly Cell[] {
  const totals = new Map<string, Cell>()
  for (const cell of cells) {
    const key = `${cell.year} ${cell.month}`
    const total = totals.get(key) ?? { ...cell, partner, value: 0, kilograms: 0 }
    totals.set(key, {
      ...total,
      value: total.value + cell.value,
      kilograms: total.kilograms + cell.kilograms,
    })
  }
  return [...totals.values()]
}

function writeCell(reporter: string, cell: Cell): string[] {
  const { flow, year, month, commodity, partner, value, kilograms } = cell
  const time = `${year}-${String(month).padStart(2, '0')}`
  const write = (indicator: string, amount: string) =>
    [
      ...['ESTAT:DS-045409(1.0)', '17/03/23 11:00:00', 'M', reporter, partner, commodity],
      ...[flow === 'import' ? '1' : '2', indicator, time, amount, ''],
    ].join()
  return [
    write('QUANTITY_IN_100KG', (kilograms / 100).toFixed(2)),
    write('SUPPLEMENTARY_QUANTITY', String(Math.round(kilograms / 3))),
    write('VALUE_IN_EUROS', String(value)),
  ]
}
