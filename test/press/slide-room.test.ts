import { describe, expect, it } from 'vitest'
import type { Document, Row, Table } from '../../src/brief/document.ts'
import { pptx } from '../../src/press/pptx/pptx.ts'
import { brief, documentOf } from '../support/documents.ts'
import { textOf } from '../support/markup.ts'
import { impress, openedSlides, type SlideLine } from '../support/office.ts'
import { slidesOf } from './slides-reader.ts'

/** The data of both sides: a header of two rows, whose labels take lines, a row a month, and long notes. */
function bothSides(language: 'zh' | 'en', rows: number): Table {
  const say = words[language]
  const figure = (label: string) => ({ label, holds: 'figure' as const })
  const leaves = say.leaves.map(figure)
  return {
    kind: 'table',
    id: 'mirror',
    number: 1,
    caption: say.caption,
    header: [
      { label: say.period, holds: 'name' },
      ...say.groups.map((label) => ({ label, holds: 'figure' as const, children: leaves })),
    ],
    rows: Array.from(
      { length: rows },
      (_, index): Row => ({
        kind: 'data',
        cells: [
          { kind: 'name', text: say.month(index + 1) },
          ...Array.from({ length: 8 }, (_, column) => ({
            kind: 'figure' as const,
            id: `export.month-${index}.value` as const,
            text: `${(index + 1) * 1_000 + column}.3`,
            marker: null,
          })),
        ],
      }),
    ),
    notes: [say.note.repeat(1), say.note.repeat(3), say.note.repeat(2), say.note.repeat(4)],
  }
}

const words = {
  zh: {
    caption: '表1：2023年1-12月中国对巴西出口的双边数据',
    period: '时间',
    groups: ['金额（万美元）', '数量（吨）'],
    leaves: ['出口：中国数据（亿美元）', '进口：巴西数据', '进口减出口', '相差（%）'],
    month: (month: number) => `2023年${month}月`,
    note: '数据来源：巴西外贸统计（ComexStat），进口按离岸价（FOB）统计，不含运费和保险费；重量为净重。',
    text: '2022年12月，中国前四大产品出口省市为江苏省、浙江省、安徽省和上海市，出口分别为6.23亿美元、3.93亿美元、2.03亿美元和1.05亿美元，同比增速分别为156.9%、60.8%、87.0%和180.4%。',
  },
  en: {
    caption: 'Table 1. Exports from China to Brazil, by the data of both sides',
    period: 'Period',
    groups: ['Value (US$ million)', 'Quantity (tonnes)'],
    leaves: ['Exports: China', 'Imports: Brazil', 'Imports less exports', 'Difference (%)'],
    month: (month: number) => `Month ${month} of 2023`,
    note: 'Source: ComexStat, the foreign trade statistics of Brazil; imports FOB, in US dollars, without freight and insurance. ',
    text: 'In December 2022, the four largest exporting provinces were Jiangsu, Zhejiang, Anhui and Shanghai, at US$623 million, US$393 million, US$203 million and US$105 million; growth was 156.9%, 60.8%, 87.0% and 180.4%.',
  },
} as const

const documents: Readonly<Record<string, Document>> = Object.fromEntries(
  (['zh', 'en'] as const).flatMap((language) => {
    const content = [{ kind: 'text' as const, text: words[language].text }]
    const text = { kind: 'paragraph' as const, role: 'body' as const, content }
    const of = (...blocks: Document['blocks']) => ({ ...documentOf(blocks), language })
    return [
      [`the published brief, ${language}`, brief(language)],
      [`thirteen months with long notes, ${language}`, of(bothSides(language, 13))],
      [`more months than stand on a slide, ${language}`, of(bothSides(language, 31))],
      [
        `a text over three months, ${language}`,
        of(text, text, { ...bothSides(language, 3), notes: [words[language].note] }),
      ],
    ]
  }),
)

/** In inches from the top: where the number of a slide begins. */
const numberTop = 7.05
const inches = (emu: string | undefined): number => Number(emu) / 914_400

interface Box {
  readonly name: string
  readonly top: number
  readonly bottom: number
}

/** Text boxes and tables of a slide, as high as they say. */
function boxesOf(slide: string): Box[] {
  return [...slide.matchAll(/<p:(sp|graphicFrame)>(.*?)<\/p:\1>/gs)].flatMap(([, , xml = '']) => {
    const name = /<p:cNvPr [^>]*name="([^"]*)"/.exec(xml)?.[1] ?? ''
    const [, y] = /<a:off x="\d+" y="(\d+)"/.exec(xml) ?? []
    const [, height] = /<a:ext cx="\d+" cy="(\d+)"/.exec(xml) ?? []
    const rows = [...xml.matchAll(/<a:tr h="(\d+)"/g)].map(([, row]) => inches(row))
    const high = rows.length > 0 ? rows.reduce((sum, row) => sum + row, 0) : inches(height)
    return /^(?:Text|Caption|Table|Notes)(?: [\d.]+)?$/.test(name) && y !== undefined
      ? [{ name, top: inches(y), bottom: inches(y) + high }]
      : []
  })
}

/** Two lines one over the other by more than what their letters leave free. */
const overlap = (line: SlideLine, other: SlideLine): boolean => {
  const shared = Math.min(line.bottom, other.bottom) - Math.max(line.top, other.top)
  const across = Math.min(line.right, other.right) - Math.max(line.left, other.left)
  const lower = Math.min(line.bottom - line.top, other.bottom - other.top)
  return across > 0.02 && shared > 0.25 * lower
}

describe.each(Object.entries(documents))('the slides of %s', (_, document) => {
  it('have all notes above the number of the slide, below their rows', async () => {
    const slides = slidesOf(await pptx.print(document))
    for (const slide of slides) {
      const boxes = boxesOf(slide).filter(({ name }) => name !== 'Text 0')
      for (const [index, { name, top, bottom }] of boxes.entries()) {
        expect(bottom, name).toBeLessThanOrEqual(numberTop + 0.001)
        expect(top, name).toBeGreaterThanOrEqual((boxes[index - 1]?.bottom ?? 0) - 0.001)
      }
    }
    const printed = slides.map(textOf).join('').replaceAll('\u2060', '')
    for (const block of document.blocks)
      if (block.kind === 'table') for (const note of block.notes) expect(printed).toContain(note.trim())
  })

  it.skipIf(!impress)('have no text over another in LibreOffice', { timeout: 120_000 }, async () => {
    for (const [index, lines] of openedSlides(await pptx.print(document)).entries()) {
      const texts = lines.filter(({ text, top }) => !(text === String(index + 1) && top > numberTop))
      expect(texts.filter(({ bottom }) => bottom > numberTop + 0.05)).toEqual([])
      const over = texts.flatMap((line, place) =>
        texts.slice(place + 1).filter((other) => overlap(line, other)),
      )
      expect(over).toEqual([])
    }
  })
})
