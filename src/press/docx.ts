import {
  convertMillimetersToTwip,
  HeadingLevel,
  ImageRun,
  Packer,
  PageOrientation,
  Paragraph,
  TextRun,
  Document as WordDocument,
} from 'docx'
import type { Document, WordPage } from '../brief/document.ts'
import { coreProperties, corePropertiesPath } from './core-properties.ts'
import { wordBlock } from './docx-blocks.ts'
import { forgetWorkbookTimes } from './docx-chart.ts'
import { wordContents } from './docx-contents.ts'
import { inHouseStyle, roomForPictures } from './docx-house-style.ts'
import { Inlines } from './docx-inlines.ts'
import { wordLists } from './docx-lists.ts'
import { runningParts } from './docx-running.ts'
import { briefStyles, style, tableStyles } from './docx-styles.ts'
import type { Press } from './press.ts'
import { type PrintedLogo, printedLogo } from './printed-logo.ts'
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
    const template = document.about.wordTemplate
    const bytes = await Packer.pack(wordDocument(document), 'uint8array', undefined, [
      { path: corePropertiesPath, data: coreProperties(document) },
      ...roomForPictures(template),
    ])
    return forgetZipTimes(inHouseStyle(forgetWorkbookTimes(bytes), template))
  },
}

/** A4, in twips. */
const page: WordPage = {
  width: 11_906,
  height: 16_838,
  margin: {
    top: convertMillimetersToTwip(23),
    bottom: convertMillimetersToTwip(22),
    left: convertMillimetersToTwip(25),
    right: convertMillimetersToTwip(25),
    header: convertMillimetersToTwip(15),
    footer: convertMillimetersToTwip(12),
    gutter: 0,
  },
}

function wordDocument(document: Document): WordDocument {
  const { title, subtitle, about, blocks, language } = document
  const template = about.wordTemplate
  const { width, height, margin } = template?.page ?? page
  const inlines = new Inlines(language)
  const lists = wordLists(document)
  const contents = wordContents(document)
  const logo = printedLogo(document)
  const word = new WordDocument({
    numbering: { config: lists.definitions },
    styles: briefStyles(language),
    evenAndOddHeaderAndFooters: template?.evenAndOdd ?? false,
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
          page: { size: pageSize(width, height), margin },
        },
        ...runningParts(document),
        children: [
          ...(logo ? [wordLogo(logo)] : []),
          new Paragraph({ heading: HeadingLevel.TITLE, text: printable(title) }),
          new Paragraph({ style: style.subtitle, text: printable(subtitle) }),
          ...(about.issuer === null
            ? []
            : [new Paragraph({ style: style.issuer, text: printable(about.issuer) })]),
          ...contents.paragraphs,
          ...blocks.flatMap((block) =>
            wordBlock(block, {
              width: width - margin.left - margin.right - margin.gutter,
              inlines,
              lists,
              contents,
              language,
            }),
          ),
        ],
      },
    ],
  })
  for (const [id, target] of inlines.links)
    word.Document.Relationships.addRelationship(id, hyperlinkType, target, 'External')
  return word
}

/** The library takes a page lying on its side by the measures of one that stands. */
const pageSize = (width: number, height: number) =>
  width > height
    ? { width: height, height: width, orientation: PageOrientation.LANDSCAPE }
    : { width, height }

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
