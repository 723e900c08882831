import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import published from '../../samples/lithium-ion/published-figures.json' with { type: 'json' }
import type { Document } from '../../src/brief/document.ts'
import { plainText } from '../../src/brief/wording/inline-template.ts'
import { groups } from '../../src/codes/partners/groups.ts'
import { partners } from '../../src/codes/partners/partner-list.ts'
import { places } from '../../src/codes/places/place-list.ts'
import { prose, statements } from '../support/briefs.ts'
import { sampleBrief } from '../support/sample-brief.ts'
import { isThere, shared } from '../support/workspaces.ts'

/** A printed figure of the published brief: our id for it, and its text. */
type Printed = readonly [id: string, text: string]

interface PublishedCell {
  readonly name: string
  readonly value: string
  readonly share?: string
  readonly yoy: string
}

const overviewFigures: Readonly<Record<string, string>> = {
  进出口总额: 'trade.*.value',
  出口额: 'export.*.value',
  进口额: 'import.*.value',
  净出口额: 'net.*.value',
  进出口总量: 'trade.*.quantity',
  出口量: 'export.*.quantity',
  进口量: 'import.*.quantity',
}

const windows = ['month', 'ytd'] as const

function printedFigures(): Printed[] {
  const overview = published.table1_overview.flatMap((row) =>
    windows.flatMap((window): Printed[] => {
      const id = overviewFigures[row.name]?.replace('*', window) ?? row.name
      const change = id.startsWith('net.') ? 'difference' : 'yoy'
      return [
        [id, row[window].value],
        [`${id}.${change}`, row[window].yoy],
      ]
    }),
  )
  const cells = (cell: PublishedCell, id: string): Printed[] => [
    [id, cell.value],
    ...(cell.share === undefined ? [] : [[`${id}.share`, cell.share] as const]),
    [`${id}.yoy`, cell.yoy],
  ]
  const partnerTables = [
    ['export', published.table2_export_by_partner],
    ['import', published.table3_import_by_partner],
  ] as const
  const placeTables = [
    ['export', published.table4_export_by_province],
    ['import', published.table5_import_by_province],
  ] as const
  return [
    ...overview,
    ...partnerTables.flatMap(([flow, table]) =>
      windows.flatMap((window) => [
        ...table[window].groups.flatMap((cell) =>
          cells(cell, `${flow}.group.${groupId(cell.name)}.${window}.value`),
        ),
        ...table[window].top10.flatMap((cell) =>
          cells(cell, `${flow}.partner.${partnerId(cell.name)}.${window}.value`),
        ),
      ]),
    ),
    ...placeTables.flatMap(([flow, table]) =>
      windows.flatMap((window) =>
        table[window].flatMap((cell) => cells(cell, `${flow}.place.${placeId(cell.name)}.${window}.value`)),
      ),
    ),
  ]
}

const groupId = (name: string) => groups().find(({ name: { zh } }) => zh === name)?.id
const partnerId = (name: string) => partners().find(({ name: { zh } }) => zh === name)?.id
const placeId = (name: string) => places().find(({ short: { zh } }) => zh === name)?.id

const isMoneyCell = (id: string) => /\.(partner|group|place)\..*\.value$/.test(id)

