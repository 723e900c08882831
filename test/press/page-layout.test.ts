import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Block, Document } from '../../src/brief/document.ts'
import { listLastPageChanges, setStatementsApart } from '../../src/press/pdf/last-page.ts'
import { type BlockMark, findPageChange, noChanges } from '../../src/press/pdf/page-changes.ts'
import { pdf } from '../../src/press/pdf/pdf.ts'
import { balanceLines } from '../../src/press/shared/shared.ts'
import { measureBlankBands } from '../../tools/layout/blank-bands.ts'
import { ranked } from '../support/charts.ts'
import { documentOf, tableOf } from '../support/documents.ts'
import { poppler } from '../support/poppler.ts'
import { sampleBriefs } from '../support/sample-brief.ts'

/** The largest blank part of each page but the last. */
async function blanksOf(document: Document): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tradebrief-pages-'))
  try {
    const file = join(folder, 'brief.pdf')
    writeFileSync(file, await pdf.print(document))
    return measureBlankBands(file)
      .slice(0, -1)
      .map(({ blank }) => blank)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const text = (lines: number): Block => ({
  kind: 'paragraph',
  role: 'body',
  content: [{ kind: 'text', text: '字'.repeat(37 * lines) }],
})

const longTable = tableOf(Array.from({ length: 20 }, (_, index) => `伙伴${index + 1}号`))
const chart = ranked(
  Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [`伙伴${index + 1}号`, [90 - index, 80 - index]]),
  ),
  ['2023年', '2022年'],
)

describe.skipIf(!poppler)('pages of a PDF', () => {
  it.each([16, 20, 24, 28])('are filled before a table that may run on, after %i lines', async (lines) => {
    const blanks = await blanksOf(documentOf([text(lines), longTable, text(12)]))
    expect(Math.max(0, ...blanks)).toBeLessThanOrEqual(0.25)
  })

  it.each([17, 19])('are filled by a chart made a little smaller, after %i lines', async (lines) => {
    const blanks = await blanksOf(documentOf([text(lines), chart, text(30)]))
    expect(Math.max(0, ...blanks)).toBeLessThanOrEqual(0.25)
  })

  it('are filled in the sample, in both languages', { timeout: 120_000 }, async () => {
    for (const document of await sampleBriefs(['zh', 'en']))
      expect(Math.max(0, ...(await blanksOf(document)))).toBeLessThanOrEqual(0.25)
  })
})

describe('a page left empty before a chart', () => {
  const blocks: readonly Block[] = [text(20), chart]
  const marks = (end: number, height: number): BlockMark[] => [
    { index: 0, side: 'end', page: 1, y: end },
    { index: 1, side: 'start', page: 2, y: 70 },
    { index: 1, side: 'end', page: 2, y: 70 + height },
  ]
  const edges = { top: 70, bottom: 780 }
  const scaleOf = (end: number, height: number, scale?: number) =>
    findPageChange(blocks, marks(end, height), edges, {
      ...noChanges,
      ...(scale !== undefined && { scales: new Map([[1, scale]]) }),
    })?.scales.get(1)

  it('gets the chart lower, and lower again where that was not enough', () => {
    expect(scaleOf(520, 290)).toBe(0.81)
    expect(scaleOf(520, 290 * 0.85, 0.81)).toBeLessThan(0.81)
  })

  it('gives a chart its height back that would be too low, and then leaves it', () => {
    expect(scaleOf(640, 290, 0.8)).toBe(1)
    expect(scaleOf(640, 290, 1)).toBeUndefined()
  })

  it('is filled by the text after a chart that would be too low, and the chart begins the next page', () => {
    const withText = [...blocks, text(20)]
    const first = findPageChange(withText, marks(580, 290), edges, noChanges)
    const then = first && findPageChange(withText, marks(580, 290), edges, first)
    expect(first?.closeContents).toBe(true)
    expect([...(then?.floating ?? [])]).toEqual([[1, 1]])
    expect(then && findPageChange(withText, marks(580, 290), edges, then)).toBeNull()
    expect(findPageChange(blocks, marks(580, 290), edges, first ?? noChanges)).toBeNull()
  })

  it('is filled by a short table, when charts above it become a little lower', () => {
    const short = tableOf(['伙伴1号', '伙伴2号', '伙伴3号'])
    const found = findPageChange(
      [chart, short],
      [
        { index: 0, side: 'start', page: 2, y: 150 },
        { index: 0, side: 'end', page: 2, y: 600 },
        { index: 1, side: 'start', page: 3, y: 70 },
        { index: 1, side: 'end', page: 3, y: 270 },
      ],
      edges,
      noChanges,
    )
    expect(found?.scales.get(0)).toBeGreaterThanOrEqual(0.72)
    expect(found?.scales.get(0)).toBeLessThan(1)
  })
})

