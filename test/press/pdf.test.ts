import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Document, Inline } from '../../src/brief/document.ts'
import { pdf } from '../../src/press/pdf/pdf.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { about, brief, documentOf, tableOf } from '../support/documents.ts'
import { poppler, readPdf, structureOf, tagged, taggedText } from '../support/poppler.ts'

const text = (words: string): readonly Inline[] => [{ kind: 'text', text: words }]
const figuresOf = (document: Document): string[] => [
  ...new Set(
    document.blocks.flatMap((block) =>
      block.kind === 'table'
        ? block.rows.flatMap((row) =>
            row.kind === 'block'
              ? []
              : row.cells.flatMap((cell) => (cell.kind === 'figure' ? [cell.text] : [])),
          )
        : block.kind === 'paragraph'
          ? block.content.flatMap((inline) => (inline.kind === 'figure' ? [inline.text] : []))
          : [],
    ),
  ),
]
const pagesOf = (bytes: Uint8Array): string[] =>
  readPdf('pdftotext', bytes, { before: ['-layout'], after: ['-'] })
    .split('\f')
    .slice(0, -1)

const refused = async (document: Document): Promise<UserError> => {
  const error: unknown = await pdf.print(document).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof UserError) return error
  throw new Error('the brief was printed', { cause: error })
}

describe('a character that the fonts do not have', () => {
  it('stops the print, and is named with its code and the text around it', async () => {
    const error = await refused(
      documentOf([{ kind: 'paragraph', role: 'body', content: text('出口增长😀，进口下降') }]),
    )
    expect(error.explain('zh')).toContain('没有字符“😀”（U+1F600）：在正文中，“出口增长😀，进口下降”')
    expect(error.explain('en')).toContain('no character 😀 (U+1F600): in a paragraph, "出口增长😀，进口下降"')
  })

  it('is found wherever it stands', async () => {
    const places: readonly (readonly [Document, string])[] = [
      [documentOf([], { title: '简报한' }), 'the title'],
      [documentOf([], { subtitle: '한' }), 'the subtitle'],
      [documentOf([{ kind: 'heading', level: 1, text: '한' }]), 'a heading'],
      [documentOf([{ kind: 'paragraph', role: 'statement', content: text('한') }]), 'a statement'],
      [documentOf([tableOf([], { caption: '한' })]), 'the caption of table 1'],
      [documentOf([tableOf(['한'], { number: 3 })]), 'a cell of table 3'],
      [documentOf([tableOf([], { notes: ['한'] })]), 'a note of table 1'],
      [documentOf([tableOf([], { header: [{ label: '한', holds: 'name' }] })]), 'the header of table 1'],
      [
        documentOf([{ kind: 'paragraph', role: 'body', content: [{ kind: 'footnote', number: 2 }] }], {
          footnotes: [{ number: 2, content: text('한') }],
        }),
        'footnote 2',
      ],
    ]
    for (const [document, place] of places) {
      const error = await refused(document)
      expect(error.message).toContain('(U+D55C)')
      expect(error.message).toContain(`in ${place},`)
    }
  })

  it('shows only the text near it', async () => {
    const error = await refused(documentOf([{ kind: 'heading', level: 1, text: `${'前'.repeat(99)}😀后` }]))
    expect(error.words.zh).toContain(`“…${'前'.repeat(20)}😀后”`)
  })
})

