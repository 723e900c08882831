import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { addMonths, formatMonth, listMonths, type Month } from '../../src/trade/month.ts'
import type { Currency, Flow } from '../../src/trade/trade.ts'
import { checkProduct } from '../../src/workspace/build/check.ts'
import { toConfirm } from '../../src/workspace/build/confirmations/confirm-findings.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { changedRow, type RealRow, readRealFile, writeDownload } from '../support/real-download.ts'
import { months } from '../support/staged.ts'
import { field, isThere, load, portal, withLedger, workspaceWith } from '../support/workspaces.ts'

// No check asks for a confirmation about real files as they are: in each month, as exports and as imports, in US dollars
// and in renminbi. TRADEBRIEF_ALL_FAULTS=1 looks at every month; otherwise at some.

const everything = process.env.TRADEBRIEF_ALL_FAULTS === '1'

const asked: string[] = []
let looked = 0
afterAll(() => {
  if (looked > 0)
    console.info(`clean files: ${looked} product-months, of which ${asked.length} are asked about`)
})

const product = (codes: readonly string[], flow: Flow, currency: Currency) => `
name: {zh: 样品, en: sample goods}
classes: [{name: {zh: 样品, en: Sample goods}, codes: {HS2022: [${codes.map((code) => `"${code}"`).join()}]}}]
flows: [${flow}]
currency: ${currency}
`

/** Renminbi to the dollar, as customs counted in the months of 2022 and 2023, rounded. */
const rates = [
  ...[6.38, 6.37, 6.32, 6.36, 6.42, 6.64, 6.69, 6.74, 6.82, 7.05, 7.16, 7.12],
  ...[6.97, 6.79, 6.88, 6.88, 6.9, 7.05, 7.19, 7.15, 7.17, 7.18, 7.18, 7.15],
]

const inRenminbi = (rows: readonly RealRow[]): RealRow[] =>
  rows.map((row) => {
    const at = Number(row.month.slice(0, 4)) * 12 + Number(row.month.slice(4)) - 2022 * 12 - 1
    return changedRow(row, { value: Math.round(row.value * (rates[at] ?? Number.NaN)) })
  })

interface Files {
  readonly name: string
  readonly codes: readonly string[]
  readonly flow: Flow
  /** Of the brief. */
  readonly currency: Currency
  /** Writes the files into a folder, and gives their paths in the order of loading. */
  readonly paths: (folder: string) => Promise<string[]>
  readonly months: readonly Month[]
}

const words = { export: '出口', import: '进口' } as const

/** Both years of a product, in some currencies; the brief is of the last one. */
function realYears(code: string, flow: Flow, currencies: readonly Currency[]): Files {
  const currency = currencies.at(-1) ?? 'USD'
  return {
    name: `${code}, ${flow}s in ${currencies.join(' and ')}`,
    codes: [code],
    flow,
    currency,
    months: listMonths(months('2022-06', '2023-12')),
    paths: async (folder) => {
      const paths: string[] = []
      for (const year of [2022, 2023])
        for (const one of currencies) {
          const { heading, rows } = readRealFile(code, year)
          const isDollars = one === 'USD'
          const path = join(folder, `${words[flow]}${year}-${one}.csv`)
          // 人民币 and 美元 in the bytes of the portal.
          const columns = isDollars
            ? heading
            : heading.replace('\xc3\xc0\xd4\xaa', '\xc8\xcb\xc3\xf1\xb1\xd2')
          await writeDownload(path, columns, isDollars ? rows : inRenminbi(rows))
          await utimes(path, new Date(`${year + 1}-01-18`), new Date(`${year + 1}-01-18`))
          paths.push(path)
        }
      return paths
    },
  }
}

const stored = (
  name: string,
  codes: readonly string[],
  flow: Flow,
  range: string[],
  files: string[],
): Files => ({
  name,
  codes,
  flow,
  currency: name.startsWith('2018') ? 'USD' : 'CNY',
  months: listMonths(months(range[0] ?? '', range[1])),
  paths: async () => files.map((file) => join(portal, file)),
})

const soybeans = ['12011000', '12019011', '12019019', '12019020']

const all: readonly Files[] = [
  ...['73242100', '39222000'].flatMap((code) => [
    realYears(code, 'export', ['USD']),
    realYears(code, 'export', ['CNY']),
    realYears(code, 'export', ['CNY', 'USD']),
    realYears(code, 'import', ['USD']),
    realYears(code, 'import', ['USD', 'CNY']),
  ]),
  stored(
    'soybeans, imports',
    soybeans,
    'import',
    ['2024-06', '2025-10'],
    ['soybean-2024in.csv', 'soybean-2025in.csv'],
  ),
  stored('soybeans, exports', soybeans, 'export', ['2024-06', '2024-12'], ['soybean-2024out.csv']),
  stored('2018, exports', ['62121090', '96151100'], 'export', ['2018-10', '2018-10'], ['e210201810.csv']),
  stored('2018, imports', ['71023100', '97050000'], 'import', ['2018-06', '2018-06'], ['i20420186.csv']),
  stored(
    'batteries of Shanghai',
    ['85076000'],
    'export',
    ['2022-12', '2022-12'],
    ['2022锂离子蓄电池出口.csv'],
  ),
]

describe.skipIf(!isThere(field))('clean real files', () => {
  it.each(all)('of $name are not asked about', { timeout: 600_000 }, async (files) => {
    const workspace = await workspaceWith({
      'sample.yaml': product(files.codes, files.flow, files.currency),
    })
    const { flow } = files
    const outcomes = await load(workspace, await files.paths(workspace.folder), { scope: 'whole', flow })
    expect(new Set(outcomes.map((outcome) => outcome.load.currency))).toContain(files.currency)
    const found = await withLedger(workspace, async (ledger) => {
      const read = await readProduct(workspace, 'sample')
      const open: string[] = []
      const last = files.months.at(-1)
      for (const at of files.months) {
        if (!everything && at !== last && at !== addMonths(last ?? at, -5)) continue
        looked++
        const report = await checkProduct(workspace, ledger, read, at)
        for (const { words: said } of toConfirm(report)) open.push(`${formatMonth(at)}: ${said.en}`)
      }
      return open
    })
    asked.push(...found)
    expect(found).toEqual([])
  })
})
