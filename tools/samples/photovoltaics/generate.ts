import { partnerOfCode } from '../../../src/codes/partners/partner-list.ts'
import { placeOfCode } from '../../../src/codes/places/place-list.ts'
import { procedureOfCode } from '../../../src/codes/procedures/procedure-list.ts'

/*
 * Nobody's trade: sizes are set by hand, the rest is drawn from a seeded generator, the same in every run.
 */

/** In every row. */
const remark = '虚构示例，不是任何人的贸易'

/** What is exported: its code before 2022 and since, its unit, dollars a unit, and units a month in 2021. */
const goods = [
  { name: '单晶硅切片', codes: ['38180019', '38180019'], unit: '千克', price: 62, units: 2_400_000 },
  { name: '太阳能电池', codes: ['85414020', '85414200'], unit: '个', price: 1.1, units: 90_000_000 },
  { name: '太阳能电池组件', codes: ['85414020', '85414300'], unit: '个', price: 118, units: 11_000_000 },
] as const

/** Relative sizes of partners, by customs' code, with the growth of each in a year. */
const partners = [
  ['309', 30, 1.5],
  ['111', 14, 1.1],
  ['410', 11, 1.2],
  ['116', 9, 1.0],
  ['601', 7, 0.9],
  ['312', 6, 1.6],
  ['307', 3, 1.3],
  ['304', 4, 1.4],
  ['127', 3, 0.8],
  ['141', 4, 1.2],
  ['122', 3, 1.1],
  ['136', 2, 1.3],
  ['502', 2, 0.4],
  ['244', 1, 1.9],
] as const

/** Who exports: a place, a procedure (贸易方式) and a relative size. */
const exporters = [
  ['32', '10', 34],
  ['33', '10', 26],
  ['34', '10', 14],
  ['31', '15', 9],
  ['32', '15', 8],
  ['61', '10', 5],
  ['44', '14', 4],
] as const

/** Draws between 0 and 1 (a linear congruential generator after Lehmer). */
function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** The season: little in February, much at midyear; in hundredths. */
const season = [92, 70, 105, 104, 108, 112, 106, 110, 101, 94, 98, 100]

interface Row {
  readonly month: number
  readonly code: string
  readonly name: string
  readonly partner: string
  readonly place: string
  readonly procedure: string
  readonly unit: string
  readonly amount: number
  readonly value: number
}

const keyOf = ({ month, code, partner, procedure, place }: Row): string =>
  [month, code, partner, procedure, place].join(' ')

function rowsOf(year: 2021 | 2022, draw: () => number): Row[] {
  const rows = new Map<string, Row>()
  const ofPartners = partners.reduce((total, [, size]) => total + size, 0)
  const ofExporters = exporters.reduce((total, [, , size]) => total + size, 0)
  for (const [index, ofMonth] of season.entries())
    for (const { name, codes, unit, price, units } of goods)
      for (const [partner, size, growth] of partners)
        for (const [place, procedure, weight] of exporters) {
          if (draw() < 0.45) continue // not everyone sells to everyone
          const part = ((size / ofPartners) * (weight / ofExporters) * ofMonth) / 100
          const later = year === 2022
          const amount = Math.round(units * part * (later ? growth : 1) * (0.6 + 0.8 * draw()))
          const value = Math.round(amount * price * (later ? 1.07 - 0.01 * index : 1) * (0.9 + 0.2 * draw()))
          if (amount === 0 || value === 0) continue
          const month = year * 100 + index + 1
          const row = {
            month,
            code: codes[later ? 1 : 0],
            name,
            partner,
            place,
            procedure,
            unit,
            amount,
            value,
          }
          const existing = rows.get(keyOf(row)) // in 2021, cells and modules have one code
          rows.set(
            keyOf(row),
            existing ? { ...existing, amount: existing.amount + amount, value: existing.value + value } : row,
          )
        }
  return [...rows.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function fields({ month, code, name, partner, place, procedure, unit, amount, value }: Row): string[] {
  const listed = [partnerOfCode(partner), placeOfCode(place), procedureOfCode(procedure)]
  const [partnerName = '', placeName = '', procedureName = ''] = listed.map((item) => item?.name.zh ?? '')
  return [
    ...[String(month), code, name, partner, partnerName, procedure, procedureName, place, placeName],
    ...[String(amount), unit, String(value).replace(/\B(?=(\d{3})+$)/g, ','), remark],
  ]
}

const heading = [
  ...['数据年月', '商品编码', '商品名称', '贸易伙伴编码', '贸易伙伴名称', '贸易方式编码', '贸易方式名称'],
  ...['注册地编码', '注册地名称', '第一数量', '第一计量单位', '美元', '备注'],
]

const line = (fields: readonly string[]): string => `${fields.map((field) => `"${field}",`).join('')}\n`

const stated = `flow: export
scope: whole
asOf: "2023-01-18"
note:
  zh: 示例数据由程序随机生成，纯属虚构，不反映任何真实贸易。
  en: The sample data are invented by a generator; they are nobody’s trade.
`

/** The files by name: those of a year before the codes changed, and of the year after. */
export function generate(): ReadonlyMap<string, string> {
  const draw = draws(20_221_231)
  const files = new Map<string, string>()
  for (const year of [2021, 2022] as const) {
    const name = `虚构_出口_光伏_${year}_美元.csv`
    files.set(name, [heading, ...rowsOf(year, draw).map(fields)].map(line).join(''))
    files.set(`${name}.yaml`, stated)
  }
  return files
}
