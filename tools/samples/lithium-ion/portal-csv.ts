import { partnerOfCode } from '../../../src/codes/partners/partner-list.ts'
import { placeOfCode } from '../../../src/codes/places/place-list.ts'
import { type Month, toMonth } from '../../../src/trade/month.ts'
import { commodity } from './published.ts'
import type { Row } from './rows.ts'

/** In every row, so that no part of the sample can be taken for customs' own data. */
const remark = '据已发布简报重构，非海关原始数据'

const heading = [
  '数据年月',
  '商品编码',
  '商品名称',
  '贸易伙伴编码',
  '贸易伙伴名称',
  '注册地编码',
  '注册地名称',
  '第一数量',
  '第一计量单位',
  '第二数量',
  '第二计量单位',
  '美元',
  '备注',
]

/** A file in the portal's own form: LF, every field quoted, a comma at the end of every line, sorted by its codes. */
export function portalText(rows: readonly Row[]): string {
  const sorted = rows
    .map((row) => ({ ...row, partner: codeIn(row.month, row.partner) }))
    .map((row) => ({ row, key: `${row.month} ${row.partner} ${row.place}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  return [heading, ...sorted.map(({ row }) => fields(row))].map(line).join('')
}

const line = (fields: readonly string[]): string => `${fields.map((field) => `"${field}",`).join('')}\n`

function fields({ month, partner, place, pieces, kilograms, value }: Row): string[] {
  const partnerName = partnerOfCode(partner)?.name.zh
  const placeName = placeOfCode(place)?.name.zh
  if (!partnerName || !placeName) throw new Error(`no name for partner ${partner} or place ${place}`)
  return [
    String(month),
    commodity.code,
    commodity.name,
    partner,
    partnerName,
    place,
    placeName,
    String(pieces),
    '个',
    String(kilograms),
    '千克',
    withThousands(value),
    remark,
  ]
}

const renumberedFrom = toMonth(2023, 1)
/** Georgia, Armenia and Azerbaijan, which customs moved from Europe to Asia; the rows have the old codes. */
const newCodes = new Map([
  ['337', '150'],
  ['338', '151'],
  ['339', '152'],
])

const codeIn = (month: Month, partner: string): string =>
  (month >= renumberedFrom && newCodes.get(partner)) || partner

/** By hand, because locale data differ from platform to platform. */
const withThousands = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')
