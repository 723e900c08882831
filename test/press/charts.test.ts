import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Chart, Document } from '../../src/brief/document.ts'
import { formats, presses } from '../../src/press/press.ts'
import { chromiumPath, openBrowser, violations, watchedPage } from '../support/browser.ts'
import { monthly, ranked } from '../support/charts.ts'
import { documentOf } from '../support/documents.ts'
import { caught, collapse, malformed, textOf } from '../support/markup.ts'
import { office, openedSheets, openedText } from '../support/office.ts'
import { poppler, readPdf, structureOf, tagged } from '../support/poppler.ts'
import { unzip } from '../support/zip.ts'

const months = monthly(
  { 出口额: [30.5, 24.1, null, 33.3], 进口额: [1.5, 1.25, 2.5, null] },
  { id: 'months', number: 1, caption: '图1：逐月走势（亿美元）', alternative: '折线图：最高为1月的30.5。' },
)
const names = { 美国: [135.5, 101.2], 德国: [93.4, 77.3], '=1+1': [0.5, null], '<b>&"': [0.25, 0.75] }
const partners = ranked(names, ['2023年1-12月', '2022年1-12月'], {
  id: 'export.partners.chart',
  number: 2,
  caption: '图2：出口目的地（亿美元）',
  alternative: '条形图：最大为美国135.5。',
})
const charts: readonly Chart[] = [months, partners]
const document = documentOf([
  { kind: 'heading', level: 1, text: '一、贸易总体情况' },
  ...charts,
  { kind: 'paragraph', role: 'body', content: [{ kind: 'text', text: '图后之文。' }] },
])

const print = async (format: (typeof formats)[number], subject: Document = document) =>
  (await presses[format]()).print(subject)
const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** What a chart prints: each category with the text of each series, `..` where there is a gap. */
const rows = ({ categories, series }: Chart): string[][] =>
  categories.map(({ label }, index) => [label, ...series.map(({ points }) => points[index]?.text ?? '')])

/** The values of each series in a part of DrawingML, by position; a gap has none. */
const drawnValues = (xml: string): number[][] =>
  caught(xml, /<c:val>(.*?)<\/c:val>/gs).map((series) => {
    const values: number[] = []
    for (const [, index, value] of series.matchAll(/<c:pt idx="(\d+)"[^>]*><c:v>([^<]*)</g))
      values[Number(index)] = Number(value)
    return values
  })

