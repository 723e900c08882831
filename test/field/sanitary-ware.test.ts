import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ShownFigure } from '../../src/brief/document.ts'
import { partnerOfCode } from '../../src/codes/partners/partner-list.ts'
import { placeOfCode } from '../../src/codes/places/place-list.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { month } from '../support/briefs.ts'
import { field, isThere, load, portal, withLedger, workspaceWith } from '../support/workspaces.ts'

const product = `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes:
  - name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}
    codes: {HS2022: ["73242100"]}
flows: [export]
value: {scale: 万}
`

const files = [2022, 2023].map((year) => join(portal, `出口_73242100_${year}_美元.csv`))

interface Row {
  readonly code: string
  readonly usd: number
  readonly prev: number
  readonly share?: number
  readonly yoy: number
}

interface Window {
  readonly export_usd: number
  readonly prev_usd: number
  readonly yoy: number
  readonly qty1_kg: number
  readonly prev_qty1_kg: number
  readonly qty_yoy: number
  readonly groups: Readonly<Record<'东盟' | '欧盟', Omit<Row, 'code'>>>
  readonly top10_partner: readonly Row[]
  readonly top10_province: readonly Row[]
}

type Expected = Readonly<Record<string, Readonly<Record<'cur' | 'ytd', Window>>>>

describe.skipIf(!isThere(field))('cast-iron bathtubs, from real files', () => {
  // The file's own shape; each value in it is compared below.
  const expected = () =>
    JSON.parse(readFileSync(join(field, 'expected.json'), 'utf8')).export_73242100 as Expected

  const briefOf = async (paths: readonly string[], place: string) => {
    const workspace = await workspaceWith({ 'bathtubs.yaml': product })
    await load(workspace, paths)
    return withLedger(workspace, async (ledger) => {
      const [brief] = await makeBriefs(
        workspace,
        ledger,
        await readProduct(workspace, 'bathtubs'),
        month(place),
        ['zh'],
      )
      if (!brief) throw new Error('no brief')
      return brief.document
    })
  }

  describe.each(['2023-06', '2023-12'])('in %s', (position) => {
    it.each([
      ['in the order of years', files],
      ['in the reverse order', [...files].reverse()],
    ])('agree with independent answers when loaded %s', async (_, paths) => {
      const { figures } = await briefOf(paths, position)
      const answers = expected()[position]
      if (!answers) throw new Error(`no answers for ${position}`)
      for (const [window, answer] of [
        ['month', answers.cur],
        ['ytd', answers.ytd],
      ] as const) {
        expectExactly(figures, `export.${window}.value`, answer.export_usd)
        expectExactly(figures, `export.${window}.value.base`, answer.prev_usd)
        expectPercent(figures, `export.${window}.value.yoy`, answer.yoy)
        expectExactly(figures, `export.${window}.quantity`, answer.qty1_kg)
        expectExactly(figures, `export.${window}.quantity.base`, answer.prev_qty1_kg)
        expectPercent(figures, `export.${window}.quantity.yoy`, answer.qty_yoy)
        for (const [id, group] of [
          ['ASEAN', answer.groups.东盟],
          ['EU', answer.groups.欧盟],
        ] as const)
          expectRow(figures, `export.group.${id}.${window}.value`, group)
        for (const row of answer.top10_partner)
          expectRow(figures, `export.partner.${partnerOfCode(row.code)?.id}.${window}.value`, row)
        for (const row of answer.top10_province)
          expectRow(figures, `export.place.${placeOfCode(row.code)?.id}.${window}.value`, row)
        expect(idsOf(figures, 'partner', window)).toEqual(
          answer.top10_partner.map((row) => partnerOfCode(row.code)?.id),
        )
        expect(idsOf(figures, 'place', window)).toEqual(
          answer.top10_province.map((row) => placeOfCode(row.code)?.id),
        )
      }
    })
  })

  it('stand on every row of both files', async () => {
    const { about } = await briefOf(files, '2023-12')
    expect(about.files.map(({ rows, rowsInFile }) => [rows, rowsInFile])).toEqual([
      [467, 467],
      [479, 479],
    ])
  })
})

type Figures = ReadonlyMap<string, ShownFigure>

/** The partners or places of the ranking, in its order. */
function idsOf(figures: Figures, dimension: string, window: string): string[] {
  const pattern = new RegExp(`^export\\.${dimension}\\.([^.]+)\\.${window}\\.value$`)
  return [...figures.keys()].flatMap((id) => pattern.exec(id)?.[1] ?? [])
}

function expectRow(figures: Figures, id: string, row: Omit<Row, 'code'>): void {
  expectExactly(figures, id, row.usd)
  expectExactly(figures, `${id}.base`, row.prev)
  expectPercent(figures, `${id}.yoy`, row.yoy)
  if (row.share !== undefined) expectPercent(figures, `${id}.share`, row.share)
}

function expectExactly(figures: Figures, id: string, value: number): void {
  expect([id, figures.get(id)?.value]).toEqual([id, String(value)])
}

/** The answers are rounded to four decimals, or end before. */
function expectPercent(figures: Figures, id: string, value: number): void {
  const off = Math.abs(Number(figures.get(id)?.value) - value)
  expect(off, `${id} ${figures.get(id)?.value} against ${value}`).toBeLessThan(0.000_050_1)
}
