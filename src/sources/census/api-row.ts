import { getYear, type Localized, type Month, type MonthRange, toMonth } from '../../trade/trade.ts'
import { type Row, wholeNumber } from '../formats/formats.ts'
import { badField, type Divisions, expectedWholeNumber, type ReportedRow } from '../reported/reported.ts'
import { findCountry, readRowRole } from './areas.ts'
import { readMonth } from './period.ts'
import { readUnit } from './units.ts'
import type { Variables } from './variables.ts'

/**
 * Columns that divide a total by port, district or state, into domestic and foreign goods (`DF`), by rate provision (`RP`)
 * or by tariff programme (`CTY_SUBCODE`); `-` is the total.
 */
const divisionColumns = ['PORT', 'DISTRICT', 'STATE', 'DF', 'RP', 'CTY_SUBCODE']

/** What the columns are called, for messages. */
export const divisions: Divisions = {
  by: {
    zh: '口岸、关区、州、本国货与外国货、税率规定或优惠项目',
    en: 'port, district, state, domestic or foreign goods, rate provision or tariff programme',
  },
  hint: {
    zh: `下载时把这些都选成合计，再下载一次：API 的 ${divisionColumns.join('、')} 都取“-”或不选，USA Trade Online 选 All。`,
    en: `Choose the total of each of these, and download it again: ${divisionColumns.join(', ')} of the API are "-" or left out, and "All" in USA Trade Online.`,
  },
}

/** Estimated trade in small parcels. */
export const lowValueCode = '9999950000'

/**
 * A function that makes a row of a record of the API.
 *
 * @throws UserError, the function, with line, column and text for what cannot be read.
 */
export function createApiReader(
  file: string,
  names: readonly string[],
  variables: Variables,
  now: Month,
): (row: Row) => ReportedRow {
  const places = new Map(names.map((name, index) => [name, index]))
  return ({ line, fields }) => {
    const get = (name: string | undefined): string =>
      name === undefined ? '' : (fields[places.get(name) ?? -1] ?? '').trim()
    const fail = (name: string, words: Localized): never => {
      throw badField(file, line, name, get(name), words)
    }
    const country = findCountry(get('CTY_CODE'), get('CTY_NAME')) ?? fail('CTY_CODE', noCountry)
    const code = get(variables.commodity)
    if (code !== '-' && !/^(?:\d\d){1,5}$/.test(code)) fail(variables.commodity, noCommodity)
    const level = /^HS(\d+)$/.exec(get('COMM_LVL'))?.[1]
    if (code !== '-' && level !== undefined && Number(level) !== code.length) fail('COMM_LVL', otherLevel)
    const isPart = divisionColumns.some((name) => !['', '-'].includes(get(name)))
    const role = readRowRole(country, isPart)
    const name = get(`${variables.commodity}_SDESC`) || get(`${variables.commodity}_LDESC`)
    const amount = (variable: string): bigint =>
      wholeNumber(get(variable)) ?? fail(variable, expectedWholeNumber)
    const [quantity, quantity2] = [
      [variables.quantity, variables.unit] as const,
      [variables.quantity2, variables.unit2] as const,
    ].map(([variable, unitVariable]) => {
      const unit = readUnit(get(unitVariable))
      return variable === undefined || unit === null || get(variable) === ''
        ? null
        : { amount: amount(variable) * unit.factor, unit: unit.name }
    })
    return {
      ...{ line, role, reporter: 'USA', flow: variables.flow },
      period:
        readPeriod(get, variables.isMonthly, now) ?? fail(places.has('time') ? 'time' : 'YEAR', noPeriod),
      commodity: code === '-' ? null : { code, name },
      partner: country.kind === 'area' ? country.area : { code: '', name: country.name },
      key: get('CTY_CODE'),
      value: amount(variables.value),
      ...{ quantity: quantity?.amount ?? null, unit: quantity?.unit ?? null },
      ...{ quantity2: quantity2?.amount ?? null, unit2: quantity2?.unit ?? null },
      ...(code === lowValueCode && { isEstimated: true }),
      decimals: 0,
    }
  }
}

/** The month, or the year up to it. */
function readPeriod(get: (name: string) => string, isMonthly: boolean, now: Month): MonthRange | null {
  const month = readMonth(get('time') || `${get('YEAR')}-${get('MONTH')}`, now)
  if (month === null) return null
  if (get('YEAR') !== '' && get('YEAR') !== String(getYear(month))) return null
  return isMonthly ? { from: month, to: month } : { from: toMonth(getYear(month), 1), to: month }
}

const noCountry: Localized = {
  zh: '应为 4 位的国家代码、分组（0003、5XXX）或合计（-）',
  en: 'Expected a country of 4 digits, a group (0003, 5XXX) or the total (-)',
}
export const noCommodity: Localized = {
  zh: '应为 2、4、6 或 10 位的编码，或合计（-）',
  en: 'Expected a code of 2, 4, 6 or 10 digits, or the total (-)',
}
const otherLevel: Localized = {
  zh: '与编码的位数不符',
  en: 'This is not the level of the code',
}
const noPeriod: Localized = {
  zh: '应为已有的月份（2024-12），与 YEAR 一致',
  en: 'Expected a past month (2024-12), of the same year as YEAR',
}