describe('the published brief of December 2023, from the reconstructed rows', () => {
  let brief: Document
  beforeAll(async () => {
    brief = await sampleBrief()
  })

  it('has each of its printed figures, to the letter', () => {
    const printed = printedFigures()
    expect(printed).toHaveLength(252)
    const ours = printed.map(([id]): Printed => [id, brief.figures.get(id)?.text ?? 'missing'])
    expect(ours).toEqual(printed)
  })

  it('corrects the one share that contradicts its own amounts', () => {
    expect(brief.figures.get('export.partner.ITA.ytd.value.share')?.text).toBe('2.5')
  })

  it('has its tables in its order, row by row', () => {
    const names = (cells: readonly PublishedCell[]) => cells.map(({ name }) => name)
    const ranked = (id: string, column: number) =>
      brief.blocks
        .flatMap((block) => (block.kind === 'table' && block.id === id ? block.rows : []))
        .flatMap((row) => (row.kind === 'data' ? [row.cells[column]] : []))
        .flatMap((cell) => (cell?.kind === 'name' ? [cell.text] : []))
        .slice(-10)
    expect(ranked('export.partners', 0)).toEqual(names(published.table2_export_by_partner.month.top10))
    expect(ranked('export.partners', 4)).toEqual(names(published.table2_export_by_partner.ytd.top10))
    expect(ranked('import.partners', 0)).toEqual(names(published.table3_import_by_partner.month.top10))
    expect(ranked('import.partners', 4)).toEqual(names(published.table3_import_by_partner.ytd.top10))
    expect(ranked('export.places', 0)).toEqual(names(published.table4_export_by_province.month))
    expect(ranked('export.places', 3)).toEqual(names(published.table4_export_by_province.ytd))
    expect(ranked('import.places', 0)).toEqual(names(published.table5_import_by_province.month))
    expect(ranked('import.places', 3)).toEqual(names(published.table5_import_by_province.ytd))
  })

  it('says that its data are a reconstruction', () => {
    expect(statements(brief).join('\n')).toContain('重构，并非海关原始数据')
  })

  it('without the overrides differs in decimals only, in fifteen money cells at most', async () => {
    const plain = await sampleBrief((product) => {
      delete product.overrides
    })
    const different = printedFigures().filter(([id, text]) => plain.figures.get(id)?.text !== text)
    expect(different.length).toBeGreaterThan(0)
    expect(different.length).toBeLessThanOrEqual(15)
    for (const [id, text] of different) {
      expect(isMoneyCell(id)).toBe(true)
      const ours = plain.figures.get(id)?.text ?? 'missing'
      expect(decimalsOf(ours), id).not.toBe(decimalsOf(text))
      // One of the two is the other with more decimals: both lie within half a unit of the coarser.
      const coarser = Math.min(decimalsOf(ours), decimalsOf(text))
      expect(Math.abs(Number(ours) - Number(text)), id).toBeLessThanOrEqual(0.5 * 10 ** -coarser + 1e-9)
    }
  })

  it.skipIf(!isThere(join(shared, 'brief')))('reads as published, sentence by sentence', () => {
    const text = readFileSync(join(shared, 'brief', 'lithium-ion-2023-12.brief.txt'), 'utf8')
    // White space is an artefact of the PDF, and the mark of the footnote stands as a bare digit after the name.
    const source = text.replace(/\s/g, '').replace('锂离子蓄电池1进出口', '锂离子蓄电池进出口')
    // The published text joins its shares and rates with 、 alone in one sentence: a slip, not a rule.
    const joined = source
      .replace('23.2%、18.5%、17.3%', '23.2%、18.5%和17.3%')
      .replace('1373.8%、-23.9%、-4.9%', '1373.8%、-23.9%和-4.9%')
    const sentences = prose(brief).flatMap((paragraph) => paragraph.match(/[^。]+。/g) ?? [])
    expect(sentences).toHaveLength(18)
    for (const sentence of sentences) expect(joined).toContain(sentence)

    const tables = brief.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
    expect(tables.map(({ caption }) => caption)).toHaveLength(5)
    for (const { caption, notes } of tables)
      for (const words of [caption, ...notes]) expect(joined).toContain(words)
    for (const block of brief.blocks)
      if (block.kind === 'heading' && block.text !== '编制说明') expect(joined).toContain(block.text)
    for (const { content } of brief.footnotes) expect(joined).toContain(plainText(content))

    // Nothing of the published prose is left out: what remains after our sentences is tables, notes and headings.
    const proseOfSource = joined
      .split('。')
      .filter((sentence) => /^20\d\d年|^其中|^当月净|^累计净/.test(sentence))
    const ours = sentences.join('')
    for (const sentence of proseOfSource) expect(ours).toContain(sentence)
    expect(proseOfSource.length).toBeGreaterThanOrEqual(10)
  })
})

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0
