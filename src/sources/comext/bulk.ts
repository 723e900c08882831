import type { Flow, Localized, Month, MonthRange } from '../../trade/trade.ts'
import { type Row, wholeNumber } from '../formats/formats.ts'
import {
  badField,
  decimalNumber,
  expectedWholeNumber,
  type KeyColumn,
  type OpenTable,
  openDelimited,
  type ReportedRow,
  RowKeys,
} from '../reported/reported.ts'
import { findPartner, findReporter } from './areas.ts'
import { readCommodity } from './commodity.ts'
import { readPeriod } from './period.ts'
import { readUnit } from './units.ts'

export const bulkHeading = [
  ...['REPORTER', 'PARTNER', 'TRADE_TYPE', 'PRODUCT_NC', 'PRODUCT_SITC', 'PRODUCT_CPA21', 'PRODUCT_CPA22'],
  ...['PRODUCT_BEC', 'PRODUCT_BEC5', 'PRODUCT_SECTION', 'FLOW', 'STAT_PROCEDURE', 'SUPPL_UNIT', 'PERIOD'],
  ...['VALUE_EUR', 'VALUE_NAC', 'QUANTITY_KG', 'QUANTITY_SUPPL_UNIT'],
]

const place = (name: string): number => bulkHeading.indexOf(name)

const [reporterPlace, partnerPlace, typePlace, productPlace] = [0, 1, 2, 3] as const
const [flowPlace, procedurePlace, unitPlace, periodPlace, valuePlace] = [10, 11, 12, 13, 14] as const

/** What no two rows share: reporter, partner, type of trade, product, section, flow, procedure and period. */
const keyColumns: readonly KeyColumn[] = [
  ...([
    [reporterPlace, 64],
    [partnerPlace, 1024],
    [typePlace, 4],
    [productPlace, 32_768],
  ] as const),
  ...([
    [place('SUPPL_UNIT'), 128],
    [flowPlace, 4],
    [procedurePlace, 16],
    [periodPlace, 16],
  ] as const),
]

/** Values are whole euros; quantities have two decimals at most. */
export const scale = { value: 0, quantity: 2 }

/** Rows of the statistical procedures of one cell are parts of it. */
export const openBulk: OpenTable = async (file, { now }) => {
  const { rows } = await openDelimited(file, {
    publisher: 'Comext',
    headings: [bulkHeading],
    delimiter: ',',
    encoding: 'utf-8',
  })
  let isChecked = false
  return {
    ...{ currency: 'EUR', scale, dimensions: ['partner'], hasRepeatedKeys: true, isComplete: true },
    async *rows() {
      const keys = isChecked ? null : new RowKeys(file.name, keyColumns)
      for await (const batch of rows()) {
        const read: ReportedRow[] = []
        for (const row of batch) {
          read.push(toRow(file.name, row, now))
          if (keys?.isRepeated(row)) throw repeatedRow(file.name, row.line, keys.describe(row))
        }
        yield read
      }
      isChecked = true
    },
  }
}

const flows: Readonly<Record<string, Flow>> = { '1': 'import', '2': 'export' }

function toRow(file: string, { line, fields }: Row, now: Month): ReportedRow {
  const get = (index: number): string => fields[index] ?? ''
  const fail = (index: number, words: Localized): never => {
    throw badField(file, line, bulkHeading[index] ?? '', get(index), words)
  }
  const reporter = findReporter(get(reporterPlace)) ?? fail(reporterPlace, noArea)
  const partner = findPartner(get(partnerPlace)) ?? fail(partnerPlace, noArea)
  const flow = flows[get(flowPlace)] ?? fail(flowPlace, noFlow)
  if (!/^[IE]$/.test(get(typePlace))) fail(typePlace, noType)
  if (!/^[1-9]$/.test(get(procedurePlace))) fail(procedurePlace, noProcedure)
  const { commodity, isConfidential } = readCommodity(get(productPlace)) ?? fail(productPlace, noProduct)
  const period: MonthRange = readPeriod(get(periodPlace), now) ?? fail(periodPlace, noPeriod)
  const value = wholeNumber(get(valuePlace)) ?? fail(valuePlace, expectedWholeNumber)
  const [kilograms, supplementary] = [16, 17].map(
    (index) => decimalNumber(get(index), scale.quantity) ?? fail(index, noQuantity),
  )
  const unit = readUnit(get(unitPlace))
  return {
    ...{
      line,
      role: partner.kind === 'area' ? 'partner' : 'aggregateRows',
      reporter,
      flow,
      period,
      commodity,
    },
    partner: partner.kind === 'area' ? partner.area : { code: '', name: partner.name },
    ...{ value, quantity: kilograms ?? null, unit: '千克' },
    quantity2: unit === null ? null : (supplementary ?? 0n) * unit.factor,
    unit2: unit?.name ?? null,
    ...(isConfidential && { isConfidential }),
    decimals: 0,
  }
}

const repeatedRow = (file: string, line: number, found: string) =>
  badField(file, line, '', found, {
    zh: '这一行与前面的一行是同一报告方、伙伴、商品、方向、程序和时期，不能相加。',
    en: 'This row has the reporter, partner, product, flow, procedure and period of an earlier one, and the two cannot be added up.',
  })

export const noArea: Localized = { zh: '没有这个国家或地区', en: 'There is no such area' }
export const noFlow: Localized = {
  zh: '应为 1（进口）或 2（出口）',
  en: 'Expected 1 (imports) or 2 (exports)',
}
const noType: Localized = {
  zh: '应为 I（欧盟内）或 E（欧盟外）',
  en: 'Expected I (within the Union) or E (with others)',
}
const noProcedure: Localized = { zh: '应为一位数字的统计程序', en: 'Expected a procedure of one digit' }
export const noProduct: Localized = {
  zh: '应为 2 至 8 位的合并编目编码，保密部分以 X 代替，或 TOTAL',
  en: 'Expected a code of the Combined Nomenclature of 2 to 8 digits, with X for what is confidential, or TOTAL',
}
export const noPeriod: Localized = {
  zh: '应为已有的年份或月份（2015、2015-01、201501）',
  en: 'Expected a past year or month (2015, 2015-01, 201501)',
}
export const noQuantity: Localized = {
  zh: '应为不带符号的数，最多两位小数',
  en: 'Expected a number without a sign and with two decimals at most',
}
