import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { partnerOfCode } from '../../src/codes/partners/partner-list.ts'
import { placeOfCode } from '../../src/codes/places/place-list.ts'
import { formatMonth, listMonths, type MonthRange } from '../../src/trade/month.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { type PortalRow, portalCsv, portalTable } from './portal-file.ts'

const codes = (length: number) => Array.from({ length }, (_, index) => index)

/** Every code of customs for a country or region, and for a place, that the lists know. */
export const listedPartners = codes(800)
  .map((code) => String(code + 100))
  .filter((code) => partnerOfCode(code))
export const listedPlaces = codes(90)
  .map((code) => String(code + 10))
  .filter((code) => placeOfCode(code))

export const bathtubs = '73242100'

/** A product file of exports of bathtubs. */
export const bathtubsProduct = `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes:
  - name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}
    codes: {HS2022: ["${bathtubs}"]}
flows: [export]
value: {scale: 万}
`

/** Exports of bathtubs in each month: every partner from every place, in amounts that differ. */
export function bathtubRows(
  months: MonthRange,
  {
    partners = ['116', '133', '304', '502'],
    places = ['31', '44'],
  }: { partners?: readonly string[]; places?: readonly string[] } = {},
): PortalRow[] {
  return listMonths(months).flatMap((month) =>
    partners.flatMap((partner) =>
      places.map((place) => ({
        month: formatMonth(month).replace('-', ''),
        commodity: bathtubs,
        partner,
        place,
        quantity: 10 * Number(place),
        unit: '个',
        value: 1000 * Number(partner) + (month % 100) * Number(place),
      })),
    ),
  )
}

/** Writes rows into a file of the workspace's folder, as the portal would, and gives its path. */
export async function portalFile(
  { folder }: Pick<Workspace, 'folder'>,
  name: string,
  rows: readonly PortalRow[],
  currency: '美元' | '人民币' = '美元',
): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, portalCsv(portalTable(rows, currency)))
  return path
}

/**
 * What the portal gives of a query of two commodities with more than 10,000 rows: these rows of the first quarter of 2023 and
 * those of another commodity, cut off in the midst of March.
 */
export function truncatedQuery(rows: readonly PortalRow[]): PortalRow[] {
  const others = ['202301', '202302', '202303'].flatMap((position) =>
    listedPartners.slice(0, 120).flatMap((partner) =>
      listedPlaces.map(
        (place): PortalRow => ({
          ...{ month: position, commodity: '73249000', partner, place },
          ...{ value: 7, quantity: 1, unit: '个' },
        }),
      ),
    ),
  )
  return [...rows, ...others]
    .sort((a, b) => (`${a.month} ${a.commodity}` < `${b.month} ${b.commodity}` ? -1 : 1))
    .slice(0, 10_000)
}
