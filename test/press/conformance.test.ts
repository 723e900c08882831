import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Document, HeaderCell, Inline, Table } from '../../src/brief/document.ts'
import { formatDescriptions } from '../../src/press/formats/formats.ts'
import { formats, presses } from '../../src/press/press.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { about, brief, documentOf, tableOf } from '../support/documents.ts'
import { collapse } from '../support/markup.ts'
import { readers } from './readers.ts'

const hostile = [
  '=HYPERLINK("https://example.org","x")',
  '<script>alert(1)</script>',
  '</td></table><img src=x onerror=alert(1)>',
  ']]>',
  'a | b \\| c \\\\',
  '[x](y) ![x](y) [^1] `code` *em* __strong__ ~~gone~~ $x$ &amp; &lt;',
  '# not a heading',
  '- not a list',
  '1. not a list',
  '> not a quotation',
  '---',
  '```',
  '\u202Eright to left\u202C \u200Fmark\u2069',
  'x'.repeat(4_000),
  '长'.repeat(4_000),
  '😀🇨🇳👩‍👩‍👧 emoji',
  '#import "@preview/x:1.0.0" #panic() #sys.inputs #[a] @x <x> // y /* z */ ~ -- ... _e_ $ \\ \\u{41} = h',
  `"double" 'single'`,
  'https://example.org www.example.org a@example.org',
]

const controls = 'bell\u0007 nul\u0000 escape\u001B half\uD83D delete\u007F nonchar\uFFFE'
const controlsShown = 'bell\uFFFD nul\uFFFD escape\uFFFD half\uFFFD delete\uFFFD nonchar\uFFFD'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const unreadable = formats.filter((format) => readers[format].ready === false)
if (unreadable.length > 0)
  console.warn(`Nothing here reads what these presses print: ${unreadable.join(', ')}`)

describe.each(formats.filter((format) => !unreadable.includes(format)))('press %s', (format) => {
  const reader = readers[format]
  const shownBy = reader.shown ?? collapse
  const covered = (document: Document) => reader.covers?.(document) ?? document
  const print = async (document: Document) => (await presses[format]()).print(document)
  const expectAllText = (bytes: Uint8Array, document: Document) => {
    const { text, footnotes } = expectedTexts(covered(document))
    const printed = reader.text(bytes)
    if (reader.citesInPlace) {
      expectInOrder(printed, text.map(shownBy))
      expectInOrder(printed, footnotes.map(shownBy))
    } else expectInOrder(printed, [...text, ...footnotes].map(shownBy))
  }

  it('says what it is', async () => {
    const press = await presses[format]()
    expect(press.format).toBe(format)
    expect(press.extension).toMatch(/^[a-z]+(\.[a-z]+)?$/)
    expect(press.mediaType).toBe(formatDescriptions[format].mediaType)
    expect(press.mediaType).toMatch(/^[a-z]+\/[-a-z.+]+(;charset=utf-8)?$/)
  })

  it.each(['zh', 'en'] as const)(
    'gives the same bytes for the same %s brief at any time',
    async (language) => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2024-02-01T10:00:00') })
      const first = await print(brief(language))
      vi.setSystemTime(new Date('2031-07-09T23:59:59'))
      vi.spyOn(Math, 'random').mockReturnValue(0.7)
      const second = await print(brief(language))
      expect(Buffer.compare(first, second)).toBe(0)
    },
  )

  it.each(['zh', 'en'] as const)('prints all text of a %s brief, in order', async (language) => {
    const document = brief(language)
    const bytes = await print(document)
    expect(reader.malformed(bytes)).toBeNull()
    expectAllText(bytes, document)
  })

  it.each(['zh', 'en'] as const)('prints every cell of the tables of a %s brief', async (language) => {
    const document = brief(language)
    expect(reader.tables(await print(document))).toEqual(
      tablesOf(covered(document)).map((table) => expectedRows(table).map((row) => row.map(shownBy))),
    )
  })

  it('prints every label of a header', async () => {
    const document = brief('zh')
    const text = reader.text(await print(document))
    for (const table of tablesOf(covered(document)))
      for (const label of labels(table.header)) expect(text).toContain(shownBy(label))
  })

  it('keeps empty cells and block rows in their places', async () => {
    const table = tableOf([], {
      rows: [
        { kind: 'block', label: '重点区域' },
        {
          kind: 'data',
          cells: [
            { kind: 'name', text: '东盟' },
            { kind: 'figure', id: 'export.group.ASEAN.month.value', text: '6.4', marker: null },
            { kind: 'empty' },
          ],
        },
        { kind: 'block', label: '排名前10地区' },
        { kind: 'data', cells: [{ kind: 'empty' }, { kind: 'empty' }, { kind: 'empty' }] },
      ],
    })
    const document = documentOf([table])
    expect(reader.tables(await print(document))).toEqual(
      tablesOf(covered(document)).map(() => [
        ['重点区域'],
        ['东盟', '6.4', ''],
        ['排名前10地区'],
        ['', '', ''],
      ]),
    )
  })

  it('gives every mark its footnote', async () => {
    const mark = (number: number): Inline => ({ kind: 'footnote', number })
    const document = documentOf(
      [
        { kind: 'paragraph', role: 'body', content: [{ kind: 'text', text: '甲' }, mark(1), mark(2)] },
        { kind: 'paragraph', role: 'body', content: [{ kind: 'text', text: '乙' }, mark(3)] },
      ],
      {
        footnotes: [1, 2, 3].map((number) => ({
          number,
          content: [{ kind: 'text', text: `脚注之${number}` }],
        })),
      },
    )
    const bytes = await print(document)
    const numbers = covered(document).footnotes.map(({ number }) => number)
    expect(reader.marks(bytes)).toEqual(numbers)
    expect(reader.footnotes(bytes)).toEqual(numbers)
    expectAllText(bytes, document)
  })

  // A line of thousands of letters without a space takes the typesetter half a minute on a slow machine.
  it.each(hostile)(
    'takes %j for text, wherever it stands',
    async (text) => {
      const document = hostileDocument(text)
      if (reader.refuses?.(text)) {
        await expect(print(document)).rejects.toThrow(UserError)
        return
      }
      const bytes = await print(document)
      expect(reader.malformed(bytes)).toBeNull()
      expectAllText(bytes, document)
      const shown = shownBy(text)
      expect(reader.tables(bytes)).toEqual(
        tablesOf(covered(document)).map(() => [[shown], [shown, '0.5', '-']]),
      )
      expect(reader.marks(bytes)).toEqual([])
    },
    240_000,
  )

  it('shows where there was a control character', async () => {
    const document = hostileDocument(controls)
    const bytes = await print(document)
    expect(reader.malformed(bytes)).toBeNull()
    const shown = reader.hasControls ? controls : shownBy(controlsShown)
    expect(reader.tables(bytes)).toEqual(
      tablesOf(covered(document)).map(() => [[shown], [shown, '0.5', '-']]),
    )
  })
})

