import { type Cell, drawTrade, type Market } from './trade.ts'

/** Lithium-ion batteries of Japan by country, in whole yen. */
const markets: readonly Market[] = [
  { flow: 'import', commodity: '850760000', partner: '105', size: 21_000_000_000, growth: 1.28 },
  { flow: 'import', commodity: '850760000', partner: '103', size: 3_100_000_000, growth: 0.9 },
  { flow: 'import', commodity: '850760000', partner: '106', size: 640_000_000, growth: 1.2 },
  { flow: 'import', commodity: '850760000', partner: '304', size: 410_000_000, growth: 0.75 },
  { flow: 'export', commodity: '850760000', partner: '304', size: 17_500_000_000, growth: 1.17 },
  { flow: 'export', commodity: '850760000', partner: '105', size: 6_300_000_000, growth: 0.84 },
  { flow: 'export', commodity: '850760000', partner: '213', size: 4_800_000_000, growth: 1.05 },
  { flow: 'export', commodity: '850760000', partner: '108', size: 1_900_000_000, growth: 0.97 },
  { flow: 'export', commodity: '850760000', partner: '129', size: 12_000_000, growth: 1, without: [2022] },
]

const months = ['Year', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const heading = [
  ...['Exp or Imp', 'Year', 'HS', 'Country', 'Unit1', 'Unit2'],
  ...months.flatMap((month) => [`Quantity1-${month}`, `Quantity2-${month}`, `Value-${month}`]),
].join()

/** Tables by country: a row for each year, of which the months that are not there yet are 0. */
export function japanFiles(): ReadonlyMap<string, Buffer> {
  const trade = drawTrade(392, markets, [2022, 2023], [1, 2])
  return new Map(
    (['export', 'import'] as const).map((flow) => {
      const rows = new Map<string, Cell[]>()
      for (const cell of trade.filter((each) => each.flow === flow)) {
        const key = `${cell.year} ${cell.partner}`
        rows.set(key, [...(rows.get(key) ?? []), cell])
      }
      const text = [heading, ...[...rows.values()].map(writeYear), ''].join('\r\n')
      return [`hs_85_${flow}.csv`, Buffer.from(text)]
    }),
  )
}

function writeYear(cells: readonly Cell[]): string {
  const [first] = cells
  if (!first) return ''
  const amounts = months.slice(1).map((_, index) => {
    const cell = cells.find(({ month }) => month === index + 1)
    const kilograms = Math.round((cell?.kilograms ?? 0) / 150)
    return [kilograms * 3, kilograms, Math.round((cell?.value ?? 0) / 1000)]
  })
  const year = [0, 1, 2].map((place) => amounts.reduce((sum, each) => sum + (each[place] ?? 0), 0))
  const flow = first.flow === 'export' ? 1 : 2
  return [
    flow,
    first.year,
    `'${first.commodity}'`,
    first.partner,
    'NO',
    'KG',
    ...year,
    ...amounts.flat(),
  ].join()
}
