import { readCodeList } from '../../codes/codes.ts'
import { partnerOfId } from '../../codes/partners/partners.ts'
import { type Flow, type Localized, type Month, type MonthRange, toMonth } from '../../trade/trade.ts'
import { csvRows, decodeText, encodingOfHead, type Row, readHead } from '../formats/formats.ts'
import {
  badField,
  codeOfName,
  countDecimals,
  decimalNumber,
  defineReportedSource,
  expectedDecimals,
  type OpenTable,
  type ReportedRow,
  unlikeHeading,
} from '../reported/reported.ts'
import partnerNames from './partner-names.csv'

const heading = ['進出口別', '日期', '貨品號列', '中文貨名', '英文貨名', '國家', '美元(千元)', '重量(公噸)']

/**
 * The customs statistics of Taiwan, China (中国台湾海关进出口统计), by commodity and partner: CSV in Big5 or UTF-8, years of
 * the Republic (108年 is 2019) or runs of months (115年1月~115年3月), thousands of US dollars, tonnes. The real file on hand is
 * of exports; imports are read by the same words. It has no totals, so that nothing tells whether partners are left out.
 */
const openTable: OpenTable = async (file, { now }) => {
  const head = await readHead(file)
  const encoding = encodingOfHead(head) === 'utf-8' ? 'utf-8' : 'big5'
  const openRows = () => csvRows(file.name, decodeText(file, encoding))
  const first = await firstRow(openRows())
  const names = first?.fields.map((field) => field.trim()) ?? []
  const missing = heading.filter((name) => !names.includes(name))
  if (!first || missing.length > 0) throw unlikeHeading(file.name, missing)
  const places = new Map(names.map((name, index) => [name, index]))
  return {
    currency: 'USD',
    dimensions: ['partner'],
    async *rows() {
      for await (const batch of openRows())
        yield batch
          .filter(({ line }) => line > first.line)
          .map((row) => toRow({ file: file.name, row, places, width: names.length, now }))
    },
  }
}

async function firstRow(batches: AsyncIterable<readonly Row[]>): Promise<Row | undefined> {
  for await (const [row] of batches) if (row) return row
  return undefined
}

interface Read {
  readonly file: string
  readonly row: Row
  readonly places: ReadonlyMap<string, number>
  readonly width: number
  readonly now: Month
}

function toRow({ file, row: { line, fields }, places, width, now }: Read): ReportedRow {
  const get = (column: string) => (fields[places.get(column) ?? -1] ?? '').trim()
  const fail = (column: string, words: Localized): never => {
    throw badField(file, line, column, get(column), words)
  }
  if (fields.length !== width)
    throw badField(file, line, '', `${fields.length}`, {
      zh: `这一行有 ${fields.length} 个字段，标题行有 ${width} 个`,
      en: `This row has ${fields.length} fields, and the heading ${width}`,
    })
  const { flow, isPart } = flowOfName(get('進出口別')) ?? fail('進出口別', noFlow)
  const { period, remark } = periodOfText(get('日期'), now) ?? fail('日期', noPeriod)
  const code = get('貨品號列')
  if (!/^(?:\d\d){1,5}\d?$/.test(code))
    fail('貨品號列', { zh: '应为 2 到 11 位的货品号列', en: 'Expected a code of 2 to 11 digits' })
  const [value, tonnes] = [decimalNumber(get('美元(千元)'), 3), decimalNumber(get('重量(公噸)'), 3)]
  if (value === null) fail('美元(千元)', expectedDecimals)
  if (tonnes === null && get('重量(公噸)') !== '') fail('重量(公噸)', expectedDecimals)
  return {
    ...{
      line,
      role: isPart ? ('otherFlowRows' as const) : ('partner' as const),
      reporter: 'TWN',
      flow,
      period,
    },
    commodity: { code, name: get('中文貨名') },
    partner: findPartner(get('國家')),
    // Thousands of dollars with three decimals at most are whole dollars, and tonnes with three are kilograms.
    ...{ value: value ?? 0n, quantity: tonnes, unit: tonnes === null ? null : '千克' },
    ...{ quantity2: null, unit2: null, decimals: countDecimals(get('美元(千元)')) },
    ...(remark !== '' && { remark }),
  }
}

const isoOfName = new Map(readCodeList(partnerNames).map(({ name = '', iso = '' }) => [name, iso]))

/** A partner by its name, which is all that the file has; one that the list lacks has a code made of the name. */
function findPartner(name: string): ReportedRow['partner'] {
  if (name === '其他國家') return { code: '701', name: '' }
  const iso = isoOfName.get(name)
  const code = iso === undefined ? undefined : partnerOfId(iso)?.codes.at(-1)
  return code === undefined ? { code: codeOfName(name), name } : { code, name: '' }
}

function flowOfName(text: string): { readonly flow: Flow; readonly isPart: boolean } | null {
  const [, direction, part] = /^(出口|進口)總值(?:\(含復(?:出口|進口)\))?$|^(復出口|復進口)$/.exec(text) ?? []
  if (part) return { flow: part === '復出口' ? 'export' : 'import', isPart: true }
  return direction ? { flow: direction === '出口' ? 'export' : 'import', isPart: false } : null
}

const noFlow: Localized = {
  zh: '应为“出口總值(含復出口)”或“進口總值(含復進口)”；不含复出口的数据是另一种口径，不能读入',
  en: 'Expected 出口總值(含復出口) or 進口總值(含復進口); data without re-exports are another series and cannot be read',
}

const noPeriod: Localized = {
  zh: '应为已有的民国年份或月份，如 108年、112年5月、115年1月~115年3月',
  en: 'Expected a past year or month of the Republic, such as 108年, 112年5月 or 115年1月~115年3月',
}

/** A year, a month or a run of months, with what stands in brackets behind it: 初步值, preliminary. */
function periodOfText(
  text: string,
  now: Month,
): { readonly period: MonthRange; readonly remark: string } | null {
  const [, year, month, untilYear, untilMonth, remark = ''] =
    /^(\d{2,3})年(?:(\d{1,2})月)?(?:[~～](\d{2,3})年(\d{1,2})月)?(?:\((.{1,20})\))?$/.exec(text) ?? []
  if (year === undefined) return null
  const from = monthOf(year, month ?? '1')
  const to = untilYear ? monthOf(untilYear, untilMonth ?? '') : monthOf(year, month ?? '12')
  if (from === null || to === null || from > to || from > now) return null
  return { period: { from, to }, remark }
}

/** The first year of the Republic is 1912. */
function monthOf(year: string, month: string): Month | null {
  const number = Number(month)
  return number >= 1 && number <= 12 ? toMonth(Number(year) + 1911, number) : null
}

export const taiwan = defineReportedSource(
  'taiwan',
  { zh: '中国台湾海关进出口统计', en: 'Customs statistics of Taiwan, China' },
  (head) => {
    const first = head.subarray(0, 200)
    return ['big5', 'utf-8'].some((encoding) =>
      new TextDecoder(encoding).decode(first).startsWith(heading.slice(0, 3).join()),
    )
  },
  openTable,
)
