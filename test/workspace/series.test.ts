import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/brief/document.ts'
import type { Ledger, TotalsRequest } from '../../src/ledger/ledger-interface.ts'
import { explain } from '../../src/review/explain/explain.ts'
import { type FigureId, type FigureName, parseFigureId } from '../../src/trade/figure.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { month } from '../support/briefs.ts'
import type { PortalRow } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, bathtubs, portalFile } from '../support/trade.ts'
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'

const product = (more = '') => `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["${bathtubs}"]}}]
flows: [export]
value: {scale: 万}
charts: []
${more}`

/** Exports of bathtubs up to June 2023, from the month given. */
async function since(from: string, more = ''): Promise<Workspace> {
  const workspace = await workspaceWith({ 'bathtubs.yaml': product(more) })
  const rows = bathtubRows(months(from, '2023-06'))
  await load(workspace, [await portalFile(workspace, '出口.csv', rows)], { scope: 'whole' })
  return workspace
}

/** The brief of June 2023 with further figures, and what was asked of the ledger for it. */
async function briefWith(workspace: Workspace, ids: readonly FigureId[]) {
  return withLedger(workspace, async (ledger) => {
    const asked: TotalsRequest[] = []
    const listening = new Proxy(ledger, {
      get(target, key: keyof Ledger) {
        if (key !== 'totals') return target[key].bind(target)
        return (request: TotalsRequest) => {
          asked.push(request)
          return target.totals(request)
        }
      },
    })
    const also = ids.map((id) => parseFigureId(id)).filter((name): name is FigureName => name !== null)
    const subject = await readProduct(workspace, 'bathtubs')
    const [brief] = await makeBriefs(workspace, listening, subject, month('2023-06'), ['en'], { also })
    if (!brief) throw new Error('no brief')
    return { document: brief.document, asked }
  })
}

const value = ({ figures }: Document, id: FigureId) => figures.get(id)?.value ?? null

/** What rows of some months add up to, by plain addition. */
const sumOver = (from: string, to: string, keep: (row: PortalRow) => boolean = () => true): string =>
  String(
    bathtubRows(months(from, to))
      .filter(keep)
      .reduce((sum, row) => sum + Number(row.value), 0),
  )

