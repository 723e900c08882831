import { standardCodes } from '../../codes/codes.ts'
import {
  type Flow,
  getYear,
  type Localized,
  type Month,
  type MonthRange,
  toMonth,
} from '../../trade/trade.ts'
import {
  badField,
  countDecimals,
  decimalNumber,
  expectedDecimals,
  type ReportedRow,
  type RowRole,
} from '../reported/reported.ts'
import { findArea } from './areas.ts'
import type { DataRecord, Field } from './data-record.ts'

/** Values and quantities have up to three decimals. */
export const decimals = 3

/** Flows and what they are of; those of re-exports and the like are part of exports or imports. */
const flowOfCode: Readonly<
  Record<string, { readonly flow: Flow; readonly isPart: boolean; readonly name: RegExp }>
> = {
  M: { flow: 'import', isPart: false, name: /^imports?$/i },
  X: { flow: 'export', isPart: false, name: /^exports?$/i },
  '1': { flow: 'import', isPart: false, name: /^imports?$/i },
  '2': { flow: 'export', isPart: false, name: /^exports?$/i },
  '3': { flow: 'export', isPart: true, name: /^re-exports?$/i },
  '4': { flow: 'import', isPart: true, name: /^re-imports?$/i },
  RX: { flow: 'export', isPart: true, name: /./ },
  DX: { flow: 'export', isPart: true, name: /./ },
  XIP: { flow: 'export', isPart: true, name: /./ },
  XOP: { flow: 'export', isPart: true, name: /./ },
  RM: { flow: 'import', isPart: true, name: /./ },
  FM: { flow: 'import', isPart: true, name: /./ },
  MIP: { flow: 'import', isPart: true, name: /./ },
  MOP: { flow: 'import', isPart: true, name: /./ },
}

/** Units of the database by the Chinese names that the ledger has. */
const unitOfName: Readonly<Record<string, string>> = {
  ...{ u: '个', kg: '千克', l: '升', m: '米', 'm²': '平方米', m2: '平方米', 'm³': '立方米', m3: '立方米' },
  ...{ '2u': '双', carat: '克拉', '1000u': '千个', 'Number of items': '个', 'Weight in kilograms': '千克' },
  ...{ 'Volume in litres': '升', 'Length in metres': '米', 'Area in square metres': '平方米' },
  ...{ 'Volume in cubic meters': '立方米', 'Weight in carats': '克拉', 'Number of pairs': '双' },
  ...{ 'Thousands of items': '千个' },
}

/**
 * A record as a row.
 *
 * @throws UserError with line, field and text for what cannot be read, or for fields that contradict each other.
 */
export function toRow(file: string, record: DataRecord, now: Month): ReportedRow {
  const fail = (field: Field, words: Localized): never => {
    throw badField(file, record.line, record.name(field), record.get(field), words)
  }
  const flow = readFlow(record, fail)
  const reporter = readReporter(record, fail)
  const partner = findArea(record.get('partnerISO'), record.get('partnerCode'))
  if (partner === null) return fail('partnerCode', { zh: '没有这个贸易伙伴', en: 'There is no such partner' })
  if (partner === 'conflict')
    return fail('partnerISO', {
      zh: `伙伴的字母代码与数字代码（${record.get('partnerCode')}）不是同一地区`,
      en: `The partner’s letters and number (${record.get('partnerCode')}) are not of one area`,
    })
  const value = readValue(file, record, fail)
  const quantities = readQuantities(record, fail)
  return {
    line: record.line,
    role: roleOf(record, flow.isPart, partner.kind),
    reporter,
    flow: flow.flow,
    period: readPeriod(record, now, fail),
    commodity: readCommodity(record, fail),
    partner: {
      code: partner.kind === 'area' ? partner.code : '',
      // Names of areas on our list come from it: “Other Asia, nes” is 中国台湾.
      name:
        partner.kind === 'area' && standardCodes.isListed('partner', partner.code)
          ? ''
          : record.get('partnerDesc'),
    },
    value,
    ...quantities,
    isEstimated: isEstimated(record, quantities.quantity !== null),
    decimals: countDecimals(record.get('primaryValue')),
  }
}

