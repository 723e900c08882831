import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCommentary } from '../../src/brief/commentary/read-commentary.ts'
import type { Document } from '../../src/brief/document.ts'
import { type Format, formats, presses } from '../../src/press/press.ts'
import { printable } from '../../src/press/shared/text.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { briefOf, productOf, type Side, type Traded } from '../support/briefs.ts'
import { chromiumPath, openBrowser, watchedPage } from '../support/browser.ts'
import { caught, collapse, malformed, textOf } from '../support/markup.ts'
import { poppler } from '../support/poppler.ts'
import { readWorkbook } from '../support/workbook.ts'
import { unzip } from '../support/zip.ts'
import { readers } from './readers.ts'

const names = {
  formula: '=HYPERLINK("https://example.org/a","x")+cmd|\' /C calc\'!A1',
  script: `</script></title><script>window.ran = 1</script><img src="https://example.org/b" onerror="window.ran=1">`,
  typst: '#import "@preview/x:1.0.0": * #panic() $x$ @a <b> \\u{41}',
  brackets: ']]> ] ) } */ --> {{ {%',
  markdown: '[x](javascript:window.ran=1) ![x](https://example.org/c) <b>*a*</b>',
  direction: '\u202Egnp.exe\u202C \u200Fname\u2066',
  field: 'INCLUDETEXT "c:\\x" \u0013 DDEAUTO cmd \u0015',
  long: 'x'.repeat(4_000),
  emoji: '😀👩‍👩‍👧',
} as const

const side = (most: number): Side => ({
  partners: { '304': most, '502': 3 * most },
  places: { '44': most, '35': 3 * most },
  procedures: { '10': 4 * most },
  quantities: { '304': 10, '502': 10 },
  quantity: 20,
})
const traded: Traded = {
  'month.current': side(200_000_000),
  'month.base': side(100_000_000),
  'ytd.current': side(400_000_000),
  'ytd.base': side(300_000_000),
  'month-1.current': side(150_000_000),
  'month-2.current': side(150_000_000),
}

/** Stand for the hostile texts while the product file is checked, which refuses invisible characters. */
const stands = { name: '名称', own: '自定', text: '文字' } as const

/** Puts the hostile texts into a checked product: a press must stand them whatever a product file may hold. */
function replaceTexts<T>(value: T, texts: Readonly<Record<string, string>>): T {
  const replaced = (item: unknown): unknown => {
    if (typeof item === 'string') return texts[item] ?? item
    if (Array.isArray(item)) return item.map(replaced)
    if (item === null || typeof item !== 'object' || Object.getPrototypeOf(item) !== Object.prototype)
      return item
    return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, replaced(inner)]))
  }
  return replaced(value) as T // of the same shape, with other texts
}

/** A brief in which a text stands wherever a user can put one: product, class, unit, issuer, own words, commentary. */
function briefNamed(text: string, language: 'zh' | 'en'): Document {
  const both = { zh: stands.name, en: stands.name }
  // Own words stand on one line of 200 characters; in braces they have what the program puts in.
  const ownText = text.slice(0, 200).replace(/[{}]/g, '')
  const current = stands.own
  const checked = productOf({
    name: both,
    flows: ['export'],
    classes: [{ name: both, codes: { HS2022: ['85076000'] } }],
    quantityScale: { factor: 1, label: both },
    sections: ['standard', 'own'],
    ownSections: {
      own: {
        heading: both,
        text: [{ zh: stands.text, en: stands.text }],
        table: {
          caption: both,
          columns: [both],
          rows: [{ name: both, figures: ['export.month.value'] }],
          notes: [both],
        },
      },
    },
    wording: {
      [language]: {
        headings: { partners: current },
        captions: { 'export.partners': current, 'export.places.chart': current },
        source: current,
      },
    },
  })
  const product = replaceTexts(checked, {
    [stands.name]: text,
    [stands.own]: ownText,
    [stands.text]: escaped(text),
  })
  const words = `# ${language === 'zh' ? '贸易总体情况' : 'Overview'}\n\n${asMarkdown(text)}\n`
  const file = 'commentary/2023-06/lithium.md'
  const commentary = { file, sha256: '0', parts: readCommentary(words, file, language) }
  return briefOf(
    { export: traded },
    { language, product, issuer: text, commentary: { [language]: commentary } },
  )
}

