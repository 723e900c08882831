import type { UserError } from '../../trade/errors/errors.ts'
import type { Flow } from '../../trade/trade.ts'
import { readHead } from '../formats/formats.ts'
import {
  badField,
  codeTable,
  defineReportedSource,
  type KeyColumn,
  type OpenTable,
  openDelimited,
  type ReportedRow,
  RowKeys,
} from '../reported/reported.ts'
import { dataFiles, openAnswer } from './answer.ts'
import { createRowReader } from './to-row.ts'

const columns = [
  ...['CO_ANO', 'CO_MES', 'CO_NCM', 'CO_UNID', 'CO_PAIS', 'SG_UF_NCM', 'CO_VIA', 'CO_URF'],
  ...['QT_ESTAT', 'KG_LIQUIDO', 'VL_FOB'],
]

/** Imports have freight and insurance beside the value free on board. */
const headings: Readonly<Record<Flow, readonly string[]>> = {
  export: columns,
  import: [...columns, 'VL_FRETE', 'VL_SEGURO'],
}

/**
 * ComexStat, the statistics of Brazil (巴西外贸统计): the yearly files of all trade by NCM of eight digits, month, country,
 * state, mode of transport and customs office (`EXP_2023.csv`, `IMP_2023.csv`). Rows of the modes and offices of one cell
 * are parts of it, so that their amounts add up. Values are whole US dollars, free on board in both flows; kilograms come
 * before the statistical quantity, which is at times far off. A file has no totals; it is the whole trade in the codes that
 * it has, since nobody can ask for less of it. The layout of imports is read by description, as no real file is at hand.
 *
 * Answers of the API (`{"data":{"list":[…]}}`) do not say which flow they are of: they are recognised, and refused with
 * what to do in their place.
 */
const openFile: OpenTable = async (file, { now }) => {
  await openAnswer(file)
  const [first = ''] = decodeHead(await readHead(file)).split(/[\r\n]/, 1)
  if (!/CO_ANO|CO_MES|VL_FOB/.test(first) && codeHeading.test(first))
    throw codeTable(file.name, 'ComexStat', dataFiles)
  const { heading, rows } = await openDelimited(file, {
    publisher: 'ComexStat',
    headings: Object.values(headings),
    delimiter: ';',
    encoding: 'windows-1252',
  })
  const flow: Flow = heading.length === columns.length ? 'export' : 'import'
  let isChecked = false
  return {
    currency: 'USD',
    dimensions: ['partner', 'place'],
    hasRepeatedKeys: true,
    isComplete: true,
    async *rows() {
      const keys = isChecked ? null : new RowKeys(file.name, keyColumns)
      const toRow = createRowReader(file.name, flow, now)
      for await (const batch of rows()) {
        const read: ReportedRow[] = []
        for (const row of batch) {
          if (keys?.isRepeated(row)) throw repeatedRow(file.name, row.line, keys.describe(row))
          read.push(toRow(row))
        }
        yield read
      }
      isChecked = true
    },
  }
}

/** Year, month, commodity, country, state, mode of transport and customs office. */
const keyColumns: readonly KeyColumn[] = [
  [0, 16],
  [1, 16],
  [2, 32_768],
  [4, 512],
  [5, 64],
  [6, 32],
  [7, 1024],
]

const repeatedRow = (file: string, line: number, found: string): UserError =>
  badField(file, line, '', found, {
    zh: '这一行与前面的一行是同一个月、同一商品、国家、州、运输方式和海关，不能相加。',
    en: 'This row has the month, commodity, country, state, mode and customs office of an earlier one, and the two cannot be added up.',
  })

/** Tables of codes (PAIS, UF, NCM and others) begin with a code and have names. */
const codeHeading = /^"?(?:CO|SG)_\w+"?[;,].*"?NO_\w+/

const decodeHead = (head: Uint8Array): string =>
  new TextDecoder('windows-1252').decode(head.subarray(0, 4096)).replace(/^(?:\ufeff|ï»¿)/, '')

const nameOfFile = /^(?:EXP|IMP)_\d{4}\b/i

export const comexstat = defineReportedSource(
  'comexstat',
  { zh: '巴西外贸统计（ComexStat）', en: 'ComexStat (Brazil)' },
  (head, name) => {
    const text = decodeHead(head)
    if (/^"?(?:CO|SG)_[A-Z_]+"?[;,]|"processo_info"|"coNcm"/.test(text)) return true
    // A page that was saved in place of a file.
    return nameOfFile.test(name) && /^\s*[<{]/.test(text)
  },
  openFile,
)
