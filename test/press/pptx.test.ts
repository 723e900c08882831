import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pptx } from '../../src/press/pptx/pptx.ts'
import { chartsBrief } from '../support/chart-documents.ts'
import { brief, documentOf, tableOf } from '../support/documents.ts'
import { caught, textOf } from '../support/markup.ts'
import { impress, openedSlides } from '../support/office.ts'
import { unzip } from '../support/zip.ts'
import { slidesOf } from './slides-reader.ts'

const python = spawnSync('python3', ['-c', 'import pptx']).status === 0
if (!impress) console.warn('LibreOffice Impress is not here: no slides are opened')
if (!python) console.warn('python-pptx is not here: no slides are read by it')

const titles = (bytes: Uint8Array): string[] =>
  slidesOf(bytes).map((slide) =>
    textOf(/<p:ph[^>]*type="title".*?<p:txBody>(.*?)<\/p:txBody>/s.exec(slide)?.[1] ?? ''),
  )

/** The values of each series of a chart part; a gap has none. */
const valuesOf = (xml: string): string[][] =>
  caught(xml, /<c:val>(.*?)<\/c:val>/gs).map((series) => caught(series, /<c:v>(.*?)<\/c:v>/g))

describe('slides', () => {
  it('begin with the title and a summary, and have a slide for each table and chart', async () => {
    const document = brief('zh')
    const bytes = await pptx.print(document)
    expect(titles(bytes).slice(0, 2)).toEqual([document.title, '要点'])
    const slides = slidesOf(bytes)
    const tables = document.blocks.filter((block) => block.kind === 'table')
    expect(slides.filter((slide) => slide.includes('<a:tbl>'))).toHaveLength(tables.length)
    expect(titles(bytes).every((title) => title !== '')).toBe(true)
  })

  it('have the properties of a paragraph once, and bullets at the items of a list', async () => {
    const items = ['甲', '乙'].map((text) => [
      { kind: 'text', text } as const,
      { kind: 'footnote', number: 1 } as const,
      { kind: 'text', text: '之后' } as const,
    ])
    const document = documentOf([{ kind: 'list', role: 'body', start: null, items }])
    const slides = slidesOf(
      await pptx.print({ ...document, footnotes: [{ number: 1, content: [{ kind: 'text', text: '注' }] }] }),
    )
    const paragraphs = slides.flatMap((slide) => caught(slide, /<a:p>(.*?)<\/a:p>/gs))
    expect(paragraphs.filter((paragraph) => caught(paragraph, /(<a:pPr\b)/g).length > 1)).toEqual([])
    const bulleted = paragraphs.filter((paragraph) => paragraph.includes('<a:buChar'))
    expect(bulleted.map(textOf)).toEqual(['甲[1]之后', '乙[1]之后'])
  })

  it('have native charts with the values of the brief, each with its workbook', async () => {
    const document = chartsBrief('zh')
    const files = unzip(await pptx.print(document))
    const charts = document.blocks.filter((block) => block.kind === 'chart')
    charts.forEach(({ series }, index) => {
      const values = valuesOf(files.get(`ppt/charts/chart${index + 1}.xml`) ?? '')
      const expected = series.map(({ points }) => points.flatMap(({ amount }) => amount ?? []))
      expect(values).toEqual(expected)
      expect(files.has(`ppt/embeddings/Microsoft_Excel_Worksheet${index + 1}.xlsx`)).toBe(true)
      expect(files.get(`ppt/charts/_rels/chart${index + 1}.xml.rels`)).toContain(
        `../embeddings/Microsoft_Excel_Worksheet${index + 1}.xlsx`,
      )
    })
    expect([...files.keys()].filter((path) => /^ppt\/charts\/chart\d+\.xml$/.test(path))).toHaveLength(
      charts.length,
    )
  })

  it('give the same bytes after another brief with charts', async () => {
    const first = await pptx.print(chartsBrief('en'))
    await pptx.print(chartsBrief('zh'))
    expect(Buffer.compare(first, await pptx.print(chartsBrief('en')))).toBe(0)
  })

  it('name in the notes the sources and the files of a table', async () => {
    const document = brief('zh')
    const files = unzip(await pptx.print(document))
    const notes = [...files]
      .filter(([path]) => /notesSlides\/notesSlide\d+\.xml$/.test(path))
      .map(([, xml]) => xml)
    const [table] = document.blocks.filter((block) => block.kind === 'table')
    const texts = notes.map((xml) => textOf(xml))
    expect(
      texts.some((text) => text.includes(table?.notes[0] ?? '?') && text.includes('export-2023.csv')),
    ).toBe(true)
  })

  it('continue a long table on further slides, with its header', async () => {
    const row = tableOf(['甲']).rows[0]
    if (!row) throw new Error('no row')
    const table = { ...tableOf(['甲']), rows: Array.from({ length: 40 }, () => row) }
    const slides = slidesOf(await pptx.print(documentOf([table])))
    const withTable = slides.filter((slide) => slide.includes('<a:tbl>'))
    expect(withTable).toHaveLength(3)
    expect(withTable.slice(1).every((slide) => slide.includes('（续）'))).toBe(true)
  })

  const paragraph = (text: string, ...notes: number[]) => ({
    kind: 'paragraph' as const,
    role: 'body' as const,
    content: [
      { kind: 'text' as const, text },
      ...notes.map((number) => ({ kind: 'footnote' as const, number })),
    ],
  })

  it('have a short text and the table after it on one slide', async () => {
    const table = tableOf(['甲'])
    const row = table.rows[0]
    if (!row) throw new Error('no row')
    const long = { ...table, rows: Array.from({ length: 14 }, () => row) }
    const count = async (blocks: Parameters<typeof documentOf>[0]) =>
      slidesOf(await pptx.print(documentOf(blocks))).filter((slide) => /name="Text"|<a:tbl>/.test(slide))
        .length
    expect(await count([paragraph('出口增长。'), table])).toBe(1)
    expect(await count([paragraph('出口增长。'.repeat(20)), long])).toBe(2)
  })

  it('have a footnote at the foot of the first slide with its mark', async () => {
    const document = documentOf([paragraph('出口', 1), tableOf(['甲']), paragraph('进口', 1)])
    const notes = [{ number: 1, content: [{ kind: 'text' as const, text: '海关统计口径。' }] }]
    const slides = slidesOf(await pptx.print({ ...document, footnotes: notes }))
    const withNote = slides.filter((slide) => textOf(slide).includes('海关统计口径'))
    expect(withNote).toHaveLength(1)
    expect(textOf(withNote[0] ?? '')).toContain('出口[1]')
  })

  it('keep a negative number in prose with its sign', async () => {
    const slides = slidesOf(await pptx.print(documentOf([paragraph('分别为-8.1%和3.0%。')])))
    expect(slides.map(textOf).join('')).toContain('分别为-\u20608.1%')
  })

  it.skipIf(!impress)('open in LibreOffice, as many pages as slides', { timeout: 180_000 }, async () => {
    const bytes = await pptx.print(chartsBrief('zh'))
    expect(openedSlides(bytes)).toHaveLength(slidesOf(bytes).length)
  })

  it.skipIf(!python)('are read by python-pptx, with the values of the brief', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tradebrief-pptx-'))
    try {
      const document = chartsBrief('zh')
      writeFileSync(join(folder, 'brief.pptx'), await pptx.print(document))
      const script = `
import json, pptx
deck = pptx.Presentation('brief.pptx')
charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
print(json.dumps([[list(series.values) for series in chart.plots[0].series] for chart in charts]))
`
      const read: unknown = JSON.parse(
        execFileSync('python3', ['-c', script], { cwd: folder, encoding: 'utf8' }),
      )
      const expected = document.blocks.flatMap((block) =>
        block.kind === 'chart'
          ? [
              block.series.map(({ points }) =>
                points.map(({ amount }) => (amount === null ? null : Number(amount))),
              ),
            ]
          : [],
      )
      expect(read).toEqual(expected)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
