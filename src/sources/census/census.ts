import { UserError } from '../../trade/errors/errors.ts'
import type { Localized } from '../../trade/trade.ts'
import { readHead } from '../formats/formats.ts'
import { codeTable, defineReportedSource, type OpenTable, unlikeHeading } from '../reported/reported.ts'
import type { Source } from '../source.ts'
import { openAnswer } from './answer.ts'
import { createApiReader, divisions } from './api-row.ts'
import { createOnlineReader, findOnlineHeading, openTradeOnline } from './trade-online.ts'
import { findVariables, type ImportSeries, isOfConsumption } from './variables.ts'

/**
 * The foreign trade of the United States by the Census Bureau (美国人口普查局对外贸易统计), by HTS (imports) and Schedule B
 * (exports) of up to ten digits, in US dollars. Three kinds of file: arrays of the API, the same that R has saved as CSV,
 * and tables of USA Trade Online. The API’s layouts of months (`ALL_VAL_MO`, `GEN_VAL_MO`) are read by description; real
 * files at hand are of ports, without total values, and of USA Trade Online, of imports for consumption.
 *
 * The country `-` (World Total) is the total; `0003`, `0020` to `0028` and `1XXX` to `7XXX` are groups that overlap. Values
 * `_YR` are of the year up to the month. General imports and imports for consumption are two series, each a source of its
 * own: a file that has both is read as general ones.
 */
const openSeries =
  (series: ImportSeries): OpenTable =>
  async (file, { now }) => {
    const beginning = new TextDecoder().decode((await readHead(file)).subarray(0, 4096))
    if (codeLists.some((pattern) => pattern.test(beginning)))
      throw codeTable(file.name, 'US Census Bureau', {
        zh: 'API 的回答（JSON 数组）或 USA Trade Online 下载的 CSV',
        en: 'answers of the API (JSON arrays), or CSV of USA Trade Online',
      })
    const shared = { currency: 'USD', dimensions: ['partner'], divisions } as const
    if (findOnlineHeading(beginning) !== undefined) {
      const table = await openTradeOnline(file, series)
      const toRow = createOnlineReader(file.name, table, now)
      return {
        ...shared,
        async *rows() {
          for await (const batch of table.rows()) yield batch.map(toRow)
        },
      }
    }
    const answer = await openAnswer(file)
    const variables = findVariables(answer.names, series)
    if (!variables) throw withoutValues(file.name, answer.names)
    const missing = ['CTY_CODE', variables.commodity].filter((name) => !answer.names.includes(name))
    if (missing.length > 0) throw unlikeHeading(file.name, missing)
    const toRow = createApiReader(file.name, answer.names, variables, now)
    return {
      ...shared,
      async *rows() {
        for await (const batch of answer.rows()) yield batch.map(toRow)
      },
    }
  }

/** A file that has values of ships, containers or planes alone, or none. */
function withoutValues(file: string, names: readonly string[]): UserError {
  const parts = names.filter((name) => /_VAL_(?:MO|YR)$/.test(name))
  return new UserError(
    {
      zh: `文件没有总金额（ALL_VAL_MO、GEN_VAL_MO 或 CON_VAL_MO）${parts.length > 0 ? `，只有按运输方式的部分：${parts.join('、')}` : ''}。`,
      en: `The file has no total values (ALL_VAL_MO, GEN_VAL_MO or CON_VAL_MO)${parts.length > 0 ? `, only parts by transport: ${parts.join(', ')}` : ''}.`,
    },
    {
      where: { file, line: 1 },
      hint: {
        zh: '查询时加上总金额的变量：出口 ALL_VAL_MO，进口 GEN_VAL_MO。',
        en: 'Ask for the variable of the total: ALL_VAL_MO of exports, GEN_VAL_MO of imports.',
      },
    },
  )
}

/** Lists without a heading: countries (`5310 , Afghanistan , AF`) and customs districts (`01,"PORTLAND, ME"`). */
const codeLists = [
  /^\ufeff?\d{4}\s*,\s*[A-Z][^,\r\n]*,\s*[A-Z]{2}\s*[\r\n]/,
  /^\ufeff?\d\d,"[A-Z. ]+, [A-Z]{2}"\s*[\r\n]+\d\d,/,
]

const beginnings = [
  ...codeLists,
  /^\s*\[\s*\[.*"(?:[EI]_COMMODITY|CTY_CODE)"/s,
  /^[^\r\n]*"V1".*[\r\n]+[^\r\n]*"(?:[EI]_COMMODITY|CTY_CODE)"/s,
  /^"",[^\r\n]*"(?:[EI]_COMMODITY|CTY_CODE)"/,
  /^error: (?:error: )?(?:unknown|missing|invalid|wrong|your request)/i,
]

const defineSeries = (id: string, label: Localized, series: ImportSeries): Source =>
  defineReportedSource(
    id,
    label,
    (head) => {
      const text = new TextDecoder().decode(head.subarray(0, 4096))
      const heading = findOnlineHeading(text)
      const isConsumption = isOfConsumption(heading ?? text.split('\n', 3).join('\n'))
      const isKnown = heading !== undefined || beginnings.some((pattern) => pattern.test(text))
      return isKnown && isConsumption === (series === 'consumption')
    },
    openSeries(series),
  )

export const census = defineSeries(
  'census',
  { zh: '美国人口普查局对外贸易统计', en: 'US Census Bureau, foreign trade' },
  'general',
)

export const censusConsumption = defineSeries(
  'census-consumption',
  { zh: '美国人口普查局对外贸易统计（消费进口）', en: 'US Census Bureau, imports for consumption' },
  'consumption',
)
