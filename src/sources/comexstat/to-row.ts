import {
  type Flow,
  type Localized,
  type Month,
  type MonthRange,
  type NamedCode,
  toMonth,
} from '../../trade/trade.ts'
import { type Row, wholeNumber } from '../formats/formats.ts'
import {
  badField,
  expectedCountryDigits,
  expectedWholeNumber,
  type ReportedRow,
  readAreas,
} from '../reported/reported.ts'
import areas from './areas.csv'

const countries = readAreas(areas)

/** Statistical units by their code: the unit of the ledger, and how many of it one is. */
const units: Readonly<Record<string, readonly [unit: string, factor: bigint]>> = {
  ...{ '10': ['千克', 1n], '11': ['个', 1n], '12': ['千个', 1n], '13': ['双', 1n], '14': ['米', 1n] },
  ...{ '15': ['平方米', 1n], '16': ['立方米', 1n], '17': ['升', 1n], '18': ['千瓦时', 1000n] },
  ...{ '19': ['克拉', 1n], '20': ['个', 12n], '21': ['千克', 1000n], '22': ['克', 1n] },
  ...{ '23': ['十亿国际单位', 1n], '24': ['千克毛重', 1n] },
}

/** The columns by their place, which the heading has shown. */
const column = {
  ...{ year: 0, month: 1, commodity: 2, unit: 3, country: 4, state: 5 },
  ...{ quantity: 8, kilograms: 9, value: 10, freight: 11, insurance: 12 },
} as const

/**
 * A function that makes a row of a record. Months, commodities, countries and states are made once each, since a file has
 * millions of rows.
 *
 * @throws UserError, the function, with line, column and text for what cannot be read.
 */
export function createRowReader(file: string, flow: Flow, now: Month): (row: Row) => ReportedRow {
  const periods = new Map<string, MonthRange>()
  const commodities = new Map<string, NamedCode>()
  const states = new Map<string, NamedCode>()
  return ({ line, fields }) => {
    const fail = (place: keyof typeof column, words: Localized): never => {
      throw badField(file, line, names[place], fields[column[place]] ?? '', words)
    }
    const get = (place: keyof typeof column): string => fields[column[place]] ?? ''
    const amount = (place: keyof typeof column): bigint =>
      wholeNumber(get(place)) ?? fail(place, expectedWholeNumber)
    const when = `${get('year')}-${get('month')}`
    const period = findOrAdd(periods, when, readMonth) ?? fail('month', noMonth)
    if (period.from > now) fail('month', future)
    const commodity =
      findOrAdd(commodities, get('commodity'), readCommodity) ?? fail('commodity', noCommodity)
    const partner =
      countries.get(get('country')) ??
      unlistedCountry(get('country')) ??
      fail('country', expectedCountryDigits)
    const place = findOrAdd(states, get('state'), readState) ?? fail('state', noState)
    const [unit, factor] = units[get('unit')] ?? fail('unit', noUnit)
    const [kilograms, quantity] = [amount('kilograms'), amount('quantity') * factor]
    if (flow === 'import') {
      amount('freight')
      amount('insurance')
    }
    return {
      ...{ line, role: 'partner', reporter: 'BRA', flow, period, commodity, partner, place },
      ...{ value: amount('value'), quantity: kilograms, unit: '千克' },
      ...(unit === '千克' ? { quantity2: null, unit2: null } : { quantity2: quantity, unit2: unit }),
      decimals: 0,
    }
  }
}

const names: Readonly<Record<keyof typeof column, string>> = {
  ...{ year: 'CO_ANO', month: 'CO_MES', commodity: 'CO_NCM', unit: 'CO_UNID', country: 'CO_PAIS' },
  ...{ state: 'SG_UF_NCM', quantity: 'QT_ESTAT', kilograms: 'KG_LIQUIDO', value: 'VL_FOB' },
  ...{ freight: 'VL_FRETE', insurance: 'VL_SEGURO' },
}

/** What a text stands for, read when it comes first; null where it cannot be read. */
function findOrAdd<Value>(
  seen: Map<string, Value>,
  text: string,
  read: (text: string) => Value | null,
): Value | null {
  const found = seen.get(text)
  if (found !== undefined) return found
  const value = read(text)
  if (value !== null) seen.set(text, value)
  return value
}

function readMonth(text: string): MonthRange | null {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? []
  if (year === undefined || Number(year) < 1989) return null
  const from = toMonth(Number(year), Number(month))
  return { from, to: from }
}

const readCommodity = (code: string): NamedCode | null => (/^\d{8}$/.test(code) ? { code, name: '' } : null)

const readState = (code: string): NamedCode | null => (/^[A-Z]{2}$/.test(code) ? { code, name: '' } : null)

/** A country that is newer than our list. */
const unlistedCountry = (code: string): NamedCode | null =>
  /^\d{3}$/.test(code) ? { code: `Z${code}`, name: '' } : null

const noMonth: Localized = {
  zh: '应为年份（1989 年起）和 01 至 12 的月份',
  en: 'Expected a year, from 1989 on, and a month from 01 to 12',
}
const future: Localized = { zh: '这个月还没有到', en: 'This month lies in the future' }
const noCommodity: Localized = { zh: '应为 8 位的 NCM 编码', en: 'Expected an NCM code of 8 digits' }
const noState: Localized = { zh: '应为两个字母的州代码', en: 'Expected the two letters of a state' }
const noUnit: Localized = { zh: '没有这个计量单位代码', en: 'There is no such unit' }
