import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { Block, Document, Inline } from '../../src/brief/document.ts'
import { docx } from '../../src/press/docx/docx.ts'
import { forgetZipTimes } from '../../src/press/ooxml/zip-time.ts'
import { brief, documentOf, tableOf } from '../support/documents.ts'
import { caught } from '../support/markup.ts'
import { openedText } from '../support/office.ts'
import { unzip } from '../support/zip.ts'

const partsOf = async (document: Document): Promise<(path: string) => string> => {
  const files = unzip(await docx.print(document))
  return (path) => files.get(path) ?? ''
}

describe('a brief in Word', () => {
  it('refers only to styles that it has', async () => {
    const part = await partsOf(brief('zh'))
    const seen = new Set(caught(part('word/styles.xml'), /w:styleId="([^"]+)"/g))
    const used = ['document', 'footnotes', 'header1', 'footer1'].flatMap((name) =>
      caught(part(`word/${name}.xml`), /<w:(?:p|r|tbl)Style w:val="([^"]+)"/g),
    )
    expect(new Set(used)).toContain('Heading1')
    expect(used.filter((id) => !seen.has(id))).toEqual([])
  })

  const withHyphens: Block[] = [
    {
      kind: 'paragraph',
      role: 'body',
      content: [
        { kind: 'text', text: '2023年1-12月同比' },
        { kind: 'figure', id: 'export.ytd.value.yoy', text: '-12.3' },
        { kind: 'text', text: '%, lithium-ion' },
      ],
    },
    tableOf(['-4.5']),
  ]

  it('breaks no line behind the sign of a number or between months, and has plain hyphens in tables', async () => {
    const part = await partsOf(documentOf(withHyphens))
    const document = part('word/document.xml')
    expect(document).toContain('<w:t xml:space="preserve">2023年1-\uFEFF12月同比</w:t>')
    expect(document).toContain('<w:t xml:space="preserve">-\uFEFF12.3</w:t>')
    expect(document).not.toContain('<w:noBreakHyphen/>')
    expect(part('word/settings.xml')).toMatch(/<w:noLineBreaksAfter w:lang="zh-CN" w:val="[^"]*-"\/>/)
    expect(document).toContain('%, lithium-ion</w:t>')
    expect(document).toContain('>-4.5</w:t>')
  })

  it('has the no-break hyphens of Word in Latin script', async () => {
    const part = await partsOf({ ...documentOf(withHyphens), language: 'en' })
    const document = part('word/document.xml')
    expect(document).toContain(
      '<w:t xml:space="preserve">2023年1</w:t><w:noBreakHyphen/><w:t xml:space="preserve">12月同比</w:t>',
    )
    expect(document).toContain('<w:r><w:noBreakHyphen/><w:t xml:space="preserve">12.3</w:t></w:r>')
    expect(part('word/settings.xml')).not.toContain('noLineBreaks')
    expect(document).toContain('%, lithium-ion</w:t>')
    expect(document).toContain('>-4.5</w:t>')
  })

  it('keeps a number on the line of what it counts', async () => {
    const text: Inline[] = [
      { kind: 'text', text: 'Exports were ' },
      { kind: 'figure', id: 'export.month.value', text: 'US$5,548.8' },
      { kind: 'text', text: ' million as of 18 January 2024' },
    ]
    const part = await partsOf(documentOf([{ kind: 'paragraph', role: 'body', content: text }]))
    expect(part('word/document.xml')).toContain('\u00A0million as of 18\u00A0January 2024')
  })

  it('sets looks in styles, not on runs', async () => {
    const part = await partsOf(brief('zh'))
    const formats = caught(part('word/document.xml'), /<w:rPr>(.*?)<\/w:rPr>/gs)
    expect(new Set(formats)).toEqual(new Set(['<w:rStyle w:val="FootnoteReference"/>']))
  })

  it.each(['zh', 'en'] as const)(
    'counts the captions of a %s brief by fields that show their numbers',
    async (language) => {
      const document = (await partsOf(brief(language)))('word/document.xml')
      const fields = caught(document, /w:instr="(SEQ [^"]*)"><w:r><w:t[^>]*>\d+</g)
      expect(fields).toEqual(Array(5).fill(language === 'zh' ? 'SEQ 表 \\* ARABIC' : 'SEQ Table \\* ARABIC'))
      expect(caught(document, /w:instr="SEQ [^"]*"><w:r><w:t[^>]*>(\d+)</g)).toEqual([
        '1',
        '2',
        '3',
        '4',
        '5',
      ])
    },
  )

  it('has no contents, whose page numbers it could not know, but headings that Word makes them of', async () => {
    const part = await partsOf(brief('zh'))
    const headings = brief('zh').blocks.filter(({ kind }) => kind === 'heading')
    expect(headings.length).toBeGreaterThan(4)
    expect(part('word/document.xml')).not.toMatch(/TOC|w:sdt|目录/)
    expect(caught(part('word/document.xml'), /<w:pStyle w:val="(Heading\d)"/g)).toHaveLength(headings.length)
    for (const id of ['TOCHeading', 'TOC1', 'TOC2'])
      expect(part('word/styles.xml')).toContain(`w:styleId="${id}"`)
  })

  it('has the rule above the statements in the style of the first, which no further page repeats', async () => {
    const statement: Block = {
      kind: 'paragraph',
      role: 'statement',
      content: [{ kind: 'text', text: '数据。' }],
    }
    const part = await partsOf(documentOf([statement, statement, statement]))
    expect(caught(part('word/document.xml'), /<w:pStyle w:val="((?:First)?Statement)"/g)).toEqual([
      'FirstStatement',
      'Statement',
      'Statement',
    ])
    const looks = (id: string) =>
      new RegExp(`<w:style [^>]*w:styleId="${id}"[^>]*>.*?</w:style>`, 's').exec(part('word/styles.xml'))?.[0]
    expect(looks('FirstStatement')).toContain('<w:pBdr>')
    expect(looks('Statement')).not.toContain('<w:pBdr>')
  })

  it('leads where links lead, and numbers lists anew', async () => {
    const item: Inline[] = [{ kind: 'text', text: '一', link: 'https://example.org/?a=1&b=2' }]
    const list: Block = { kind: 'list', role: 'commentary', start: 3, items: [item] }
    const part = await partsOf(documentOf([list, { ...list, start: null }]))
    const ids = caught(part('word/document.xml'), /<w:hyperlink [^>]*r:id="([^"]+)"/g)
    expect(new Set(ids).size).toBe(1)
    expect(part('word/_rels/document.xml.rels')).toContain(
      `Id="${ids[0]}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/?a=1&amp;b=2" TargetMode="External"`,
    )
    expect(new Set(caught(part('word/document.xml'), /<w:numId w:val="(\d+)"/g)).size).toBe(2)
  })

  it('has Chinese fonts for Chinese text, and no bold where the font has none', async () => {
    const part = await partsOf(brief('zh'))
    const styles = part('word/styles.xml')
    expect(styles).toMatch(/<w:docDefaults>.*w:eastAsia="宋体".*w:eastAsia="zh-CN".*<\/w:docDefaults>/s)
    const heading = /<w:style [^>]*w:styleId="Heading1".*?<\/w:style>/s.exec(styles)?.[0]
    expect(heading).toContain('w:eastAsia="黑体"')
    expect(heading).toContain('<w:b w:val="false"/>')
    expect(heading).toContain('<w:outlineLvl w:val="0"/>')
  })

  it('repeats headers, never splits a row, and fills every row of the grid', async () => {
    const part = await partsOf(brief('zh'))
    const tables = caught(part('word/document.xml'), /<w:tbl>(.*?)<\/w:tbl>/gs)
    expect(tables).toHaveLength(5)
    for (const table of tables) {
      const columns = caught(table, /<w:gridCol w:w="(\d+)"/g).map(Number)
      expect(columns.reduce((sum, width) => sum + width, 0)).toBe(9_072)
      const rows = caught(table, /<w:tr>(.*?)<\/w:tr>/gs)
      expect(rows.filter((row) => row.includes('<w:tblHeader/>'))).toHaveLength(2)
      for (const row of rows) {
        expect(row).toContain('<w:cantSplit/>')
        const spans = caught(row, /<w:tc>(.*?)<\/w:tc>/gs).map((cell) =>
          Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1),
        )
        expect(spans.reduce((sum, span) => sum + span, 0)).toBe(columns.length)
      }
    }
  })

  it('has the decimal points of a column under one another', async () => {
    const figures = ['0.5', '0.072', '-', '1373.8']
    const table = tableOf([], {
      header: [{ label: '额', holds: 'figure' }],
      rows: figures.map((text) => ({
        kind: 'data',
        cells: [{ kind: 'figure', id: 'x', text, marker: null }],
      })),
    })
    const document = (await partsOf(documentOf([table])))('word/document.xml')
    const cells = caught(document, /<w:pStyle w:val="TableFigure"\/>(.*?)<\/w:p>/gs)
    // A digit is as wide as half a character of 10.5 points, 105 twips; the point is half as wide.
    expect(
      cells.map((cell) => [
        caught(cell, /<w:t[^>]*>([^<]*)</g)[0],
        Number(caught(cell, /w:right="(\d+)"/g)[0] ?? 0),
      ]),
    ).toEqual([
      ['0.5', 210],
      ['0.072', 0],
      ['-', 368],
      ['1373.8', 210],
    ])
  })

  it('is dated by its data and knows its title and issuer', async () => {
    const part = await partsOf(brief('zh'))
    const core = part('docProps/core.xml')
    expect(caught(core, /<dc:title>(.*?)</g)).toEqual(['中国锂离子蓄电池贸易简报（2023年12月）'])
    expect(caught(core, /<dc:creator>(.*?)</g)).toEqual(['某某研究中心'])
    expect(caught(core, /W3CDTF">(.*?)</g)).toEqual(['2024-01-18T00:00:00Z', '2024-01-18T00:00:00Z'])
  })

  it('marks a footnote once, and names its number where it is referred to again', async () => {
    const part = await partsOf(
      documentOf(
        [
          {
            kind: 'paragraph',
            role: 'body',
            content: [
              { kind: 'footnote', number: 1 },
              { kind: 'footnote', number: 1 },
            ],
          },
        ],
        { footnotes: [{ number: 1, content: [{ kind: 'text', text: '注' }] }] },
      ),
    )
    expect(caught(part('word/document.xml'), /<w:footnoteReference w:id="(\d+)"/g)).toEqual(['1'])
    expect(part('word/document.xml')).toContain('<w:t xml:space="preserve">1</w:t>')
  })
})