const amounts = ({ series }: Chart): number[][] =>
  series.map(({ points }) => {
    const values: number[] = []
    points.forEach(({ amount }, index) => {
      if (amount !== null) values[index] = Number(amount)
    })
    return values
  })

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('a brief with charts', () => {
  it.each(formats)('is the same as %s at any time', async (format) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2024-02-01T10:00:00') })
    const first = await print(format)
    vi.setSystemTime(new Date('2031-07-09T23:59:59'))
    vi.spyOn(Math, 'random').mockReturnValue(0.7)
    expect(Buffer.compare(first, await print(format))).toBe(0)
  })

  it('has the data of each as a table in Markdown', async () => {
    const text = utf8(await print('md'))
    for (const row of rows(months)) expect(text).toContain(`| ${row.join(' | ')} |`)
    expect(text).toContain(`**${months.caption}**`)
  })

  it('has each chart in JSON as it is', async () => {
    const { blocks } = JSON.parse(utf8(await print('json')))
    expect(blocks.filter(({ kind }: { kind: string }) => kind === 'chart')).toEqual(charts)
  })

  it('has each drawn in HTML, with words for who cannot see it, its caption below, and its data', async () => {
    const page = utf8(await print('html'))
    expect(malformed(page.replace(/<script>.*?<\/script>/gs, ''))).toBeNull()
    charts.forEach((chart, index) => {
      const block = caught(page, /(<div class="chart".*?<\/details>)/gs)[index] ?? ''
      expect(block).toContain(`role="img" aria-label="${chart.alternative}"`)
      expect(block.indexOf('<figcaption')).toBeGreaterThan(block.indexOf('</svg>'))
      const table = caught(caught(block, /<tbody>(.*?)<\/tbody>/gs)[0] ?? '', /<tr>(.*?)<\/tr>/gs)
      expect(table.map((row) => caught(row, /<t[hd][^>]*>(.*?)<\/t[hd]>/gs).map(textOf))).toEqual(rows(chart))
      for (const { id } of chart.series.flatMap(({ points }) => points))
        expect(block).toContain(`data-figure="${id}"`)
    })
  })

  it('has each in Word as a chart that can be edited, over the same values', async () => {
    const files = unzip(await print('docx'))
    for (const [path, xml] of files) if (/\.(xml|rels)$/.test(path)) expect(malformed(xml), path).toBeNull()
    const text = files.get('word/document.xml') ?? ''
    charts.forEach((chart, index) => {
      expect(drawnValues(files.get(`word/charts/chart${index + 1}.xml`) ?? '')).toEqual(amounts(chart))
      expect([...files.keys()]).toContain(`word/embeddings/Microsoft_Excel_Worksheet${index + 1}.xlsx`)
      expect(text).toContain(`descr="${chart.alternative}"`)
    })
    const places = caught(text, /(<w:drawing>|图\d|图后之文)/g)
    expect(places.filter((place) => !/^图\d/.test(place))).toEqual(['<w:drawing>', '<w:drawing>', '图后之文'])
  })

  it.each(['docx', 'pptx', 'xlsx'] as const)(
    'has columns and lines of %s that begin at zero, and values of columns where they fit alone',
    async (format) => {
      const quarters = (count: number): Chart => ({
        ...monthly({ 进口额: Array.from({ length: count }, (_, index) => 733 + index) }, { number: 3 }),
        form: 'column',
      })
      for (const [chart, hasValues] of [
        [quarters(4), true],
        [quarters(20), false],
        [monthly({ 进口额: [733, 748, 801, 703] }), true],
      ] as const) {
        const files = unzip(await print(format, documentOf([chart])))
        const [, xml = ''] = [...files].find(([path]) => /charts\/chart\d+\.xml$/.test(path)) ?? []
        expect(
          caught(xml, /<c:scaling>(.*?)<\/c:scaling>/gs).filter((axis) => axis.includes('<c:min val="0"/>')),
        ).toHaveLength(1)
        expect(xml.includes('<c:showVal val="1"/>')).toBe(hasValues)
      }
    },
  )

  it('has room in Word for values at the ends of bars, also of negative ones', async () => {
    const chart = ranked({ 价格: [-0.031, 12.306], 数量: [-0.997, 10.21] }, ['进口', '出口'])
    const xml = unzip(await print('docx', documentOf([chart]))).get('word/charts/chart1.xml') ?? ''
    const [max = 0, min = 0] = ['max', 'min'].map((name) =>
      Number(new RegExp(`<c:${name} val="([^"]*)"/>`).exec(xml)?.[1]),
    )
    expect(max).toBeGreaterThan(12.306 * 1.05)
    expect(min).toBeLessThan(-0.997 * 2)
  })

  it.skipIf(!office)('is opened by a word processor with its values and captions', async () => {
    const text = openedText(await print('docx'))
    for (const row of rows(partners)) for (const part of row) if (part !== '..') expect(text).toContain(part)
    for (const { caption } of charts) expect(text.replaceAll(' ', '')).toContain(caption)
  })

  it('has each in a workbook over cells of its sheet', async () => {
    const files = unzip(await print('xlsx'))
    charts.forEach((chart, index) => {
      const xml = files.get(`xl/charts/chart${index + 1}.xml`) ?? ''
      expect(malformed(xml)).toBeNull()
      expect(drawnValues(xml)).toEqual(amounts(chart))
      const last = chart.categories.length + 1
      expect(caught(xml, /<c:val><c:numRef><c:f>([^<]*)/g)).toEqual(
        chart.series.map(
          (_, position) => `&#39;图${chart.number}&#39;!$${'BC'[position]}$2:$${'BC'[position]}$${last}`,
        ),
      )
      expect(files.get(`xl/drawings/drawing${index + 1}.xml`)).toContain(chart.alternative)
    })
  })

  it.skipIf(!office)('is opened by a spreadsheet with every value in its cell, and gaps empty', async () => {
    const sheets = openedSheets(await print('xlsx'))
    for (const chart of charts)
      expect(sheets.get(`图${chart.number}`)?.slice(1, chart.categories.length + 1)).toEqual(
        rows(chart).map((row) => row.map((part) => (part === '..' ? '' : part))),
      )
  })

  it.skipIf(!poppler)('has each in a PDF as text with its caption below, tagged as a figure', async () => {
    const bytes = await print('pdf')
    const text = collapse(readPdf('pdftotext', bytes, { after: ['-'] }).replaceAll(' ', ''))
    for (const row of rows(partners)) for (const part of row) if (part !== '..') expect(text).toContain(part)
    expect(text.indexOf('图2：')).toBeGreaterThan(text.indexOf('135.5'))
    // Typst sets no PDF/UA-1 with a figure that lacks words for who cannot see it.
    expect(tagged(structureOf(bytes), 'Figure')).toHaveLength(charts.length)
  })
})

describe.skipIf(!chromiumPath)('a chart in a browser', () => {
  it('shows the values of what is pointed at or reached by the arrow keys, and keeps to WCAG', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tradebrief-chart-'))
    const browser = await openBrowser()
    try {
      const path = join(folder, 'brief.html')
      writeFileSync(path, await print('html'))
      const { page, requests, errors } = await watchedPage(browser, { colorScheme: 'dark' })
      await page.goto(pathToFileURL(path).href)
      const tip = page.locator('#chart-1 .tip')
      expect(await tip.isVisible()).toBe(false)
      await page.locator('#chart-1 .plot').focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      expect(await tip.textContent()).toBe('2022年2月出口额 24.1进口额 1.3')
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      expect(await tip.isVisible()).toBe(false)
      await page.locator('#chart-2 .hit').nth(3).hover()
      expect(await page.locator('#chart-2 .tip').textContent()).toBe('<b>&"2023年1-12月 0.32022年1-12月 0.8')
      expect(requests).toHaveLength(1)
      expect(errors).toEqual([])
    } finally {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
