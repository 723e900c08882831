import { describe, expect, it } from 'vitest'
import type { ShownFigure } from '../../src/brief/document.ts'
import { Fraction } from '../../src/trade/numbers/fraction.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { PortalRow } from '../support/portal-file.ts'
import { month, months } from '../support/staged.ts'
import { bathtubRows, bathtubs, portalFile } from '../support/trade.ts'
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'

const otherBathtubs = '73242900'
const product = `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes:
  - {name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["${bathtubs}"]}}
  - {name: {zh: 其他浴缸, en: Other bathtubs}, codes: {HS2022: ["${otherBathtubs}"]}}
flows: [export]
value: {scale: 万}
sections: [summary, extended, classes]
`

/** Draws below `most` (a linear congruential generator after Lehmer). */
function draws(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (state * 48_271) % 2_147_483_647
    return state % most
  }
}

/** Trade that comes and goes: about a third of the cells have none in a month. */
function scattered(seed: number): PortalRow[] {
  const next = draws(seed)
  const partners = ['116', '133', '141', '304', '307', '337', '501', '502', '601']
  return bathtubRows(months('2022-01', '2023-06'), { partners, places: ['31', '44', '45'] })
    .filter(() => next(3) > 0)
    .map((row) => ({ ...row, commodity: next(4) === 0 ? otherBathtubs : bathtubs }))
    .map((row) => ({ ...row, quantity: next(900), value: 1 + next(5_000_000) }))
}

const shuffled = (rows: readonly PortalRow[], seed: number): PortalRow[] => {
  const next = draws(seed)
  return rows
    .map((row) => ({ row, at: next(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row)
}

type Figures = ReadonlyMap<string, ShownFigure>

async function figuresOf(files: readonly (readonly PortalRow[])[]): Promise<Figures> {
  const workspace = await workspaceWith({ 'bathtubs.yaml': product })
  for (const [index, rows] of files.entries())
    await load(workspace, [await portalFile(workspace, `出口${index}.csv`, rows)], { scope: 'whole' })
  return withLedger(workspace, async (ledger) => {
    const subject = await readProduct(workspace, 'bathtubs')
    const [brief] = await makeBriefs(workspace, ledger, subject, month('2023-06'), ['zh'])
    return brief?.document.figures ?? new Map()
  })
}

describe.each([1, 77])('the extended brief of scattered trade (%i)', (seed) => {
  const rows = scattered(seed)

  it('is the same whatever the order of rows, and where a file is split in two', async () => {
    const total = await figuresOf([rows])
    const exact = (figures: Figures) =>
      [...figures.values()].map(({ id, exact: value, text, marker }) => [id, value, text, marker])
    expect(exact(await figuresOf([shuffled(rows, seed + 1)]))).toEqual(exact(total))
    const [earlier, later] = [true, false].map((first) =>
      rows.filter((row) => String(row.month) < '202210' === first),
    )
    expect(exact(await figuresOf([shuffled(later ?? [], seed), shuffled(earlier ?? [], seed)]))).toEqual(
      exact(total),
    )
    expect(total.size).toBeGreaterThan(250)
  })

  it('adds up', async () => {
    const figures = await figuresOf([rows])
    const value = (id: string): Fraction => {
      const [numerator = '0', denominator = '1'] = (figures.get(id)?.exact ?? '').split('/')
      return Fraction.of(BigInt(numerator), BigInt(denominator))
    }
    for (const window of ['month', 'ytd']) {
      const subject = (operation: string) => value(`export.${window}.value.${operation}`)
      const parts = [
        subject('priceEffect'),
        subject('volumeEffect'),
        subject('entries'),
        subject('exits'),
        subject('unpriced'),
      ]
      expect(Fraction.sum(parts)).toEqual(subject('difference'))
      const places = ['CN-SH', 'CN-GD', 'CN-GX'].map((code) =>
        value(`export.place.${code}.${window}.value.contribution`),
      )
      expect(Fraction.sum(places)).toEqual(subject('yoy'))
      const classes = [1, 2].map((number) => value(`export.class.${number}.${window}.value`))
      expect(Fraction.sum(classes)).toEqual(value(`export.${window}.value`))
    }
    const monthly = [0, 1, 2, 3, 4, 5].map((lag) => value(`export.month${lag ? `-${lag}` : ''}.value`))
    expect(Fraction.sum(monthly)).toEqual(value('export.ytd.value'))
    expect(Fraction.sum(monthly.slice(0, 3))).toEqual(value('export.month3.value'))
  })
})
