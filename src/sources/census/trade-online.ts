import type { Flow, Localized, Month } from '../../trade/trade.ts'
import { csvRows, decodeText, mostLinesAbove, type Row, readHead, wholeNumber } from '../formats/formats.ts'
import {
  badField,
  badWidth,
  endingWithLine,
  expectedWholeNumber,
  type ReportedRow,
  unlikeHeading,
} from '../reported/reported.ts'
import type { SourceFile } from '../source-file.ts'
import type { Answer } from './answer.ts'
import { lowValueCode, noCommodity } from './api-row.ts'
import { findCountryByName, readRowRole } from './areas.ts'
import { readTime } from './period.ts'
import { readUnit } from './units.ts'
import type { ImportSeries } from './variables.ts'

/** The names of values, whose spaces vary. */
const values: Readonly<Record<Flow | ImportSeries, RegExp>> = {
  export: /^(?:FAS|Total Exports) Value \(\$US\)$/,
  general: /^Customs Value \(Gen\) \(\$US\)$/,
  consumption: /^Customs Value \(Cons\) \(\$US\)$/,
  import: /^Customs Value \((?:Gen|Cons)\) \(\$US\)$/,
}

/** A table of USA Trade Online, with the column of its values. */
export interface OnlineTable extends Answer {
  readonly flow: Flow
  readonly value: string
}

/** Columns that each table has, in any order. */
const ownColumns = ['Commodity', 'Country', 'Time']

const isHeading = (names: readonly string[]): boolean => ownColumns.every((name) => names.includes(name))

const toNames = (fields: readonly string[]): string[] =>
  fields.map((name) => name.trim().replace(/\s+/g, ' '))

/** The line at the beginning of a file that is the heading of a table of USA Trade Online, below its titles, if there is one. */
export const findOnlineHeading = (beginning: string): string | undefined =>
  beginning
    .replace(/^\ufeff/, '')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .slice(0, mostLinesAbove + 1)
    .find((line) => isHeading(toNames(line.replaceAll('"', '').split(','))))

/**
 * Reads the heading, below the titles of the report: commodity, country, perhaps a state, district or port, time, and
 * values. Rows end with a comma, for which pandas writes a column `Unnamed: 5`.
 */
export async function openTradeOnline(file: SourceFile, series: ImportSeries): Promise<OnlineTable> {
  await readHead(file)
  const openRows = () => csvRows(file.name, decodeText(endingWithLine(file), 'utf-8'))
  const heading = await findHeading(openRows())
  if (!heading) throw unlikeHeading(file.name, ownColumns)
  const names = toNames(heading.fields)
  const value =
    names.find((name) => values[series].test(name)) ?? names.find((name) => values.export.test(name))
  const first = heading.line
  if (value === undefined) throw unlikeHeading(file.name, ['Customs Value (Gen) ($US)'], [], first)
  return {
    ...{ names, value, flow: values.export.test(value) ? 'export' : 'import' },
    async *rows() {
      for await (const batch of openRows()) {
        const rows = batch.filter(({ line }) => line > first)
        for (const { line, fields } of rows)
          if (fields.length !== names.length) throw badWidth(file.name, line, fields.length, names.length)
        yield rows
      }
    },
  }
}

async function findHeading(batches: AsyncIterable<readonly Row[]>): Promise<Row | undefined> {
  let above = 0
  for await (const rows of batches)
    for (const row of rows) {
      if (isHeading(toNames(row.fields))) return row
      if (++above > mostLinesAbove) return undefined
    }
  return undefined
}

/**
 * A function that makes a row of a record, with the first of its quantities.
 *
 * @throws UserError, the function, with line, column and text for what cannot be read.
 */
export function createOnlineReader(file: string, table: OnlineTable, now: Month): (row: Row) => ReportedRow {
  const places = new Map(table.names.map((name, index) => [name, index]))
  const quantityName = findQuantity(table)
  return ({ line, fields }) => {
    const get = (name: string): string => (fields[places.get(name) ?? -1] ?? '').trim()
    const fail = (name: string, words: Localized): never => {
      throw badField(file, line, name, get(name), words)
    }
    for (const [index, name] of table.names.entries())
      if ((name === '' || name.startsWith('Unnamed')) && fields[index] !== '') fail(name, notEmpty)
    const goods = readGoods(get('Commodity')) ?? fail('Commodity', noGoods)
    const country = findCountryByName(get('Country')) ?? fail('Country', noCountry)
    const isPart = ['District', 'Port', 'State'].some((name) => places.has(name) && !/^All /.test(get(name)))
    const role = readRowRole(country, isPart)
    const value = wholeNumber(get(table.value)) ?? fail(table.value, expectedWholeNumber)
    const unit = quantityName === undefined ? null : readUnit(goods.unit)
    const quantity =
      unit === null || quantityName === undefined || get(quantityName) === ''
        ? null
        : (wholeNumber(get(quantityName)) ?? fail(quantityName, expectedWholeNumber)) * unit.factor
    return {
      ...{ line, role, reporter: 'USA', flow: table.flow },
      period: readTime(get('Time'), now) ?? fail('Time', noTime),
      commodity: goods.code === '' ? null : { code: goods.code, name: goods.name },
      partner: country.kind === 'area' ? country.area : { code: '', name: country.name },
      key: get('Country'),
      ...{
        value,
        quantity,
        unit: quantity === null ? null : (unit?.name ?? null),
        quantity2: null,
        unit2: null,
      },
      ...(goods.code === lowValueCode && { isEstimated: true }),
      decimals: 0,
    }
  }
}

/** The quantity of the series that the values are of, else the one that names no series. */
function findQuantity({ names, value }: OnlineTable): string | undefined {
  const series = /\((?:Gen|Cons)\)/.exec(value)?.[0]
  return ['Quantity 1', `Quantity 1 ${series}`].findLast((name) => names.includes(name))
}

/** `0101210020 Horses, Live (no)`: code, name and unit; all commodities have none. */
function readGoods(
  text: string,
): { readonly code: string; readonly name: string; readonly unit: string } | null {
  if (/^All Commodities/i.test(text)) return { code: '', name: text, unit: '' }
  const [, code, name, unit = ''] = /^((?:\d\d){1,5}) (.*?)(?: \(([^()]*)\))?$/.exec(text) ?? []
  return code === undefined ? null : { code, name: name ?? '', unit: unit.split(',')[0]?.trim() ?? '' }
}

const noGoods: Localized = {
  zh: `商品应以编码开头；${noCommodity.zh}`,
  en: `A commodity begins with its code. ${noCommodity.en}`,
}
const noCountry: Localized = { zh: '应为国家名称', en: 'Expected the name of a country' }
const noTime: Localized = {
  zh: '应为已有的年份或月份（2024、December 2024、2024 through March）',
  en: 'Expected a past year or month (2024, December 2024, 2024 through March)',
}
const notEmpty: Localized = { zh: '这一列应为空', en: 'This column should be empty' }
