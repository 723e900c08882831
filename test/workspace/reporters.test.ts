import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { checkProduct } from '../../src/workspace/build/check.ts'
import { toConfirm } from '../../src/workspace/build/confirmations/confirmations.ts'
import {
  findCommodities,
  listUnassignedCodes,
  proposeProduct,
  writeProposedProduct,
} from '../../src/workspace/inspect/inspect.ts'
import { productOfText, readProduct } from '../../src/workspace/project/products/products.ts'
import { briefCases, openBriefCase } from '../support/brief-cases.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, portalFile } from '../support/trade.ts'
import { load, withLedger } from '../support/workspaces.ts'

const reporterCases = briefCases.filter((name) => name.startsWith('reporter-'))

describe('checks of a brief of another reporter', () => {
  it.each(reporterCases)('warn of nothing and ask nothing in the clean files of %s', async (name) => {
    const { workspace, month } = await openBriefCase(name)
    const report = await withLedger(workspace, async (ledger) =>
      checkProduct(workspace, ledger, await readProduct(workspace, name), month),
    )
    const found = report.results.flatMap(({ id, findings }) =>
      findings.flatMap(({ severity, words }) => (severity === 'note' ? [] : [`${id}: ${words.en}`])),
    )
    expect(found).toEqual([])
    expect(toConfirm(report)).toEqual([])
  })
})

describe('codes of another reporter that are of no product', () => {
  it.each(reporterCases)(
    'become a product of its statistics, beside the same codes of China: %s',
    async (name) => {
      const { workspace } = await openBriefCase(name)
      const { heading, codes, reported } = await withLedger(workspace, async (ledger) => {
        const { groups } = await listUnassignedCodes(ledger, [])
        const [group] = groups.filter(({ reported }) => reported !== null)
        if (!group) throw new Error(`${name} has no data of another reporter`)
        return { ...group, codes: group.codes.map(({ code }) => code) }
      })
      const commodity = `${heading}6000`
      const rows = bathtubRows(months('2023-01', '2023-12')).map((row) => ({ ...row, commodity }))
      await load(workspace, [await portalFile(workspace, '出口2023.csv', rows)], { scope: 'whole' })
      await withLedger(workspace, async (ledger) => {
        const { groups } = await listUnassignedCodes(ledger, [])
        expect(groups.map((group) => [group.heading, group.reported])).toEqual([
          [heading, null],
          [heading, reported],
        ])
        const text = writeProposedProduct(await proposeProduct(ledger, codes, reported))
        expect(parse(text)).toMatchObject(reported ?? {})
        const product = await productOfText(workspace, 'of-codes', text)
        const left = await listUnassignedCodes(ledger, [product])
        expect(left.groups.map((group) => group.reported)).toEqual([null])
        const found = await findCommodities(ledger, heading, 10)
        expect(new Set(found.map((commodity) => commodity.reported))).toEqual(new Set([null, reported]))
      })
    },
  )
})