describe('a figure of another month than the brief’s', () => {
  it('is the sum over its own months, and its growth stands on the year before that', async () => {
    const { document } = await briefWith(await since('2021-06'), [
      'export.month-1.value',
      'export.month-3.value.yoy',
      'export.ytd-12.value',
      'export.rolling12.value',
      'export.month3-1.value',
      'export.partner.USA.month-2.value',
    ])
    expect(value(document, 'export.month-1.value')).toBe(sumOver('2023-05', '2023-05'))
    expect(value(document, 'export.month-3.value')).toBe(sumOver('2023-03', '2023-03'))
    expect(value(document, 'export.month-3.value.base')).toBe(sumOver('2022-03', '2022-03'))
    expect(value(document, 'export.ytd-12.value')).toBe(sumOver('2022-01', '2022-06'))
    expect(value(document, 'export.rolling12.value')).toBe(sumOver('2022-07', '2023-06'))
    expect(value(document, 'export.month3-1.value')).toBe(sumOver('2023-03', '2023-05'))
    const toTheUnitedStates = (row: PortalRow) => row.partner === '502'
    expect(value(document, 'export.partner.USA.month-2.value')).toBe(
      sumOver('2023-04', '2023-04', toTheUnitedStates),
    )
  })

  it('is not available where the ledger lacks the month, and does not keep the brief back', async () => {
    const { document } = await briefWith(await since('2022-01'), [
      'export.month-17.value',
      'export.month-18.value',
      'export.month-6.value.yoy',
      'export.rolling12-6.value',
    ])
    expect(value(document, 'export.month-17.value')).toBe(sumOver('2022-01', '2022-01'))
    expect(document.figures.get('export.month-18.value')).toMatchObject({
      value: null,
      text: '..',
      marker: 'notAvailable',
    })
    expect(document.figures.get('export.month-6.value.yoy')).toMatchObject({ marker: 'notAvailable' })
    expect(value(document, 'export.rolling12-6.value')).toBe(sumOver('2022-01', '2022-12'))
  })

  it('comes in the ledger’s answer about the totals, and needs no question of its own', async () => {
    const workspace = await since('2022-01')
    const far = Array.from({ length: 23 }, (_, index) => `export.month-${index + 1}.value`)
    const [plain, series] = [await briefWith(workspace, []), await briefWith(workspace, far)]
    const sums = ({ asked }: typeof plain) => asked.filter(({ spans }) => spans[0]?.key === 'month.current')
    expect(sums(series)).toHaveLength(sums(plain).length)
  })

  it('is explained by the rows of its month', async () => {
    const workspace = await since('2022-01')
    const { document } = await briefWith(workspace, ['export.month-1.value'])
    const { files } = await withLedger(workspace, (ledger) =>
      explain(document.figures, 'export.month-1.value', ledger),
    )
    const rows = bathtubRows(months('2022-01', '2023-06'))
    const lines = rows.flatMap((row, index) => (row.month === '202305' ? [index + 2] : []))
    expect(files.flatMap(({ rows }) => rows.map(({ line }) => line))).toEqual(lines)
  })

  it('does not add up twelve months over a change of codes', async () => {
    const both = product().replace('codes: {', 'codes: {HS2017: ["73242900"], ')
    const workspace = await workspaceWith({ 'bathtubs.yaml': both })
    const old = bathtubRows(months('2021-01', '2021-12')).map((row) => ({ ...row, commodity: '73242900' }))
    const now = bathtubRows(months('2022-01', '2023-06'))
    for (const [name, rows] of [
      ['出口2021.csv', old],
      ['出口2022.csv', now],
    ] as const)
      await load(workspace, [await portalFile(workspace, name, rows)], { scope: 'whole' })
    const { document } = await briefWith(workspace, ['export.rolling12-12.value', 'export.month-18.value'])
    expect(document.figures.get('export.rolling12-12.value')).toMatchObject({ marker: 'notAvailable' })
    expect(value(document, 'export.month-18.value')).toBe(sumOver('2021-12', '2021-12'))
  })
})

describe('the rows that a brief stands on', () => {
  it.each(['base: latest', 'base: first-published'])(
    'count once, however many figures they are in (%s)',
    async (base) => {
      const { document } = await briefWith(await since('2021-06', base), [
        'export.month-18.value',
        'export.rolling12.value',
      ])
      // July 2022 to June 2023, December 2021, and January to June 2022: the base of the year to date.
      const rows = bathtubRows(months('2021-12', '2023-06')).length
      expect(document.about.files).toMatchObject([{ rows, rowsInFile: rows + 6 * 8 }])
    },
  )
})

describe('what a section shows it asks the ledger for', () => {
  it.each(['2023-01', '2023-02', '2023-03', '2023-12'])(
    'in %s: nothing is “..” that explain has rows of',
    async (place) => {
      const workspace = await workspaceWith({
        'bathtubs.yaml': product('sections: [summary, extended, seasonal]'),
      })
      const rows = bathtubRows(months('2016-01', '2023-12'))
      await load(workspace, [await portalFile(workspace, '出口.csv', rows)], { scope: 'whole' })
      await withLedger(workspace, async (ledger) => {
        const subject = await readProduct(workspace, 'bathtubs')
        const [brief] = await makeBriefs(workspace, ledger, subject, month(place), ['zh'])
        const figures = brief?.document.figures ?? new Map()
        const sums = [...figures.values()].filter(({ derivation }) => derivation.operation === 'sum')
        expect(sums.length).toBeGreaterThan(50)
        const marked = sums.filter(({ marker }) => marker === 'notAvailable')
        const wrong: FigureId[] = []
        for (const { id } of marked) {
          const { files } = await explain(figures, id, ledger)
          if (files.some((file) => file.rows.length > 0)) wrong.push(id)
        }
        expect(wrong).toEqual([])
        if (place === '2023-02')
          expect(value(brief?.document as Document, 'export.ytd-12.value')).toBe(
            sumOver('2022-01', '2022-02'),
          )
      })
    },
  )
})
