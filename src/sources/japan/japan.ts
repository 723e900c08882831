import type { Month } from '../../trade/trade.ts'
import { readHead } from '../formats/formats.ts'
import { codeTable, defineReportedSource, type OpenTable, openDelimited } from '../reported/reported.ts'
import { createRowReader } from './to-row.ts'

const months = ['Year', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const amounts = months.flatMap((month) => [`Quantity1-${month}`, `Quantity2-${month}`, `Value-${month}`])
const withoutCountries = ['Exp or Imp', 'Year', 'HS', 'Unit1', 'Unit2', ...amounts]
const withCountries = ['Exp or Imp', 'Year', 'HS', 'Country', 'Unit1', 'Unit2', ...amounts]

/**
 * The Trade Statistics of Japan (日本财务省贸易统计), as e-Stat publishes them by HS of nine digits: CSV with a row for each
 * commodity and year, perhaps by country, and quantities and values of the year and its twelve months in columns. Values
 * are thousands of yen. Months to come are 0, as months without trade are: neither gives a row, so that a load ends with
 * the last month that has trade. The columns of the year are a check of its months, and are not loaded.
 *
 * The real row at hand is of imports without countries; tables with countries are read by description.
 */
const openFile: OpenTable = async (file, { now }: { readonly now: Month }) => {
  if (codeHeading.test(readBeginning(await readHead(file))))
    throw codeTable(file.name, 'e-Stat', {
      zh: '表头以 Exp or Imp,Year,HS 开头的 CSV',
      en: 'the CSV whose heading begins with Exp or Imp,Year,HS',
    })
  const { heading, rows } = await openDelimited(file, {
    publisher: 'e-Stat',
    headings: [withCountries, withoutCountries],
    delimiter: ',',
    encoding: 'utf-8',
  })
  const toRows = createRowReader(file.name, heading, now)
  return {
    currency: 'JPY',
    dimensions: ['partner'],
    isComplete: true,
    async *rows() {
      for await (const batch of rows()) yield batch.flatMap(toRows)
    },
  }
}

/** The table of countries: codes, areas and names. */
const codeHeading = /^"?Code"?,"?Geographical Zone"?,/

const readBeginning = (head: Uint8Array): string =>
  new TextDecoder().decode(head.subarray(0, 200)).replace(/^\ufeff/, '')

export const japan = defineReportedSource(
  'japan',
  { zh: '日本财务省贸易统计（e-Stat）', en: 'Trade Statistics of Japan (e-Stat)' },
  (head) => {
    const beginning = readBeginning(head)
    return /^"?Exp or Imp"?[,;]/.test(beginning) || codeHeading.test(beginning)
  },
  openFile,
)
