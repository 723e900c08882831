import {
  convertMillimetersToTwip,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
  Document as WordDocument,
} from 'docx'
import type { Block, Document, Inline } from '../brief/document.ts'
import type { Language } from '../trade/language.ts'
import { coreProperties, corePropertiesPath } from './core-properties.ts'
import { briefStyles, style, tableStyles } from './docx-styles.ts'
import { wordTable } from './docx-table.ts'
import type { Press } from './press.ts'
import { printable } from './text.ts'
import { forgetZipTimes } from './zip-time.ts'

/**
 * A brief as a Word document (Office Open XML) for printing and further editing: A4, real headings, captions,
 * tables and footnotes, and every look in a style.
 */
export const docx: Press = {
  format: 'docx',
  extension: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  async print(document) {
    const bytes = await Packer.pack(wordDocument(document), 'uint8array', undefined, [
      { path: corePropertiesPath, data: coreProperties(document) },
    ])
    return forgetZipTimes(bytes)
  },
}

/** A4, in twips. */
const page = { width: 11_906, height: 16_838 }
const margin = { side: convertMillimetersToTwip(25), end: convertMillimetersToTwip(25) }
const textWidth = page.width - 2 * margin.side

/** Before and after the page's number. */
const pageWords: Readonly<Record<Language, readonly [string, string]>> = {
  zh: ['第 ', ' 页'],
  en: ['Page ', ''],
}

function wordDocument(document: Document): WordDocument {
  const { title, subtitle, about, blocks, language } = document
  const [before, after] = pageWords[language]
  const footer = () =>
    new Footer({
      children: [
        new Paragraph({
          style: style.footer,
          children: [new TextRun({ children: [before, PageNumber.CURRENT, after] })],
        }),
      ],
    })
  const inlines = new Inlines()
  return new WordDocument({
    styles: briefStyles(language),
    externalStyles: tableStyles,
    footnotes: Object.fromEntries(
      document.footnotes.map(({ number, content }) => [
        number,
        {
          children: [
            new Paragraph({ style: 'FootnoteText', children: [new TextRun(' '), ...inlines.runs(content)] }),
          ],
        },
      ]),
    ),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: page,
            margin: {
              top: margin.end,
              bottom: margin.end,
              left: margin.side,
              right: margin.side,
              header: convertMillimetersToTwip(15),
              footer: convertMillimetersToTwip(15),
            },
          },
        },
        headers: {
          // The first page has the title itself.
          first: new Header({ children: [new Paragraph({})] }),
          default: new Header({ children: [new Paragraph({ style: style.header, text: printable(title) })] }),
        },
        footers: { first: footer(), default: footer() },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, text: printable(title) }),
          new Paragraph({ style: style.subtitle, text: printable(subtitle) }),
          ...(about.issuer === null
            ? []
            : [new Paragraph({ style: style.issuer, text: printable(about.issuer) })]),
          ...blocks.flatMap((block) => wordBlock(block, inlines)),
        ],
      },
    ],
  })
}

function wordBlock(block: Block, inlines: Inlines): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          text: printable(block.text),
        }),
      ]
    case 'paragraph':
      return [
        new Paragraph({
          style: block.role === 'statement' ? style.statement : style.body,
          children: inlines.runs(block.content),
        }),
      ]
    case 'table':
      return [
        new Paragraph({ style: style.caption, text: printable(block.caption) }),
        wordTable(block, textWidth),
        // A paragraph must part two tables, or Word would join them.
        ...(block.notes.length === 0 ? [''] : block.notes).map(
          (note, index) =>
            new Paragraph({
              style: style.note,
              text: printable(note),
              keepNext: index < block.notes.length - 1,
            }),
        ),
      ]
  }
}

/** Turns inlines into runs. It knows which footnotes have had their mark: Word wants a footnote to have only one. */
class Inlines {
  readonly #marked = new Set<number>()

  runs(content: readonly Inline[]): (TextRun | FootnoteReferenceRun)[] {
    return content.map((inline) => {
      if (inline.kind !== 'footnote') return new TextRun(printable(inline.text))
      const { number } = inline
      if (this.#marked.has(number))
        return new TextRun({ style: style.footnoteReference, text: String(number) })
      this.#marked.add(number)
      return new FootnoteReferenceRun(number)
    })
  }
}