/** As an analyst would write it who means every character. */
const asMarkdown = (text: string): string =>
  escaped(text)
    .replace(/[!-/:-@[-`|~]/g, '\\$&')
    .replaceAll('\\\\{{', '\\{{')
const escaped = (text: string): string => text.replaceAll('{{', '\\{{')

const printed = new Map<string, Uint8Array | UserError>()
const cases = Object.keys(names).flatMap((name) =>
  (['zh', 'en'] as const).map((language) => [name as keyof typeof names, language] as const),
)
const subject = (name: string, language: string, format: Format) =>
  printed.get(`${name} ${language} ${format}`)

beforeAll(async () => {
  for (const [name, language] of cases) {
    const document = briefNamed(names[name], language)
    for (const format of formats)
      try {
        printed.set(`${name} ${language} ${format}`, await (await presses[format]()).print(document))
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        printed.set(`${name} ${language} ${format}`, error)
      }
  }
}, 120_000)

/** Formats that draw letters with the package's fonts, in charts or everywhere. */
const drawLetters: readonly Format[] = ['pdf', 'png', 'svg', 'wechat', 'wechat-folder']

describe.each(cases)('the name %s in a %s brief', (name, language) => {
  it.each(formats)('is text in %s, or named in a refusal', (format) => {
    const bytes = subject(name, language, format)
    if (bytes instanceof UserError) {
      expect(name).toBe('emoji')
      expect(drawLetters).toContain(format)
      expect(bytes.explain(language)).toContain('😀')
      return
    }
    const text = textIn(format, bytesOf(bytes))
    const total = format === 'json' ? names[name] : printable(names[name])
    const shown = (readers[format].shown?.(total) ?? collapse(total)).replace(/\s/g, '')
    // A long name runs over pages, with their headers and footers between.
    const times = name === 'long' ? text.replace(/[^x]/g, '').length / 4_000 : text.split(shown).length - 1
    // Title, issuer, prose, captions, notes, header, cells, footnote, commentary; with charts alone the first two.
    expect(times).toBeGreaterThan(readers[format].covers ? 1 : 10)
  })

  it('is nothing that Word would follow or run', () => {
    const files = unzip(bytesOf(subject(name, language, 'docx')))
    const list = [...files].filter(([path]) => /\.(?:xml|rels)$/.test(path))
    for (const [path, part] of list) {
      expect([path, malformed(part)]).toEqual([path, null])
      if (path.endsWith('.rels'))
        expect([path, part.includes('TargetMode="External"')]).toEqual([path, false])
      for (const field of [
        ...caught(part, /<w:instrText[^>]*>([^<]*)</g),
        ...caught(part, /w:instr="([^"]*)"/g),
      ])
        expect(textOf(field)).toMatch(/^(?:SEQ (?:表|图|Table|Figure) |PAGE|NUMPAGES)/)
    }
    expect([...files.keys()].filter((path) => /vba|activeX|oleObject|attachedTemplate/i.test(path))).toEqual(
      [],
    )
  })

  it('is no formula, name, link or sheet of a workbook', () => {
    const files = unzip(bytesOf(subject(name, language, 'xlsx')))
    const sheets = readWorkbook(bytesOf(subject(name, language, 'xlsx')))
    for (const sheet of sheets) {
      expect(sheet.name).toMatch(language === 'zh' ? /^[\p{Script=Han}\d]+$/u : /^[A-Za-z]+(?: \d+)?$/)
      for (const { formula } of sheet.cells.values())
        if (formula !== null)
          expect(formula).toMatch(
            /^(?:IF|IFERROR|ROUND|SQRT|ABS|[-+*/(),=$!A-Z0-9.数据]|Data|"(?:-|\.\.|×|\/)")+$/,
          )
    }
    const rest = [...files].filter(([path]) => /\.(?:xml|rels)$/.test(path)).map(([, part]) => part)
    for (const part of rest) {
      expect(part).not.toContain('TargetMode="External"')
      for (const reference of caught(part, /<c:f>([^<]*)<\/c:f>/g))
        expect(textOf(reference)).toMatch(/^'?(?:图|Figure )\d+'?!\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?$/)
      for (const defined of caught(part, /<definedName [^>]*name="([^"]*)"/g))
        expect(defined).toMatch(/^_xlnm\./)
    }
    expect([...files.keys()].filter((path) => /externalLink|vba|connections/i.test(path))).toEqual([])
  })

  it('is no markup in Markdown', () => {
    const tree = fromMarkdown(bytesOf(subject(name, language, 'md')))
    const kinds = new Set<string>()
    const look = (node: { type: string; identifier?: string; children?: unknown }): void => {
      // Footnotes, which CommonMark by itself does not know.
      if (!/^\^\d+$/.test(node.identifier ?? '')) kinds.add(node.type)
      for (const child of (node.children ?? []) as (typeof node)[]) look(child)
    }
    look(tree)
    for (const kind of ['html', 'link', 'image', 'definition', 'linkReference', 'imageReference'])
      expect([...kinds]).not.toContain(kind)
  })

  it('is a string in JSON', () => {
    const data: { title: string; about: { issuer: string } } = JSON.parse(
      new TextDecoder().decode(bytesOf(subject(name, language, 'json'))),
    )
    expect(data.about.issuer).toBe(names[name])
    expect(data.title).toContain(names[name])
  })

  it.skipIf(!poppler)('brings no script and no address into a PDF', () => {
    const bytes = subject(name, language, 'pdf')
    if (bytes instanceof UserError) return
    const listed = (option: string) =>
      spawnSync('pdfinfo', [option, '-'], { input: bytesOf(bytes), encoding: 'utf8' }).stdout
    expect(listed('-js').trim()).toBe('')
    expect(listed('-url')).not.toMatch(/https?:|javascript:|file:/)
  })
})

describe.skipIf(!chromiumPath)('pages with hostile names in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tradebrief-hostile-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('run nothing, ask for nothing, and show the name as it is', async () => {
    const browser = await openBrowser()
    try {
      for (const [name, language] of cases) {
        const path = join(folder, `${name}.${language}.html`)
        writeFileSync(path, bytesOf(subject(name, language, 'html')))
        const { page, requests, errors } = await watchedPage(browser, {
          viewport: { width: 900, height: 700 },
        })
        page.on('dialog', () => expect.fail(`${name} opened a dialog`))
        await page.goto(`file://${path}`)
        await page.locator('[data-figure]').first().click()
        await page.locator('.chart svg, figure svg').first().hover()
        expect([name, await page.evaluate('window.ran')]).toEqual([name, undefined])
        expect(requests).toEqual([`file://${path}`])
        expect(errors).toEqual([])
        expect(await page.locator('h1').textContent()).toContain(printable(names[name]))
        await page.context().close()
      }
    } finally {
      await browser.close()
    }
  }, 60_000)
})

/** What is read, without white space. */
function textIn(format: Format, bytes: Uint8Array): string {
  const text =
    format === 'pdf'
      ? spawnSync('pdftotext', ['-raw', '-', '-'], { input: bytes, encoding: 'utf8', maxBuffer: 1e9 }).stdout
      : readers[format].text(bytes)
  return text.replace(/\s/g, '')
}

function bytesOf(bytes: Uint8Array | UserError | undefined): Uint8Array {
  if (!bytes || bytes instanceof UserError) throw new Error('nothing was printed')
  return bytes
}
