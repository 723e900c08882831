import { describe, expect, it } from 'vitest'
import type { TracedRow } from '../../src/ledger/ledger-interface.ts'
import { revisedCells } from '../../src/review/revisions/revisions.ts'
import { type RevisionsOrder, readRevisions } from '../../src/workspace/inspect/revisions.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { tradebrief } from '../support/command.ts'
import type { PortalRow } from '../support/portal-file.ts'
import { month, months } from '../support/staged.ts'
import { bathtubRows, bathtubs, portalFile } from '../support/trade.ts'
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'

const product = `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["${bathtubs}"]}}]
flows: [export]
value: {scale: 万}
`

const year2022 = bathtubRows(months('2022-01', '2022-12'))
const year2023 = bathtubRows(months('2023-01', '2023-03'))

/** Partner 502 from place 31 had 900,000 dollars more in February 2023 than first published. */
const revised = year2023.map((row) =>
  row.month === '202302' && row.partner === '502' && row.place === '31'
    ? { ...row, value: row.value + 900_000 }
    : row,
)

async function workspaceOf(files: readonly [name: string, rows: readonly PortalRow[], asOf: string][]) {
  const workspace = await workspaceWith({ 'bathtubs.yaml': product })
  for (const [name, rows, asOf] of files)
    await load(workspace, [await portalFile(workspace, name, rows)], { asOf, scope: 'whole' })
  return workspace
}

const threeVintages = () =>
  workspaceOf([
    ['出口2022.csv', year2022, '2023-01-18'],
    ['出口2023-3.csv', revised, '2023-05-18'],
    ['出口2023.csv', year2023, '2023-04-18'],
  ])

const revisionsOf = (workspace: Workspace, order: RevisionsOrder = {}) =>
  withLedger(workspace, async (ledger) =>
    readRevisions(workspace, ledger, await readProduct(workspace, 'bathtubs'), order),
  )

describe('revisions of a product', () => {
  it('are told by cell, with the figures that print otherwise, of the last two vintages that differ', async () => {
    const revisions = await revisionsOf(await threeVintages())
    expect(revisions).toMatchObject({
      from: '2023-04-18T00:00:00.000Z',
      to: '2023-05-18T00:00:00.000Z',
      month: '2023-03',
    })
    expect(revisions?.cells).toEqual([
      {
        flow: 'export',
        cut: 'commodity+partner+place',
        months: '2023-02',
        commodity: bathtubs,
        partner: '502',
        procedure: null,
        place: '31',
        measure: 'value',
        unit: 'USD',
        old: 502_062n,
        new: 1_402_062n,
        difference: 900_000n,
        change: 'revised',
        counterpart: null,
      },
    ])
    const moved = new Map(revisions?.figures?.map((figure) => [figure.id, figure]))
    // The 24 rows of 2023 make 6,331,800 dollars; in 万, with 90 more.
    expect(moved.get('export.ytd.value')).toMatchObject({ old: '633.2', new: '723.2' })
    expect(moved.get('export.ytd.value.yoy')).toMatchObject({ old: '0.0', new: '14.2' })
    expect(moved.has('export.month.value')).toBe(false)
  })

  it('are none between vintages that only add months, nor after the last', async () => {
    const workspace = await threeVintages()
    expect(await revisionsOf(workspace, { to: '2023-05-01T00:00:00Z' })).toBeNull()
    expect(await revisionsOf(workspace, { from: '2023-05-18T00:00:00Z' })).toMatchObject({
      cells: [],
      figures: [],
    })
  })

  it('between dates of one’s own take all that lies between', async () => {
    const revisions = await revisionsOf(await threeVintages(), {
      from: '2023-04-30T00:00:00Z',
      to: '2023-12-31T00:00:00Z',
    })
    expect(revisions?.cells).toHaveLength(1)
  })

  it('of a month are of the months that its brief stands on', async () => {
    const workspace = await threeVintages()
    expect((await revisionsOf(workspace, { month: month('2023-02') }))?.cells).toHaveLength(1)
    expect(await revisionsOf(workspace, { month: month('2023-01') })).toBeNull()
  })

  it('before any data are refused', async () => {
    await expect(revisionsOf(await threeVintages(), { from: '2020-01-01T00:00:00Z' })).rejects.toThrow(
      /has no data/,
    )
  })
})

