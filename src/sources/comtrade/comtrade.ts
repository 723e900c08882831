import { type Divisions, defineReportedSource, type OpenTable } from '../reported/reported.ts'
import { openRecords } from './records.ts'
import { decimals, toRow } from './to-row.ts'

/**
 * UN Comtrade (联合国商品贸易统计数据库): the CSV of today, whose heading has 47 names and whose rows have 48 fields, answers
 * of the API as JSON, and CSV of before 2022, of 35 or 12 columns. Read from descriptions, without a real file: CSV of 11
 * columns, and the mixture of both layouts of 2021. Values are in US dollars with three decimals. Annual data are sums over a
 * year, and serve no month.
 */
const openTable: OpenTable = async (file, { now }) => {
  const records = await openRecords(file)
  return {
    currency: 'USD',
    scale: { value: decimals, quantity: decimals },
    dimensions: ['partner'],
    divisions,
    async *rows() {
      for await (const batch of records.open()) yield batch.map((record) => toRow(file.name, record, now))
    },
  }
}

const divisions: Divisions = {
  by: { zh: '运输方式、海关程序或第二伙伴', en: 'transport, customs procedure or second partner' },
  hint: {
    zh: '下载时把这些选项都选成“合计”（TOTAL），再下载一次。',
    en: 'Choose TOTAL for each of these when downloading, and download it again.',
  },
}

/** The first heading or record of such a file, or what stands in its place where a download failed. */
const beginnings = [
  /\brefPeriodId\b.*\bprimaryValue\b/,
  /"reporterCode"/,
  /^.?Classification,Year,.*Trade Value \(US\$\)/s,
  /Query complexity|Resultset count/,
]

export const comtrade = defineReportedSource(
  'comtrade',
  { zh: '联合国商品贸易统计数据库', en: 'UN Comtrade' },
  (head, name) => {
    const text = new TextDecoder().decode(head.subarray(0, 4096))
    if (beginnings.some((pattern) => pattern.test(text))) return true
    return /comtrade|^TradeData_/i.test(name) && /^\s*(?:<|\{)/.test(text)
  },
  openTable,
)
