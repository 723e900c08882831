/**
 * Word documents. More than twelve files: one a part of a document's markup.
 *
 * @module
 */
import { type Chart, type Document, getLocale } from '../../brief/brief.ts'
import { formatDescriptions } from '../formats/formats.ts'
import { chartData, chartPart, chartWorkbook } from '../ooxml/native-chart/native-chart.ts'
import { coreProperties, corePropertiesPath, type ZipPart, zipFile } from '../ooxml/ooxml.ts'
import type { Press } from '../press-type.ts'
import { type PrintedLogo, printedLogo } from '../shared/shared.ts'
import { wordBlock } from './blocks.ts'
import { runningParts, type WordRunning } from './headers-footers.ts'
import { houseLooks, templatePictures } from './house-style.ts'
import { Inlines } from './inlines.ts'
import { wordLists } from './lists.ts'
import {
  contentTypes,
  documentRelations,
  noteRules,
  relationships,
  sameParts,
  settings,
  workbookPath,
} from './package.ts'
import { section, textWidth } from './page-setup.ts'
import { style, styleSheet } from './styles/styles.ts'
import { emu, inline } from './word-chart.ts'
import { lineCapacity, paragraph, run, textLines, textRun, valued, wordText } from './word-markup.ts'
import { declarations } from './word-namespaces.ts'
import { officeTheme } from './word-theme.ts'

/**
 * A brief as a Word document (Office Open XML) for printing and further editing: A4, real headings, captions,
 * tables and footnotes, and every look in a style.
 */