describe('times in a zip', () => {
  it('are not looked for in what is no zip', () => {
    expect(() => forgetZipTimes(new Uint8Array(10))).toThrow(RangeError)
    expect(() => forgetZipTimes(new Uint8Array(100))).toThrow(RangeError)
  })
})

const office = spawnSync('soffice', ['--version']).status === 0 && spawnSync('pdftotext', ['-v']).status === 0
if (!office) console.warn('LibreOffice or pdftotext is not here: Word files are not opened in these tests')

describe.skipIf(!office)('a brief in Word, opened in LibreOffice', () => {
  it('shows every caption, note and figure', async () => {
    const document = brief('zh')
    const text = openedText(await docx.print(document)).replace(/\s/g, '')
    for (const block of document.blocks) {
      if (block.kind !== 'table') continue
      for (const line of [block.caption, ...block.notes]) expect(text).toContain(line.replace(/\s/g, ''))
      for (const row of block.rows)
        if (row.kind === 'data')
          expect(text).toContain(row.cells.map((cell) => (cell.kind === 'empty' ? '' : cell.text)).join(''))
    }
  })

  it('parts no negative number and no months at the end of a Chinese line, wherever that falls', () => {
    const samples = ['出口量同比-18.2%，回落', '年1-12月累计', '比重下降-0.3个百分点。', '数量-1,234.5万台']
    const sentences = samples.flatMap((sample) =>
      Array.from({ length: 24 }, (_, index) => `${'统计口径'.repeat(10)}${'额'.repeat(index)}${sample}后面`),
    )
    return expectUnparted(sentences)
  })

  it('repeats the header of a long table on every page, and keeps the caption with it', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => `伙伴${index + 1}`)
    const pages = openedText(await docx.print(documentOf([tableOf(rows)])))
      .split('\f')
      .slice(0, -1)
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) expect(page.replace(/\s/g, '')).toContain('区域绝对值同比变化（%）')
    expect(pages[0]).toMatch(/表\s*1[\s\S]*伙伴\s*1\b/)
  })
})

/** Lines as LibreOffice breaks them: none ends behind a hyphen or within a number, or begins with its unit. */
async function expectUnparted(sentences: readonly string[]): Promise<void> {
  const blocks = sentences.map(
    (text): Block => ({ kind: 'paragraph', role: 'body', content: [{ kind: 'text', text }] }),
  )
  const lines = openedText(await docx.print(documentOf(blocks)))
    .split(/\s*[\n\f]\s*/)
    .filter((line) => line !== '')
  expect(lines.length).toBeGreaterThan(sentences.length * 1.5)
  const parted = lines.filter(
    (line, index) => /-$/.test(line) || (/[\d.,]$/.test(line) && /^[\d%.,-]/.test(lines[index + 1] ?? '')),
  )
  expect(parted).toEqual([])
}
