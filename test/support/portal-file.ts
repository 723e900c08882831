/** A row as the online query gives it; what is not said is left out of the file where no row says it. */
export interface PortalRow {
  /** YYYYMM. */
  readonly month?: string
  readonly commodity?: string
  readonly partner?: string
  readonly place?: string
  readonly quantity?: number
  readonly unit?: string
  readonly quantity2?: number
  readonly unit2?: string
  readonly value: number
}

const columns = [
  ['数据年月', ({ month }: PortalRow) => month],
  ['商品编码', ({ commodity }: PortalRow) => commodity],
  ['贸易伙伴编码', ({ partner }: PortalRow) => partner],
  ['注册地编码', ({ place }: PortalRow) => place],
  ['第一数量', ({ quantity }: PortalRow) => quantity?.toString()],
  ['第一计量单位', ({ unit }: PortalRow) => unit],
  ['第二数量', ({ quantity2 }: PortalRow) => quantity2?.toString()],
  ['第二计量单位', ({ unit2 }: PortalRow) => unit2],
] as const

/** The rows as a table with its heading: thousands separated in the value, digits alone in quantities. */
export function portalTable(rows: readonly PortalRow[], currency: '美元' | '人民币' = '美元'): string[][] {
  const shown = columns.filter(([, field]) => rows.some((row) => field(row) !== undefined))
  return [
    [...shown.map(([heading]) => heading), currency],
    ...rows.map((row) => [...shown.map(([, field]) => field(row) ?? ''), row.value.toLocaleString('en-US')]),
  ]
}

/** A table as the portal writes it, but in UTF-8: every field quoted, a comma at the end of each line. */
export const portalCsv = (table: readonly (readonly string[])[]): string =>
  table.map((fields) => `${fields.map((field) => `"${field}",`).join('')}\n`).join('')
