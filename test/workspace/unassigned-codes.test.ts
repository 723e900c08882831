import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  listUnassignedCodes,
  proposeProduct,
  toProductId,
  writeProposedProduct,
} from '../../src/workspace/inspect/inspect.ts'
import { readOverview } from '../../src/workspace/inspect/overview/overview.ts'
import { productOfText, readProducts } from '../../src/workspace/project/products/products.ts'
import { tradebrief } from '../support/command.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, bathtubs, portalFile } from '../support/trade.ts'
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'

async function workspaceOfBathtubs() {
  const workspace = await workspaceWith()
  const rows = bathtubRows(months('2021-01', '2022-03'))
  await load(workspace, [await portalFile(workspace, '出口2022.csv', rows)], { scope: 'whole' })
  return workspace
}

describe('codes that are of no product', () => {
  it('are listed by heading with their flows and months, and no more once a product has them', async () => {
    const workspace = await workspaceOfBathtubs()
    await withLedger(workspace, async (ledger) => {
      const products = await readProducts(workspace)
      expect(await listUnassignedCodes(ledger, products)).toEqual({
        total: 1,
        groups: [
          {
            ...{ reported: null, heading: '7324', codes: [{ code: bathtubs, name: '' }], flows: ['export'] },
            ...{ currencies: ['USD'], months: months('2021-01', '2022-03') },
          },
        ],
      })
      const proposed = await proposeProduct(ledger, [bathtubs])
      const product = await productOfText(workspace, proposed.id, writeProposedProduct(proposed))
      expect(await listUnassignedCodes(ledger, [product])).toEqual({ total: 0, groups: [] })
    })
  })

  it('become a product of which a brief can be built from the same data', async () => {
    const workspace = await workspaceOfBathtubs()
    await withLedger(workspace, async (ledger) => {
      const proposed = await proposeProduct(ledger, [bathtubs])
      expect(proposed).toMatchObject({ id: `hs-${bathtubs}`, flows: ['export'], by: ['partner', 'place'] })
      const text = writeProposedProduct(proposed)
      // The data reach from one nomenclature into the next.
      expect(parse(text)).toMatchObject({
        flows: ['export'],
        classes: [{ codes: { HS2022: [bathtubs], HS2017: [bathtubs] } }],
      })
      const [overview] = await readOverview(ledger, [await productOfText(workspace, proposed.id, text)])
      expect(overview).toMatchObject({ complete: { edition: 'month', last: 202203 }, missing: [] })
      await expect(proposeProduct(ledger, ['10019900'])).rejects.toThrow('No data of these codes were loaded')
    })
  })

  it('have a file’s name of their English name', () => {
    expect(toProductId('Lavatory seats & covers')).toBe('lavatory-seats-covers')
    expect(toProductId('塑料马桶座圈')).toBe('')
  })

  it('are in the state of the workspace, in both languages and as data', async () => {
    const { folder } = await workspaceOfBathtubs()
    const english = await tradebrief(['-C', folder, '--ui', 'en', 'status'])
    expect(english.stdout).toContain('Codes that were loaded and are of no product:')
    expect(english.stdout).toContain(`${bathtubs} · exports · Jan 2021–Mar 2022`)
    const chinese = await tradebrief(['-C', folder, '--ui', 'zh', 'status'])
    expect(chinese.stdout).toContain('已载入、但不属于任何产品的编码：')
    expect(chinese.stdout).toContain(`${bathtubs} · 出口 · 2021年1月–2022年3月`)
    const data = JSON.parse((await tradebrief(['-C', folder, 'status', '--json'])).stdout)
    expect(data).toMatchObject({
      unassigned: [{ heading: '7324', codes: [{ code: bathtubs }], from: '2021-01', to: '2022-03' }],
      openConfirmations: [],
    })
  })
})
