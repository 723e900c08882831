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

const heading = 'DATAFLOW,LAST UPDATE,freq,reporter,partner,product,flow,indicators,TIME_PERIOD,OBS_VALUE'

/** Answers to queries of DS-045409 with codes: each cell and the total of the world, an indicator a row. */
export function comextFiles(): ReadonlyMap<string, Buffer> {
  const trade = drawTrade(45_409, markets, [2022, 2023], [1, 2])
  const flows = ['import', 'export'] as const
  return new Map(
    flows.map((flow) => {
      const cells = withWorld(trade.filter((cell) => cell.flow === flow))
      const text = [heading, ...cells.flatMap(writeCell), ''].join('\r\n')
      return [`estat_ds-045409_de_${flow}.csv`, Buffer.from(text)]
    }),
  )
}

function withWorld(cells: readonly Cell[]): readonly Cell[] {
  const totals = new Map<string, Cell>()
  for (const cell of cells) {
    const key = `${cell.year} ${cell.month}`
    const total = totals.get(key) ?? { ...cell, partner: 'WORLD', value: 0, kilograms: 0 }
    totals.set(key, {
      ...total,
      value: total.value + cell.value,
      kilograms: total.kilograms + cell.kilograms,
    })
  }
  return [...cells, ...totals.values()]
}

function writeCell({ flow, year, month, commodity, partner, value, kilograms }: Cell): string[] {
  const time = `${year}-${String(month).padStart(2, '0')}`
  const write = (indicator: string, amount: string) =>
    [
      ...['ESTAT:DS-045409(1.0)', '17/03/23 11:00:00', 'M', 'DE', partner, commodity],
      ...[flow === 'import' ? '1' : '2', indicator, time, amount, ''],
    ].join()
  return [
    write('QUANTITY_IN_100KG', (kilograms / 100).toFixed(2)),
    write('SUPPLEMENTARY_QUANTITY', String(Math.round(kilograms / 3))),
    write('VALUE_IN_EUROS', String(value)),
  ]
}