export const docx: Press = {
  format: 'docx',
  extension: 'docx',
  mediaType: formatDescriptions.docx.mediaType,
  async print(document) {
    return zipFile(parts(document))
  },
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

function parts(document: Document): ZipPart[] {
  const { language, about, blocks, footnotes } = document
  const locale = getLocale(language)
  const template = about.wordTemplate
  const looks = houseLooks({ styles: styleSheet(locale, !template, about), theme: officeTheme }, template)
  const charts = blocks.filter((block) => block.kind === 'chart')
  const running = runningParts(
    document,
    looks.ids,
    Math.max(logoDrawing, ...charts.map(({ number }) => number)) + 1,
  )
  const logo = printedLogo(document, getLocale(document.language))
  const inlines = new Inlines(locale.script)
  // Runs say what they lead to, and footnotes come first: a link's number is that of its first place.
  const notes = footnotes.map(({ number, content }) => footnote(number, inlines.runs(content)))
  const lists = wordLists(document)
  const text = bodyText(document, inlines, lists)
  const { relations, logoId } = documentRelations(running, inlines.links, charts.length, logo !== null)
  const body = `${logo ? logoParagraph(logo, logoId) : ''}${text}${section(document, running)}`
  return [
    ['word/_rels/document.xml.rels', relationships(relations)],
    [
      'word/document.xml',
      `${declaration}<w:document${declarations.document}><w:body>${body}</w:body></w:document>`,
    ],
    ['word/styles.xml', looks.styles],
    [corePropertiesPath, coreProperties(document)],
    ['_rels/.rels', sameParts.packageRelations],
    ...numbered(running).map(
      ([name, { relationships }]): ZipPart => [
        `word/_rels/${name}.rels`,
        relationships ?? sameParts.noRelations,
      ],
    ),
    ...numbered(running).map(([name, { xml }]): ZipPart => [`word/${name}`, xml]),
    ['docProps/custom.xml', sameParts.custom],
    ['docProps/app.xml', sameParts.app],
    [
      'word/footnotes.xml',
      `${declaration}<w:footnotes${declarations.notes}>${noteRules('footnote')}${notes.join('')}</w:footnotes>`,
    ],
    ['word/_rels/footnotes.xml.rels', sameParts.noRelations],
    ['word/endnotes.xml', sameParts.endnotes],
    ['word/_rels/endnotes.xml.rels', sameParts.noRelations],
    ['word/settings.xml', settings(template ? template.evenAndOdd : about.form !== undefined, locale.script)],
    ['word/fontTable.xml', sameParts.fontTable],
    ['word/_rels/fontTable.xml.rels', sameParts.noRelations],
    ['word/theme/theme1.xml', looks.theme],
    ['word/numbering.xml', lists.numbering],
    ['[Content_Types].xml', contentTypes(running, charts.length)],
    ...chartParts(charts, document),
    ...templatePictures(template),
    ...(logo ? [['word/media/image1.png', logo.png] as const] : []),
  ]
}

/** Headers and footers with the names of their files. */
function numbered(running: readonly WordRunning[]): readonly (readonly [string, WordRunning])[] {
  return (['header', 'footer'] as const).flatMap((kind) =>
    running
      .filter((wordRunning) => wordRunning.kind === kind)
      .map((item, index) => [`${kind}${index + 1}.xml`, item] as const),
  )
}

function chartParts(charts: readonly Chart[], { language, about }: Document): ZipPart[] {
  const palette = about.look?.colours?.series
  const list = charts.map((chart) => ({ chart, data: chartData(chart) }))
  return [
    ...list.flatMap(({ chart, data }, index): ZipPart[] => [
      [
        `word/charts/chart${index + 1}.xml`,
        chartPart(chart, data, { language, palette, workbookRelation: `rIdchart${chart.number}-embeddings` }),
      ],
      [`word/charts/_rels/chart${index + 1}.xml.rels`, workbookRelation(chart.number, index + 1)],
    ]),
    ...list.map(({ data }, index): ZipPart => [workbookPath(index + 1), chartWorkbook(data)]),
  ]
}

const workbookRelation = (chart: number, file: number): string =>
  relationships([
    {
      id: `chart${chart}-embeddings`,
      type: 'package',
      target: workbookPath(file).replace('word/', '../'),
    },
  ])

function footnote(number: number, runs: string): string {
  const mark = run('<w:footnoteRef/>', valued('rStyle', style.footnoteReference))
  return `<w:footnote w:id="${number}">${paragraph({ style: 'FootnoteText' }, `${mark}${textRun(' ')}${runs}`)}</w:footnote>`
}

function bodyText(document: Document, inlines: Inlines, lists: ReturnType<typeof wordLists>): string {
  const { language, title, subtitle, about, blocks } = document
  const locale = getLocale(language)
  const setting = { locale, width: textWidth(document), inlines, lists }
  return [
    paragraph(
      { style: 'Title' },
      textLines(title, lineCapacity(setting.width, titleSize, locale.script), locale.script),
    ),
    paragraph({ style: style.subtitle }, textRun(subtitle)),
    about.issuer === null ? '' : paragraph({ style: style.issuer }, textRun(about.issuer)),
    ...blocks.map((block, index) => wordBlock(block, setting, blocks[index - 1])),
  ].join('')
}

/** Of the title, in points. */
const titleSize = 22

/** The id of the logo as a drawing; those of charts are their numbers. */
const logoDrawing = 1000

function logoParagraph({ width, height, alternative }: PrintedLogo, id: string): string {
  const main = 'http://schemas.openxmlformats.org/drawingml/2006/main'
  const picture = 'http://schemas.openxmlformats.org/drawingml/2006/picture'
  const properties = `<wp:docPr id="${logoDrawing}" name="Logo" descr="${wordText(alternative)}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="${main}" noChangeAspect="1"/></wp:cNvGraphicFramePr>`
  const fill = `<pic:blipFill><a:blip r:embed="${id}" cstate="none"/><a:srcRect/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`
  const shape = `<pic:spPr bwMode="auto"><a:xfrm><a:off x="0" y="0"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`
  const graphic = `<a:graphicData uri="${picture}"><pic:pic xmlns:pic="${picture}"><pic:nvPicPr><pic:cNvPr id="0" name="" descr=""/><pic:cNvPicPr><a:picLocks noChangeAspect="1" noChangeArrowheads="1"/></pic:cNvPicPr></pic:nvPicPr>${fill}${shape}</pic:pic></a:graphicData>`
  return paragraph({ style: style.logo }, inline({ width, height }, properties, graphic))
}
