import {
  convertMillimetersToTwip,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  Document as WordDocument,
} from 'docx'
import type { Document, WordTemplate } from '../brief/document.ts'
import type { Language } from '../trade/language.ts'
import { coreProperties, corePropertiesPath } from './core-properties.ts'
import { wordBlock } from './docx-blocks.ts'
import { forgetWorkbookTimes } from './docx-chart.ts'
import { wordContents } from './docx-contents.ts'
import { Inlines } from './docx-inlines.ts'
import { wordLists } from './docx-lists.ts'
import { briefStyles, style, tableStyles } from './docx-styles.ts'
import { withTemplateStyles } from './docx-template-styles.ts'
import type { Press } from './press.ts'
import { type PrintedLogo, printedLogo } from './printed-logo.ts'
import { printable } from './text.ts'
import { replaceZipEntries, zipEntries } from './zip-entry.ts'
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
    return forgetZipTimes(inHouseStyle(forgetWorkbookTimes(bytes), document.about.wordTemplate))
  },
}

/** The file with the template's theme, and with its styles in place of those of the same names. */
function inHouseStyle(word: Uint8Array, template: WordTemplate | undefined): Uint8Array {
  if (!template) return word
  const own = new TextDecoder().decode(zipEntries(word, /^word\/styles\.xml$/).get('word/styles.xml'))
  const parts = [
    ['word/styles.xml', withTemplateStyles(own, template.styles)],
    ...(template.theme === null ? [] : [['word/theme/theme1.xml', template.theme]]),
  ] as const
  return replaceZipEntries(
    word,
    new Map(parts.map(([path = '', part]) => [path, new TextEncoder().encode(part)])),
  )
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
  const inlines = new Inlines(language)
  const lists = wordLists(document)
  const contents = wordContents(document)
  const logo = printedLogo(document)
  const word = new WordDocument({
    numbering: { config: lists.definitions },
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
          ...(logo ? [wordLogo(logo)] : []),
          new Paragraph({ heading: HeadingLevel.TITLE, text: printable(title) }),
          new Paragraph({ style: style.subtitle, text: printable(subtitle) }),
          ...(about.issuer === null
            ? []
            : [new Paragraph({ style: style.issuer, text: printable(about.issuer) })]),
          ...contents.paragraphs,
          ...blocks.flatMap((block) =>
            wordBlock(block, { width: textWidth, inlines, lists, contents, language }),
          ),
        ],
      },
    ],
  })
  for (const [id, target] of inlines.links)
    word.Document.Relationships.addRelationship(id, hyperlinkType, target, 'External')
  return word
}

const wordLogo = ({ png, width, height, alternative }: PrintedLogo): Paragraph =>
  new Paragraph({
    style: style.logo,
    children: [
      new ImageRun({
        type: 'png',
        data: png,
        transformation: { width, height },
        altText: { id: '1000', name: 'Logo', description: alternative },
      }),
    ],
  })

const hyperlinkType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'