it('has the same bytes in another process, on another day and in another time zone', async () => {
  // The process has a clock of its own, and loads the sources as the tests do.
  const script = `
    globalThis.Date = class extends Date { constructor(...at) { at.length ? super(...at) : super(2031, 6, 9) } }
    const { runnerImport } = await import('vite')
    const { plugins } = (await runnerImport('./vitest.config.ts')).module.default
    const load = async (path) => (await runnerImport(path, { plugins })).module
    const { pdf } = await load('./src/press/pdf/pdf.ts')
    const { brief } = await load('./test/support/documents.ts')
    process.stdout.write(await pdf.print(brief('zh')))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TZ: 'Pacific/Auckland' },
    encoding: 'buffer',
    maxBuffer: 10_000_000,
  })
  expect(Buffer.compare(stdout, await pdf.print(brief('zh')))).toBe(0)
})

it('has no date where the data has none', async () => {
  const document = documentOf([], {
    about: about({ asOf: 'unknown' }),
  })
  expect(Buffer.from(await pdf.print(document)).toString('latin1')).not.toContain('CreationDate')
})

describe.skipIf(!poppler)('a printed brief', () => {
  it.each(['zh', 'en'] as const)('has every figure of the %s document on its pages', async (language) => {
    const document = brief(language)
    const shown = pagesOf(await pdf.print(document))
      .join('')
      .replace(/\s/g, '')
    const figures = figuresOf(document)
    expect(figures.length).toBeGreaterThan(100)
    for (const figure of figures) expect(shown).toContain(figure.replace(/\s/g, ''))
  })

  it.each([
    ['zh', 'zh-CN'],
    ['en', 'en'],
  ] as const)('is tagged, and knows its title, issuer, date and language: %s', async (language, tag) => {
    const document = brief(language)
    const bytes = await pdf.print(document)
    const info = readPdf('pdfinfo', bytes, { before: ['-isodates'] })
    expect(info).toMatch(/^Tagged: +yes$/m)
    expect(info).toContain(document.title)
    expect(info).toContain(document.about.issuer)
    expect(info).toMatch(/^CreationDate: +2024-01-18T00:00:00Z$/m)
    expect(info).toMatch(/^Page size: .*A4/m)
    const raw = Buffer.from(bytes).toString('latin1')
    expect(raw).toContain(`/Lang (${tag})`)
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  it('has its fonts in it, as subsets, and no other', async () => {
    const fonts = readPdf('pdffonts', await pdf.print(brief('en')))
      .split('\n')
      .slice(2)
      .filter((line) => line !== '')
    expect(fonts).toHaveLength(2)
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Tradebrief(?:Song|Hei)\S* .* yes yes yes /)
  })

  it('has contents, and a running head on every page but the first', async () => {
    const document = brief('zh')
    const pages = pagesOf(await pdf.print(document)).map((page) => page.replace(/\s/g, ''))
    expect(pages[0]).toContain('目录一、贸易总体情况')
    for (const [index, page] of pages.entries()) {
      expect(page.startsWith(document.title.replace(/\s/g, ''))).toBe(true)
      expect(page).toContain(`第${index + 1}页，共${pages.length}页`)
    }
  })

  it('has real headings and footnotes', async () => {
    const structure = structureOf(await pdf.print(brief('zh')))
    expect(tagged(structure, 'H1').map((heading) => taggedText(heading))).toContain('一、贸易总体情况')
    expect(tagged(structure, 'H2').map((heading) => taggedText(heading))).toContain(
      '（一）出口区域分布及变化',
    )
    expect(tagged(structure, 'Note')).toHaveLength(1)
    expect(tagged(structure, 'Caption').map((caption) => taggedText(caption))[4]).toMatch(/^表5：/)
  })

  it('repeats the header of a long table on every page, and keeps its caption with it', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `伙伴${index + 1}`)
    const lines: Inline[] = Array.from({ length: 28 }, () => ({ kind: 'text', text: '字'.repeat(37) }))
    const table = tableOf(names)
    const pages = pagesOf(
      await pdf.print(
        documentOf([
          { kind: 'paragraph', role: 'body', content: lines },
          { ...table, rows: [{ kind: 'block', label: '全部伙伴' }, ...table.rows] },
        ]),
      ),
    ).map((page) => page.replace(/\s/g, ''))
    const first = pages.findIndex((page) => page.includes('表1：'))
    expect(pages.length - first).toBeGreaterThan(2)
    expect(pages[first]).toContain('伙伴1')
    for (const page of pages.slice(first)) {
      expect(page).toContain('区域绝对值同比变化（%）')
      expect(page).toContain('全部伙伴')
    }
  })

  it('keeps a short table on one page, with its caption and notes', async () => {
    for (const lines of [18, 22, 26]) {
      const content: Inline[] = Array.from({ length: lines }, () => ({ kind: 'text', text: '字'.repeat(37) }))
      const pages = pagesOf(
        await pdf.print(
          documentOf([
            { kind: 'paragraph', role: 'body', content },
            tableOf(Array.from({ length: 9 }, (_, index) => `伙伴${index + 1}号`)),
          ]),
        ),
      )
      const page = pages.find((found) => /表\s*1：/.test(found))?.replace(/\s/g, '')
      expect(page).toContain('伙伴1号')
      expect(page).toContain('伙伴9号')
      expect(page).toContain('注：测试用表。')
    }
  })

  it('stands the figures of a column with their decimal points under one another', async () => {
    const table = tableOf(['甲', '乙', '丙', '丁'])
    const figures = ['1234.5', '0.072', '-6', '-']
    const rows = table.rows.map((row, index) => ({
      kind: 'data' as const,
      cells: (row.kind === 'data' ? row.cells : []).map((cell, column) =>
        cell.kind === 'figure' && column === 1 ? { ...cell, text: figures[index] ?? '' } : cell,
      ),
    }))
    const words = readPdf('pdftotext', await pdf.print(documentOf([{ ...table, rows }])), {
      before: ['-bbox'],
      after: ['-'],
    })
    const right = (figure: string): number =>
      Number(new RegExp(`xMax="([\\d.]+)" yMax="[\\d.]+">${figure}</word>`).exec(words)?.[1])
    const digit = 5.58
    const point = 3.27
    expect(right('1234.5')).toBeCloseTo(right('0.072') - 2 * digit, 1)
    expect(right('-6')).toBeCloseTo(right('0.072') - 3 * digit - point, 1)
  })

  it('prints a footnote once and refers to it again', async () => {
    const mark: Inline = { kind: 'footnote', number: 1 }
    const structure = structureOf(
      await pdf.print(
        documentOf(
          [1, 2].map(() => ({ kind: 'paragraph', role: 'body', content: [...text('甲'), mark] })),
          { footnotes: [{ number: 1, content: text('注') }] },
        ),
      ),
    )
    expect(tagged(structure, 'Note')).toHaveLength(1)
    expect(taggedText(structure)).toContain('甲1')
    expect(taggedText(structure, ['Note'])).toMatch(/甲1甲1$/)
  })

  it('shows a character that only the serif has in a heading too', async () => {
    const words = '一、臺灣㐀𠮷貿易'
    const pages = pagesOf(await pdf.print(documentOf([{ kind: 'heading', level: 1, text: words }])))
    expect(pages.join('').replace(/\s/g, '')).toContain(words)
  })
})
