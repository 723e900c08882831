import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Products of one workspace, whose briefs are measured in every period of a year. */
export interface MeasuredProducts {
  readonly name: string
  readonly files: readonly string[]
  /** What is stated of all the files. */
  readonly stated: { readonly scope?: 'whole'; readonly flow?: 'export' | 'import' }
  readonly year: number
  /** Product files by id. */
  readonly products: Readonly<Record<string, string>>
  readonly editions: readonly MeasuredEdition[]
  /** The last month that the data have. */
  readonly lastMonth: number
}

export type MeasuredEdition = 'month' | 'quarter' | 'half' | 'year'

const everyEdition: readonly MeasuredEdition[] = ['month', 'quarter', 'half', 'year']

/** A product file without the units and decimals that it states, so that they are chosen. */
const withoutUnits = (text: string): string =>
  text.replace(/^(value|quantityScale|overrides):.*\n(?: .*\n)*/gm, '')

function sample(root: string, name: string, year: number, ids: readonly string[], files: readonly string[]) {
  const folder = join(root, 'samples', name)
  const texts = ids.map((id) => [
    id,
    withoutUnits(readFileSync(join(folder, 'products', `${id}.yaml`), 'utf8')),
  ])
  return {
    ...{ name, year, stated: {}, editions: everyEdition, lastMonth: 12 },
    files: files.map((file) => join(folder, 'files', file)),
    products: Object.fromEntries(texts) as Record<string, string>, // fromEntries forgets that keys are texts
  }
}

const classOf = (zh: string, en: string, codes: string) =>
  `name: {zh: ${zh}, en: ${en}}\nclasses: [{name: {zh: ${zh}, en: ${en}}, codes: {HS2022: ${codes}}}]\n`

const exportsOnly = 'flows: [export]\n'
const extended = `${exportsOnly}sections: [summary, extended]\n`
const listed = (products: string) =>
  `name: {zh: 卫浴, en: sanitary ware}\nproducts: [${products}]\n${exportsOnly}`

/** Two real products by themselves, together, with partners, and of places. */
const sanitaryWare = {
  seats: `${classOf('塑料马桶座圈', 'plastic lavatory seats', '["39222000"]')}${extended}`,
  bathtubs: `${classOf('铸铁浴缸', 'cast-iron bathtubs', '["73242100"]')}${extended}`,
  composite: `kind: comparison\n${listed('seats, bathtubs')}sections: [summary, overview, comparison, contributions]\n`,
  'united-states': `kind: partner\npartner: USA\n${listed('seats, bathtubs')}`,
  germany: `kind: partner\npartner: DEU\n${listed('seats, bathtubs')}`,
  guangdong: `kind: place\nplace: CN-GD\n${listed('seats, bathtubs')}`,
  hebei: `kind: place\nplace: CN-HE\n${listed('seats, bathtubs')}`,
  'seats-fujian': `kind: place\nplace: CN-FJ\n${listed('seats')}`,
}

/** In yuan: the files have no dollars, and the exports lack the year before. */
const soybeans = `${classOf('大豆', 'soybeans', '["12011000", "12019019"]')}flows: [import]\ncurrency: CNY\nsections: [overview, partners, course]\n`

/** What is measured: both samples and the real files, in every month, quarter and half of a year. */
export function listMeasured(root: string, portal: string): readonly MeasuredProducts[] {
  const at = (...names: string[]) => names.map((name) => join(portal, name))
  const lithium = ['出口', '进口'].flatMap((flow) =>
    [2022, 2023].map((year) => `重构_${flow}_85076000_${year}_美元.csv`),
  )
  return [
    sample(root, 'lithium-ion', 2023, ['lithium-ion', 'united-states'], lithium),
    sample(
      root,
      'photovoltaics',
      2022,
      ['cells-and-modules', 'jiangsu', 'netherlands', 'photovoltaics', 'side-by-side', 'wafers'],
      [2021, 2022].map((year) => `虚构_出口_光伏_${year}_美元.csv`),
    ),
    {
      ...{ name: 'sanitary ware', year: 2023, editions: everyEdition, lastMonth: 12, products: sanitaryWare },
      stated: { scope: 'whole', flow: 'export' },
      files: at(
        '出口_39222000_2022_美元.csv',
        '出口_39222000_2023_美元.csv',
        '出口_73242100_2022_美元.csv',
        '出口_73242100_2023_美元.csv',
      ),
    },
    {
      ...{ name: 'soybeans', year: 2025, editions: ['month', 'quarter'], lastMonth: 10 },
      products: { soybeans },
      stated: { scope: 'whole', flow: 'import' },
      files: at('soybean-2024in.csv', 'soybean-2025in.csv'),
    },
  ]
}