type Fail = (field: Field, words: Localized) => never

function readFlow(record: DataRecord, fail: Fail) {
  const flow = flowOfCode[record.get('flowCode')]
  if (!flow) return fail('flowCode', { zh: '没有这种贸易流向', en: 'There is no such flow' })
  const name = record.get('flowDesc')
  if (name !== '' && !flow.name.test(name))
    return fail('flowDesc', {
      zh: `流向名称与代码（${record.get('flowCode')}）不符`,
      en: `The name of the flow is not that of its code (${record.get('flowCode')})`,
    })
  return flow
}

function readReporter(record: DataRecord, fail: Fail): string {
  const area = findArea(record.get('reporterISO'), record.get('reporterCode'))
  if (area === 'conflict')
    return fail('reporterISO', {
      zh: `报告方的字母代码与数字代码（${record.get('reporterCode')}）不是同一地区`,
      en: `The reporter’s letters and number (${record.get('reporterCode')}) are not of one area`,
    })
  if (area?.kind === 'group') return 'EU'
  if (area?.kind !== 'area' || area.iso === '')
    return fail('reporterCode', { zh: '没有这个报告方', en: 'There is no such reporter' })
  return area.iso
}

/** A row with a second partner, a customs procedure or a mode of transport divides the one that has the total of it. */
function roleOf(record: DataRecord, isPartOfFlow: boolean, kind: 'world' | 'group' | 'area'): RowRole {
  if (isPartOfFlow) return 'otherFlowRows'
  const isTotal =
    ['', '0'].includes(record.get('partner2Code')) &&
    ['', 'C00'].includes(record.get('customsCode')) &&
    ['', '0'].includes(record.get('motCode')) &&
    ['', '0'].includes(record.get('mosCode'))
  if (!isTotal) return 'breakdownRows'
  return kind === 'world' ? 'total' : kind === 'group' ? 'aggregateRows' : 'partner'
}

function readPeriod(record: DataRecord, now: Month, fail: Fail): MonthRange {
  const period = record.get('period') || record.get('refYear')
  const [, year = '', month = ''] = /^(\d{4})(\d{2})?$/.exec(period) ?? []
  const [refYear, refMonth] = [record.get('refYear'), record.get('refMonth')]
  const isYear = month === '' || month === '52'
  const first = isYear ? 1 : Number(month)
  if (year === '' || Number(year) < 1962 || first < 1 || first > 12)
    return fail('period', {
      zh: '应为年份（2022）或月份（202301）',
      en: 'Expected a year (2022) or a month (202301)',
    })
  if (refYear !== '' && refYear !== year)
    return fail('refYear', { zh: `与时期 ${period} 不符`, en: `This is not the year of ${period}` })
  if (refMonth !== '' && Number(refMonth) !== (isYear ? 52 : first))
    return fail('refMonth', { zh: `与时期 ${period} 不符`, en: `This is not the month of ${period}` })
  if (record.get('freqCode') !== '' && record.get('freqCode') !== (isYear ? 'A' : 'M'))
    return fail('freqCode', { zh: `与时期 ${period} 不符`, en: `This does not go with ${period}` })
  const from = toMonth(Number(year), first)
  const to = isYear ? toMonth(Number(year), 12) : from
  if (isYear ? Number(year) > getYear(now) : from > now)
    return fail('period', { zh: '这个时期还没有到', en: 'This lies in the future' })
  return { from, to }
}

