import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/brief/document.ts'
import { docx } from '../../src/press/docx/docx.ts'
import { describeFontFallbacks } from '../../src/press/fonts/fonts.ts'
import { pdf } from '../../src/press/pdf/pdf.ts'
import { about, documentOf } from '../support/documents.ts'
import { office } from '../support/office.ts'
import { poppler } from '../support/poppler.ts'
import { unzip } from '../support/zip.ts'

/** Text without punctuation, so that each line has as many characters as fit. */
const document: Document = documentOf(
  [
    { kind: 'heading', level: 1, text: '一、贸易总体情况' },
    {
      kind: 'paragraph',
      role: 'body',
      content: [{ kind: 'text', text: '公文版面每行二十八字每面二十二行'.repeat(120) }],
    },
  ],
  { about: about({ form: 'gbt9704' }), title: '贸易简报' },
)

const points = (millimetres: number): number => (millimetres / 25.4) * 72

interface Line {
  readonly page: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly text: string
}

/** The lines of a PDF in points from the top left corner, without page numbers. */
function linesOf(file: string): Line[] {
  const xml = execFileSync('pdftotext', ['-bbox-layout', file, '-'], { encoding: 'utf8' })
  return xml
    .split('<page ')
    .slice(1)
    .flatMap((page, index) =>
      [
        ...page.matchAll(
          /<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/line>/gs,
        ),
      ]
        .map(([, left, top, right, bottom, words = '']) => ({
          page: index + 1,
          left: Number(left),
          right: Number(right),
          top: Number(top),
          bottom: Number(bottom),
          text: [...words.matchAll(/<word[^>]*>(.*?)<\/word>/gs)].map(([, word = '']) => word).join(''),
        }))
        .sort((a, b) => a.top - b.top),
    )
}

function expectOfficialPages(file: string, tolerance: number): void {
  const lines = linesOf(file)
  const [second, numbers] = [2, 2]
    .map((page) => lines.filter((line) => line.page === page))
    .map((found, index) => found.filter(({ text }) => /^—/.test(text) === (index === 1)))
  if (!second || !numbers) throw new Error('no second page')
  // 22 lines a page and 28 characters a line (5.2.3).
  expect(second).toHaveLength(22)
  expect(second.slice(1, -1).map(({ text }) => [...text].length)).toEqual(second.slice(1, -1).map(() => 28))
  // 订口 28 mm, text 156 mm wide, 天头 37 mm, text 225 mm high (5.2.1, 5.2.2).
  for (const { left, right } of second) {
    expect(Math.abs(left - points(28))).toBeLessThan(tolerance)
    expect(Math.abs(right - points(28 + 156))).toBeLessThan(tolerance)
  }
  expect(Math.abs((second[0]?.top ?? 0) - points(37))).toBeLessThan(points(3))
  expect(second.at(-1)?.bottom).toBeLessThanOrEqual(points(37 + 225) + 1)
  const pitch = ((second.at(-1)?.top ?? 0) - (second[0]?.top ?? 0)) / 21
  expect(Math.abs(pitch - points(225) / 22)).toBeLessThan(0.1)
  // The number of an even page is at the left, 7 mm below the text (7.5).
  expect(numbers.map(({ text }) => text)).toEqual(['—2—'])
  expect(numbers[0]?.left).toBeLessThan(points(28 + 20))
  expect(numbers[0]?.top).toBeGreaterThan(points(37 + 225))
}

describe('the form of official documents (GB/T 9704-2012)', () => {
  it.skipIf(!poppler)('is measured in the PDF', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tradebrief-form-'))
    try {
      writeFileSync(join(folder, 'brief.pdf'), await pdf.print(document))
      expectOfficialPages(join(folder, 'brief.pdf'), points(1))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it.skipIf(!poppler || !office)(
    'is measured in the Word file, set by LibreOffice',
    { timeout: 180_000 },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'tradebrief-form-'))
      try {
        writeFileSync(join(folder, 'brief.docx'), await docx.print(document))
        const profile = `-env:UserInstallation=file://${folder}/profile`
        execFileSync(
          'soffice',
          [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, 'brief.docx'],
          {
            cwd: folder,
            stdio: 'ignore',
            timeout: 150_000,
          },
        )
        expect(readFileSync(join(folder, 'brief.pdf')).length).toBeGreaterThan(1_000)
        expectOfficialPages(join(folder, 'brief.pdf'), points(2))
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )

  it('names its fonts in the Word file', async () => {
    const styles = unzip(await docx.print(document)).get('word/styles.xml') ?? ''
    for (const font of ['仿宋', '方正小标宋简体', '黑体', '楷体'])
      expect(styles).toContain(`w:eastAsia="${font}"`)
  })

  it('reports the fonts that others take the place of', () => {
    const warnings = describeFontFallbacks(document.about, ['pdf', 'docx']).map(({ zh }) => zh)
    expect(warnings).toHaveLength(2)
    expect(warnings.every((text) => text.includes('仿宋、楷体、方正小标宋简体'))).toBe(true)
    expect(describeFontFallbacks(about({}), ['pdf', 'docx'])).toEqual([])
  })
})