function hostileDocument(text: string): Document {
  const table = tableOf([text], { id: text, caption: text, notes: [text] })
  return documentOf(
    [
      { kind: 'heading', level: 1, text },
      { kind: 'paragraph', role: 'body', content: [{ kind: 'text', text }] },
      { ...table, rows: [{ kind: 'block', label: text }, ...table.rows] },
      { kind: 'paragraph', role: 'commentary', content: [{ kind: 'text', text }] },
      { kind: 'list', role: 'commentary', start: null, items: [[{ kind: 'text', text }]] },
      { kind: 'paragraph', role: 'statement', content: [{ kind: 'text', text }] },
    ],
    {
      title: text,
      subtitle: text,
      about: about({ product: text, issuer: text }),
    },
  )
}

const tablesOf = (document: Document): Table[] => document.blocks.filter((block) => block.kind === 'table')

const expectedRows = (table: Table): string[][] =>
  table.rows.map((row) =>
    row.kind === 'block' ? [row.label] : row.cells.map((cell) => (cell.kind === 'empty' ? '' : cell.text)),
  )

const labels = (header: readonly HeaderCell[]): string[] =>
  header.flatMap(({ label, children = [] }) => [label, ...labels(children)])

const inlineTexts = (content: readonly Inline[]): string[] =>
  content.flatMap((inline) => (inline.kind === 'footnote' ? [] : [inline.text]))

function expectedTexts(document: Document): { text: string[]; footnotes: string[] } {
  const blocks = document.blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.text]
    if (block.kind === 'paragraph') return inlineTexts(block.content)
    if (block.kind === 'list') return block.items.flatMap(inlineTexts)
    if (block.kind === 'chart') return [block.caption, ...block.notes]
    return [block.caption, ...expectedRows(block).flat(), ...block.notes]
  })
  const footnotes = document.footnotes.flatMap(({ content }) => inlineTexts(content))
  return { text: [document.title, document.subtitle, ...blocks], footnotes }
}

function expectInOrder(text: string, expected: readonly string[]): void {
  let position = 0
  for (const part of expected) {
    const found = text.indexOf(part, position)
    if (found < 0)
      expect.fail(`${part.slice(0, 80)} is not found after ${text.slice(position - 80, position)}`)
    position = found + part.length
  }
}