/** Null for all commodities. Older files have lost the zero in front of codes. */
function readCommodity(record: DataRecord, fail: Fail): ReportedRow['commodity'] {
  const code = record.get('cmdCode')
  const level = record.get('aggrLevel')
  if (code === 'TOTAL') {
    if (level !== '' && level !== '0')
      return fail('aggrLevel', { zh: '合计的级别应为 0', en: 'The level of a total is 0' })
    return null
  }
  const padded = code.length % 2 === 1 ? `0${code}` : code
  if (!/^(?:\d{2}|\d{4}|\d{6})$/.test(padded))
    return fail('cmdCode', {
      zh: '应为 2、4 或 6 位的协调制度编码，或 TOTAL；其他分类（SITC、BEC）不能读入',
      en: 'Expected an HS code of 2, 4 or 6 digits, or TOTAL; other classifications (SITC, BEC) cannot be read',
    })
  if (level !== '' && Number(level) !== padded.length)
    return fail('aggrLevel', { zh: `与编码 ${code} 的位数不符`, en: `This is not the level of ${code}` })
  return { code: padded, name: record.get('cmdDesc') }
}

const scientific: Localized = {
  zh: '电子表格把这个数改成了科学计数法，后面的数字已经丢失',
  en: 'A spreadsheet has written this number in scientific notation, and its last digits are lost',
}
const untouched: Localized = {
  zh: '请重新下载，直接载入下载的文件，不要用电子表格打开后再存。',
  en: 'Download it again, and load it as it is, without saving it in a spreadsheet.',
}

function readValue(file: string, record: DataRecord, fail: Fail): bigint {
  const text = record.get('primaryValue')
  const value = decimalNumber(text, decimals)
  if (value === null && /^[\d.]+E[+]?\d+$/i.test(text))
    throw badField(file, record.line, record.name('primaryValue'), text, scientific, untouched)
  if (value === null) return fail('primaryValue', expectedDecimals)
  const others = (['cifvalue', 'fobvalue'] as const).flatMap((field) => {
    const text = record.get(field)
    return text === '' ? [] : [decimalNumber(text, decimals)]
  })
  if (others.length > 0 && !others.includes(value))
    return fail('primaryValue', {
      zh: `既不等于到岸价（${record.get('cifvalue')}），也不等于离岸价（${record.get('fobvalue')}）`,
      en: `This is neither the CIF value (${record.get('cifvalue')}) nor the FOB value (${record.get('fobvalue')})`,
    })
  return value
}

/**
 * Whether the database estimated the quantity or the weight. Spreadsheets and pandas write `TRUE` and `True`. The flag of
 * before 2022 is 2 for an estimated quantity, 4 for an estimated weight and 6 for both, also in files that have neither.
 */
function isEstimated(record: DataRecord, hasQuantity: boolean): boolean {
  const isTrue = (['isQtyEstimated', 'isNetWgtEstimated'] as const).some((field) =>
    /^true$/i.test(record.get(field)),
  )
  return isTrue || (hasQuantity && /^[246](?:\.0)?$/.test(record.get('legacyEstimationFlag')))
}

/** The quantity in its own unit, and the net weight beside it; the weight alone where there is no other. */
function readQuantities(
  record: DataRecord,
  fail: Fail,
): Pick<ReportedRow, 'quantity' | 'unit' | 'quantity2' | 'unit2'> {
  const [quantity, weight] = (['qty', 'netWgt'] as const).map((field) => {
    const text = record.get(field)
    if (text === '') return null
    const amount = decimalNumber(text, decimals)
    if (amount === null) return fail(field, expectedDecimals)
    // A zero beside a value is one that nobody reported.
    return amount === 0n ? null : amount
  })
  const name = record.get('qtyUnitAbbr')
  const unit = name === '' || name === 'N/A' || name === 'No Quantity' ? null : (unitOfName[name] ?? name)
  const kilograms = { quantity: weight ?? null, unit: weight == null ? null : '千克' }
  if (quantity == null || unit === null) return { ...kilograms, quantity2: null, unit2: null }
  if (unit === '千克') return { quantity, unit, quantity2: null, unit2: null }
  return { quantity, unit, quantity2: kilograms.quantity, unit2: kilograms.unit }
}
