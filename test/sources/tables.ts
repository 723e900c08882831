import fc from 'fast-check'
import { toMonth } from '../../src/trade/month.ts'
import type { Observation } from '../../src/trade/observation/observation-type.ts'
import { gb18030 } from './gb18030.ts'
import { workbook } from './workbook.ts'

export type Row = Omit<Observation, 'line'> & { readonly name: string }

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''))

/** Up to 15 digits: more than that no workbook keeps. */
const amount = fc.bigInt({ min: 0n, max: 999_999_999_999_999n })

export const row: fc.Arbitrary<Row> = fc.record({
  month: fc
    .integer({ min: 1995, max: 2025 })
    .chain((year) => fc.integer({ min: 1, max: 12 }).map((m) => toMonth(year, m))),
  commodity: fc.constantFrom(2, 4, 6, 8, 10).chain(digits),
  partner: digits(3),
  procedure: digits(2),
  place: digits(2),
  value: amount,
  quantity: amount,
  unit: fc.constantFrom('个', '千克', '箱'),
  quantity2: fc.constant(null),
  unit2: fc.constant(null),
  name: fc.string({
    unit: fc.constantFrom('美', '国', '(', '，', 'a', ',', '"', '\n', '\r', '\r\n', '\t', ' ', '；'),
    maxLength: 12,
  }),
})

const grouped = (value: bigint): string => value.toString().replace(/\B(?=(\d{3})+$)/g, ',')

export const columns: readonly (readonly [zh: string, en: string, (row: Row) => string])[] = [
  ['数据年月', 'Date of data', ({ month }) => String(month)],
  ['商品编码', 'Commodity code', ({ commodity }) => commodity ?? ''],
  ['商品名称', 'Commodity', ({ name }) => name],
  ['贸易伙伴编码', 'Trading partner code', ({ partner }) => partner ?? ''],
  ['贸易伙伴名称', 'Trading partner', ({ name }) => name],
  ['贸易方式编码', 'Customs Regime code', ({ procedure }) => procedure ?? ''],
  ['注册地编码', 'Locations of importers and exporters code', ({ place }) => place ?? ''],
  ['第一数量', 'Quantity', ({ quantity }) => String(quantity)],
  ['第一计量单位', 'Unit', ({ unit }) => unit ?? ''],
  ['第二数量', 'Supplimentary Quantity', () => '0'],
  ['第二计量单位', 'Supplementary Unit', () => '?'],
  ['美元', 'US dollar', ({ value }) => grouped(value)],
]

export type Table = readonly (readonly string[])[]

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`

const asDownloaded = (table: Table): string =>
  table.map((fields) => `${fields.map(quoted).join(',')},\n`).join('')

const savedAgain = (delimiter: string, lineEnd: string) => (table: Table) =>
  table
    .map(
      (fields) =>
        fields.map((field) => (/[\s,"]/.test(field) ? quoted(field) : field)).join(delimiter) + lineEnd,
    )
    .join('')

const mark = '\ufeff'
export const dialects: Readonly<Record<string, (table: Table) => Uint8Array>> = {
  'as downloaded': (table) => gb18030(asDownloaded(table)),
  'as downloaded, in UTF-8': (table) => Buffer.from(asDownloaded(table)),
  'saved by Excel, in GB18030': (table) => gb18030(savedAgain(',', '\r\n')(table)),
  'saved by Excel, in UTF-8 with a mark': (table) => Buffer.from(mark + savedAgain(',', '\r\n')(table)),
  'saved by Excel as Unicode text': (table) => Buffer.from(mark + savedAgain('\t', '\r\n')(table), 'utf16le'),
  'tab-separated': (table) => Buffer.from(savedAgain('\t', '\n')(table)),
  'with old line ends': (table) => Buffer.from(savedAgain(',', '\r')(table)),
  'a workbook of text': (table) => workbook(table),
  'a workbook of numbers': (table) =>
    workbook(
      table.map((fields, line) =>
        fields.map((field) =>
          line > 0 && /^(?:[1-9][\d,]*|0)$/.test(field) ? Number(field.replaceAll(',', '')) : field,
        ),
      ),
    ),
}

/** A table of rows, with its heading in Chinese or in English. */
export const tableOf = (rows: readonly Row[], order: typeof columns, language: 0 | 1): Table => [
  order.map((column) => column[language]),
  ...rows.map((item) => order.map(([, , text]) => text(item))),
]