describe('cells', () => {
  const row = (more: Partial<TracedRow>): TracedRow => ({
    load: 1,
    line: 2,
    period: months('2023-02'),
    commodity: bathtubs,
    partner: '502',
    procedure: null,
    place: null,
    value: 5n,
    quantity: 7n,
    unit: '个',
    quantity2: null,
    unit2: null,
    ...more,
  })
  const trade = { flow: 'export', cut: ['commodity', 'partner'], currency: 'USD' } as const

  it('of several rows are their sums, and equal sums are no revision', () => {
    const two = [row({ value: 2n, quantity: 3n }), row({ line: 3, value: 3n, quantity: 4n })]
    expect(revisedCells(trade, two, [row({})], () => true)).toEqual([])
  })

  it('with another unit are gone in one and new in the other', () => {
    const cells = revisedCells(trade, [row({})], [row({ unit: '千克' })], () => true)
    expect(cells.map(({ unit, old, new: now, difference }) => [unit, old, now, difference])).toEqual([
      ['个', 7n, null, -7n],
      ['千克', null, 7n, 7n],
    ])
  })

  const changesBetween = (earlier: readonly TracedRow[], later: readonly TracedRow[]) =>
    revisedCells(trade, earlier, later, () => true).map(({ partner, measure, change, counterpart }) => [
      partner,
      measure,
      change,
      counterpart?.partner ?? null,
    ])

  it('that one vintage does not list are added or removed', () => {
    const other = row({ partner: '304', value: 8n, quantity: null, unit: null })
    expect(changesBetween([row({})], [other])).toEqual([
      ['304', 'value', 'added', null],
      ['502', 'value', 'removed', null],
      ['502', 'quantity', 'removed', null],
    ])
  })

  it('whose shipment customs assigns to another partner are moved, both named', () => {
    expect(changesBetween([row({})], [row({ partner: '304' })])).toEqual([
      ['304', 'value', 'moved', '502'],
      ['304', 'quantity', 'moved', '502'],
      ['502', 'value', 'moved', '304'],
      ['502', 'quantity', 'moved', '304'],
    ])
  })

  it('that keep part of their trade are moved in what the other cell gained', () => {
    const before = [row({ value: 100n, quantity: 9n }), row({ partner: '304', value: 30n, quantity: 3n })]
    const after = [row({ value: 60n, quantity: 9n }), row({ partner: '304', value: 70n, quantity: 4n })]
    expect(changesBetween(before, after)).toEqual([
      ['304', 'value', 'moved', '502'],
      ['304', 'quantity', 'revised', null],
      ['502', 'value', 'moved', '304'],
    ])
  })

  it('of equal small revisions are not taken for moves', () => {
    const partners = ['304', '305', '306', '502']
    const before = partners.map((partner) => row({ partner, value: 100n }))
    const after = partners.map((partner, index) => row({ partner, value: index < 2 ? 101n : 99n }))
    expect(changesBetween(before, after).map(([, , change]) => change)).toEqual(partners.map(() => 'revised'))
  })

  it('of different months or commodities are never counterparts', () => {
    const before = [row({}), row({ partner: '304', commodity: '73249000' })]
    const after = [row({ period: months('2023-03') }), row({ partner: '305' })]
    expect(changesBetween(before, after).map(([partner, , change]) => `${partner} ${change}`)).toEqual([
      '305 moved',
      '305 moved',
      '502 moved',
      '502 moved',
      '304 removed',
      '304 removed',
      '502 added',
      '502 added',
    ])
  })

  it('that the earlier vintage did not cover are new, not revised', () => {
    expect(revisedCells(trade, [], [row({})], () => false)).toEqual([])
  })
})

describe('the command', () => {
  it('prints them for a person, for a program and for a spreadsheet', async () => {
    const { folder } = await threeVintages()
    const run = (...args: string[]) => tradebrief(['-C', folder, 'revisions', 'bathtubs', ...args])
    const ran = await run()
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toContain(
      `exports 2023-02 ${bathtubs} United States 上海: value 502,062 → 1,402,062 (+900,000 USD)`.replace(
        '上海',
        'Shanghai',
      ),
    )
    expect(ran.stdout).toContain('exports, year to date, value, growth: 0.0 → 14.2')
    expect(JSON.parse((await run('--json')).stdout)).toMatchObject({
      product: 'bathtubs',
      cells: [{ old: '502062', new: '1402062' }],
    })
    expect((await run('--csv')).stdout).toBe(
      `flow,cut,months,commodity,partner,procedure,place,measure,unit,old,new,difference,change,otherPartner,otherProcedure,otherPlace
export,commodity+partner+place,2023-02,${bathtubs},502,,31,value,USD,502062,1402062,900000,revised,,,
`,
    )
    expect(await run('--from', '2023')).toMatchObject({ code: 2 })
  })
})
