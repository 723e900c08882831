import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkProduct } from '../../src/workspace/build/check.ts'
import { toConfirm } from '../../src/workspace/build/confirmations/confirm-findings.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { changedRow, type RealRow, readRealFile, writeDownload } from '../support/real-download.ts'
import { month } from '../support/staged.ts'
import { field, isThere, load, withLedger, workspaceWith } from '../support/workspaces.ts'

// Two years in renminbi under US dollars look right beside each other: a third year tells, or the other currency.

const product = (code: string, currency: string) => `
name: {zh: 样品, en: sample goods}
classes: [{name: {zh: 样品, en: Sample goods}, codes: {HS2022: ["${code}"]}}]
flows: [export]
currency: ${currency}
`

const inRenminbi = (rows: readonly RealRow[]) =>
  rows.map((row) => changedRow(row, { value: Math.round(row.value * 7.05) }))

const inYear = (rows: readonly RealRow[], year: number) =>
  rows.map((row) => changedRow(row, { month: `${year}${row.month.slice(4)}` }))

interface Year {
  readonly year: number
  readonly column: 'USD' | 'CNY'
  readonly rows: readonly RealRow[]
}

/** 人民币 in the place of 美元, in the bytes of the portal. */
const headingOf = (heading: string, column: Year['column']) =>
  column === 'USD' ? heading : heading.replace('\xc3\xc0\xd4\xaa', '\xc8\xcb\xc3\xf1\xb1\xd2')

async function askedOf(code: string, currency: string, years: readonly Year[]): Promise<string[]> {
  const workspace = await workspaceWith({ 'sample.yaml': product(code, currency) })
  const { heading } = readRealFile(code, 2023)
  for (const { year, column, rows } of years) {
    const path = join(workspace.folder, `出口${year}-${column}.csv`)
    await writeDownload(path, headingOf(heading, column), rows)
    await utimes(path, new Date(`${year + 1}-01-18`), new Date(`${year + 1}-01-18`))
    await load(workspace, [path], { scope: 'whole' })
  }
  const report = await withLedger(workspace, async (ledger) =>
    checkProduct(workspace, ledger, await readProduct(workspace, 'sample'), month('2023-12')),
  )
  return toConfirm(report).map(({ confirmation, words }) => `${confirmation.id} ${words.en}`)
}

describe.skipIf(!isThere(field)).each(['73242100', '39222000'])(
  'renminbi under US dollars, of %s',
  (code) => {
    const rowsOf = (year: number) => readRealFile(code, year).rows
    const wrong = (): Year[] =>
      [2022, 2023].map((year) => ({ year, column: 'USD', rows: inRenminbi(rowsOf(year)) }))

    it('in both years is told by a clean year before', async () => {
      const before: Year = { year: 2021, column: 'USD', rows: inYear(rowsOf(2022), 2021) }
      const asked = await askedOf(code, 'USD', [before, ...wrong()])
      expect(asked).toEqual([
        expect.stringMatching(/^scale:export\.2022.*probably renminbi under the heading/),
      ])
    })

    it('in both years is told by the same months in renminbi', async () => {
      const others = [2022, 2023].map(
        (year): Year => ({ year, column: 'CNY', rows: inRenminbi(rowsOf(year)) }),
      )
      const asked = await askedOf(code, 'USD', [...wrong(), ...others])
      expect(asked).toEqual([
        expect.stringMatching(/^currency-ratio:export\.2022 .* 1\.00 times those in US dollars/),
        expect.stringMatching(/^currency-ratio:export\.2023 .* 1\.00 times those in US dollars/),
      ])
      expect(await askedOf(code, 'CNY', [...wrong(), ...others])).toEqual([
        expect.stringMatching(/^currency-ratio:export\.2022 /),
        expect.stringMatching(/^currency-ratio:export\.2023 /),
      ])
    })

    it('is not suspected where the two currencies differ by the rate', async () => {
      const right = [2022, 2023].flatMap((year): Year[] => [
        { year, column: 'USD', rows: rowsOf(year) },
        { year, column: 'CNY', rows: inRenminbi(rowsOf(year)) },
      ])
      expect(await askedOf(code, 'USD', right)).toEqual([])
    })
  },
)
