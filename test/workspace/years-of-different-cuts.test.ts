import { describe, expect, it } from 'vitest'
import { explain } from '../../src/review/explain/explain.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { checkProduct } from '../../src/workspace/build/check.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { month, statements } from '../support/briefs.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, bathtubsProduct, portalFile } from '../support/trade.ts'
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'

/** The year before by partner and place at once, this year in two files of two dimensions each. */
async function workspaceOfBothYears() {
  const workspace = await workspaceWith({ 'bathtubs.yaml': bathtubsProduct })
  const [before, now] = [bathtubRows(months('2022-01', '2022-03')), bathtubRows(months('2023-01', '2023-03'))]
  const byPartner = now.map(({ place: _, ...row }) => row)
  const byPlace = now.map(({ partner: _, ...row }) => row)
  const files = [
    await portalFile(workspace, '出口2022.csv', before),
    await portalFile(workspace, '出口2023伙伴.csv', byPartner),
    await portalFile(workspace, '出口2023省市.csv', byPlace),
  ]
  await load(workspace, files, { scope: 'whole' })
  return workspace
}

describe('years from different cuts', () => {
  it('make a brief that says which, with every figure explained from its own files', async () => {
    const workspace = await workspaceOfBothYears()
    await withLedger(workspace, async (ledger) => {
      const result = await readProduct(workspace, 'bathtubs')
      const briefs = await makeBriefs(workspace, ledger, result, month('2023-03'), ['zh', 'en'])
      const [zh, en] = briefs.map(({ document }) => document)
      if (!zh || !en) throw new Error('no briefs')
      expect(statements(zh)).toContain(
        '查询口径：出口数据采用2023年1-3月按商品、贸易伙伴的查询结果，2022年1-3月按商品、贸易伙伴、注册地的查询结果汇总。',
      )
      expect(statements(en)).toContain(
        'Queries: exports come from the query by commodity, partner for January to March 2023, and from the query by commodity, partner, place for January to March 2022.',
      )
      expect(zh.about.files.map(({ file, rows, rowsInFile }) => [file, rows, rowsInFile])).toEqual([
        ['出口2022.csv', 24, 24],
        ['出口2023伙伴.csv', 24, 24],
        ['出口2023省市.csv', 24, 24],
      ])
      const files = async (id: 'export.ytd.value' | 'export.ytd.value.base') =>
        (await explain(zh.figures, id, ledger)).files.map(({ file }) => file)
      expect(await files('export.ytd.value')).toEqual(['出口2023伙伴.csv'])
      expect(await files('export.ytd.value.base')).toEqual(['出口2022.csv'])
    })
  })

  it('are both compared by the checks', async () => {
    const workspace = await workspaceOfBothYears()
    const report = await withLedger(workspace, async (ledger) =>
      checkProduct(workspace, ledger, await readProduct(workspace, 'bathtubs'), month('2023-03')),
    )
    const monthsAddUp = report.results.find(({ id }) => id === 'months-add-up')
    expect(monthsAddUp).toMatchObject({ looked: 2, findings: [] })
  })
})
