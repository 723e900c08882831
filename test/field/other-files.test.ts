import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { month } from '../support/briefs.ts'
import { field, isThere, load, portal, withLedger, workspaceWith } from '../support/workspaces.ts'

type SoybeanAnswers = Readonly<
  Record<'import' | 'export', Readonly<Record<string, Readonly<Record<string, { rmb: number; kg: number }>>>>>
>

describe.skipIf(!isThere(field))('real files', () => {
  it('of soybeans are recognised as imports and exports, and give the sums by flow, month and partner', async () => {
    const workspace = await workspaceWith()
    const outcomes = await load(
      workspace,
      ['2024in', '2024out', '2025in'].map((name) => join(portal, `soybean-${name}.csv`)),
    )
    expect(outcomes.map(({ load: { flow, currency } }) => [flow, currency])).toEqual([
      ['import', 'CNY'],
      ['export', 'CNY'],
      ['import', 'CNY'],
    ])
    // The file's own shape; each value in it is compared below.
    const answers = JSON.parse(readFileSync(join(field, 'expected.json'), 'utf8')).soybean as SoybeanAnswers
    await withLedger(workspace, async (ledger) => {
      for (const flow of ['import', 'export'] as const) {
        const commodities = [
          ...new Set(
            outcomes.filter(({ load }) => load.flow === flow).flatMap(({ load }) => load.commodities),
          ),
        ]
        const spans = Object.keys(answers[flow]).map((key) => {
          const givenMonth = month(key)
          return { key, months: { from: givenMonth, to: givenMonth }, grain: 'month', commodities } as const
        })
        const rows = await ledger.totals({
          flow,
          currency: 'CNY',
          cut: ['commodity', 'partner'],
          by: 'partner',
          spans,
        })
        const sums: Record<string, Record<string, { rmb: number; kg: number }>> = {}
        for (const { span, code, value, quantity } of rows) {
          const { [span]: ofMonth = {} } = sums
          const { [code]: { rmb, kg } = { rmb: 0, kg: 0 } } = ofMonth
          sums[span] = { ...ofMonth, [code]: { rmb: rmb + Number(value), kg: kg + Number(quantity) } }
        }
        expect(sums).toEqual(answers[flow])
      }
    })
  })

  it('of Shanghai alone load with their scope, and never serve a national total', async () => {
    const workspace = await workspaceWith()
    const [outcome] = await load(workspace, [join(portal, '2022锂离子蓄电池出口.csv')])
    expect(outcome?.load).toMatchObject({
      flow: 'export',
      currency: 'CNY',
      period: { from: 202201, to: 202212 },
      monthly: false,
      scope: { place: ['31'] },
      rows: 98,
    })
    await withLedger(workspace, async (ledger) => {
      const product = {
        ...(await readProduct(workspace, 'lithium-ion')),
        flows: ['export' as const],
        currency: 'CNY' as const,
      }
      await expect(makeBriefs(workspace, ledger, product, month('2022-12'), ['zh'])).rejects.toThrow(
        /2022锂离子蓄电池出口\.csv was filtered to the place Shanghai/,
      )
    })
  })

  it('with English headings, and without months, load once it is said what they are', async () => {
    const workspace = await workspaceWith()
    const [english] = await load(workspace, [join(portal, 'english-header-202601.csv')], { flow: 'export' })
    expect(english?.load).toMatchObject({
      currency: 'USD',
      cut: ['commodity', 'partner', 'procedure', 'place'],
      period: { from: 202601, to: 202601 },
    })
    const [noMonth] = await load(workspace, [join(portal, 'all-dimensions-no-month.csv')], {
      flow: 'export',
      months: '2025',
    })
    expect(noMonth?.load).toMatchObject({
      currency: 'CNY',
      monthly: false,
      period: { from: 202501, to: 202512 },
    })
  })
})
