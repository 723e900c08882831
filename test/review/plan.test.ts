import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Lack, mostRows, planQueries } from '../../src/review/plan/plan.ts'
import { listMonths } from '../../src/trade/month.ts'
import { planDownloads } from '../../src/workspace/inspect/plan.ts'
import { queryWords } from '../../src/workspace/inspect/query-words.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { month } from '../support/briefs.ts'
import { field, isThere, load, portal, withLedger, workspaceWith } from '../support/workspaces.ts'

const lack = (more: Partial<Lack> = {}): Lack => ({
  flow: 'export',
  currency: 'USD',
  codes: ['85076000'],
  months: listMonths({ from: month('2022-01'), to: month('2023-12') }),
  dimensions: ['partner', 'place'],
  ...more,
})

describe('what to download', () => {
  it('of a product never seen is asked for apart by partner and by place, a year at once', () => {
    const queries = planQueries([lack()], () => null)
    expect(queries.map(({ cut, months }) => [cut.join('+'), months.from, months.to])).toEqual([
      ['commodity+partner', 202201, 202212],
      ['commodity+partner', 202301, 202312],
      ['commodity+place', 202201, 202212],
      ['commodity+place', 202301, 202312],
    ])
  })

  it('is of one month where only that lacks, in words of the portal’s form', () => {
    const [query] = planQueries([lack({ months: [month('2024-01')], dimensions: ['partner'] })], () => null)
    if (!query) throw new Error('there is one query')
    expect(queryWords(query).zh).toContain('2024年1月，分月展示')
    const both = { ...query, months: { from: month('2024-01'), to: month('2024-03') } }
    expect(queryWords(both).zh).toContain('2024年1月至3月，分月展示')
  })

  it('of a product with few rows is asked for in one cut', () => {
    const queries = planQueries([lack()], () => 450)
    expect(queries.map(({ cut }) => cut.join('+'))).toEqual([
      'commodity+partner+place',
      'commodity+partner+place',
    ])
  })

  it('never crosses a year, and never skips over months that are there', () => {
    const months = ['2022-11', '2022-12', '2023-01', '2023-03'].map(month)
    const queries = planQueries([lack({ months, dimensions: ['place'] })], () => 31)
    expect(queries.map(({ months: { from, to } }) => [from, to])).toEqual([
      [202211, 202212],
      [202301, 202301],
      [202303, 202303],
    ])
  })

  it('stays under the limit however many codes there are', () => {
    const codes = Array.from({ length: 60 }, (_, index) => String(85_000_000 + index))
    const queries = planQueries([lack({ codes })], () => null)
    expect(new Set(queries.flatMap((query) => query.codes)).size).toBe(60)
    for (const { rows } of queries) expect(rows).toBeLessThan(mostRows)
  })

  it.skipIf(!isThere(field))('for the sanitary ware stays under the limit by its history', async () => {
    const workspace = await workspaceWith({
      'bathtubs.yaml': `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["73242100"]}}]
`,
    })
    await load(workspace, [join(portal, '出口_73242100_2022_美元.csv')])
    await withLedger(workspace, async (ledger) => {
      const product = await readProduct(workspace, 'bathtubs')
      const queries = await planDownloads(ledger, product, month('2023-06'))
      for (const { rows } of queries) expect(rows).toBeLessThan(mostRows)
      const exports = queries.filter(({ flow }) => flow === 'export')
      expect(exports).toMatchObject([
        { cut: ['commodity', 'partner', 'place'], months: { from: 202301, to: 202306 }, codes: ['73242100'] },
      ])
      expect(
        queries.filter(({ flow }) => flow === 'import').map(({ months }) => [months.from, months.to]),
      ).toEqual([
        [202201, 202206],
        [202301, 202306],
        [202201, 202206],
        [202301, 202306],
      ])
    })
  })

  it.skipIf(!isThere(field))(
    'of a coming year stays under the limit by what the years before had',
    async () => {
      const workspace = await workspaceWith({
        'bathtubs.yaml': `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["73242100"]}}]
flows: [export]
`,
      })
      const files = [2022, 2023].map((year) => join(portal, `出口_73242100_${year}_美元.csv`))
      await load(workspace, files)
      const lines = files.flatMap((file) => readFileSync(file, 'latin1').split('\n'))
      const perMonth = new Map<string, number>()
      for (const [, place = ''] of lines.flatMap((line) => [...line.matchAll(/^"(20\d{4})"/g)]))
        perMonth.set(place, (perMonth.get(place) ?? 0) + 1)
      const busiest = Math.max(...perMonth.values())
      expect(perMonth.size).toBe(24)
      await withLedger(workspace, async (ledger) => {
        const product = await readProduct(workspace, 'bathtubs')
        const queries = await planDownloads(ledger, product, month('2024-12'))
        expect(queries).toMatchObject([{ flow: 'export', months: { from: 202401, to: 202412 } }])
        for (const { months, rows } of queries) {
          const expected = busiest * listMonths(months).length
          expect(rows).toBeGreaterThanOrEqual(expected)
          expect(rows).toBeLessThan(mostRows)
        }
      })
    },
  )
})