describe('a last page of a PDF', () => {
  const edges = { top: 70, bottom: 770 }
  const blocks = [text(20), chart, text(20)]
  const marks = (y: number) => [
    { index: 1, side: 'start', page: 1, y: 300 } as const,
    { index: 1, side: 'end', page: 1, y: 500 } as const,
    { index: 2, side: 'end', page: 2, y } as const,
  ]

  it('with a few lines alone may be saved by closer lines, without contents where it is the second, then by a smaller chart, then by the smallest that there may be', () => {
    const [closer, ...contents] = listLastPageChanges(blocks, marks(120), edges, noChanges)
    const [smaller, smallest, ...others] = contents.splice(2)
    expect(closer).toMatchObject({ tight: true, scales: new Map() })
    expect(contents).toMatchObject([{ hasContents: false }, { closeContents: true, hasContents: true }])
    expect(smaller).toMatchObject({ tight: true, scales: new Map([[1, 0.85]]) })
    expect(smallest).toMatchObject({ tight: true, scales: new Map([[1, 0.72]]) })
    expect(others).toEqual([])
  })

  it('is saved by the charts nearest to it, before those of a page further back become smaller', () => {
    const marks = [
      ...[1, 2].map((index) => ({ index, side: 'start', page: index, y: 300 }) as const),
      { index: 3, side: 'end', page: 3, y: 120 } as const,
    ]
    const changes = listLastPageChanges([text(20), chart, chart, text(20)], marks, edges, noChanges)
    expect(changes.map(({ scales }) => [...scales.keys()])).toEqual([[], [], [2], [2], [1, 2], [1, 2]])
    expect(changes.every(({ hasContents }) => hasContents)).toBe(true)
  })

  it('is not saved by a bar chart of few categories, which is low already', () => {
    const low = ranked({ 美国: [3, 2], 德国: [2, 1] }, ['2023年', '2022年'])
    const changes = listLastPageChanges([text(20), low, text(20)], marks(120), edges, noChanges)
    expect(changes.every(({ scales }) => scales.size === 0)).toBe(true)
  })

  it('with more is left as it is', () => {
    expect(listLastPageChanges(blocks, marks(400), edges, noChanges)).toEqual([])
  })

  it('has the statements in one piece, where little is left empty before them', () => {
    const parts: readonly Block[] = [
      text(20),
      { kind: 'heading', level: 1, text: '编制说明' },
      text(1),
      text(1),
    ]
    const ends = (before: number) =>
      [before, 740, 90].map((y, index) => ({
        ...{ index: index === 0 ? 0 : index + 1, side: 'end' as const, page: index === 2 ? 2 : 1, y },
      }))
    expect(setStatementsApart(parts, ends(640), edges, noChanges)?.statementsApart).toBe(true)
    expect(setStatementsApart(parts, ends(500), edges, noChanges)).toBeNull()
  })
})

describe('lines of titles and captions', () => {
  it.each([
    ['中国锂离子蓄电池贸易简报（2023年12月）', 30],
    ['表2：2023年1-12月中国前十大锂离子蓄电池出口目的地（亿美元）', 40],
    ['Figure 2. China’s top 10 destinations for exports of lithium-ion batteries (US$ million)', 60],
  ])('of %j are about as long as one another, and joined are the text', (title, capacity) => {
    const lines = balanceLines(title, capacity)
    expect(lines.join('')).toBe(title)
    expect(lines.length).toBeGreaterThan(1)
    const lengths = lines.map((line) => line.length)
    expect(Math.min(...lengths) / Math.max(...lengths)).toBeGreaterThan(0.5)
  })

  it('do not end within a date, a number with its unit, a bracket or a word', () => {
    for (let capacity = 12; capacity <= 60; capacity += 2) {
      const lines = balanceLines('2023年12月中国锂离子蓄电池出口52.8亿美元（亿美元）', capacity)
      for (const line of lines) {
        expect(line).not.toMatch(/(?:\d|\d年|亿|（[^）]*)$/)
        expect(line).not.toMatch(/^[）年月，。]/)
      }
    }
  })

  it('end with a comma where that leaves enough on both lines', () => {
    expect(balanceLines('China’s trade in lithium-ion batteries, December 2023', 50)).toEqual([
      'China’s trade in lithium-ion batteries, ',
      'December 2023',
    ])
    const caption =
      'Table 1. China’s imports of soybeans, January to October 2025 (RMB billion, thousand tonnes)'
    expect(balanceLines(caption, 100)[1]).toBe('January to October 2025 (RMB billion, thousand tonnes)')
    expect(balanceLines('Fuel, oils and waxes of petroleum in China’s trade', 50)[0]).not.toBe('Fuel, ')
  })

  it('do not end within the name of an economy', () => {
    const caption = 'Table 5. Sources of Taiwan, China’s imports of lithium-ion batteries, December 2023'
    for (let capacity = 50; capacity <= 80; capacity += 2)
      expect(balanceLines(caption, capacity).join('\n')).toContain('Taiwan, China’s')
  })

  it('are one where the text fits, or where a word is longer than a line', () => {
    expect(balanceLines('贸易简报', 20)).toEqual(['贸易简报'])
    expect(balanceLines('x'.repeat(50), 20)).toEqual(['x'.repeat(50)])
  })
})
