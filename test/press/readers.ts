import type { Document } from '../../src/brief/document.ts'
import { pageScript } from '../../src/press/html/script.ts'
import type { Format } from '../../src/press/press.ts'
import { caught, collapse, malformed, textOf } from '../support/markup.ts'
import { poppler, structureOf, type Tag, tagged, taggedText } from '../support/poppler.ts'
import { placeOf, readWorkbook, shownCell, shownRows, type WorkbookSheet } from '../support/workbook.ts'
import { unzip } from '../support/zip.ts'

import { wechat, wechatFolder } from './article-reader.ts'
import { png, svg } from './picture-readers.ts'
import type { Reader } from './reader.ts'
import { pptx } from './slides-reader.ts'

const utf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes)
const numbers = (texts: readonly string[]): number[] => texts.map(Number)

const docxPart = (bytes: Uint8Array, path: string): string => unzip(bytes).get(path) ?? ''
const paragraphsApart = (xml: string): string =>
  textOf(xml.replaceAll('<w:noBreakHyphen/>', '-').replaceAll('\uFEFF', '').replaceAll('</w:p>', '\n'))

const docx: Reader = {
  malformed: (bytes) => [...unzip(bytes).values()].map(malformed).find((fault) => fault !== null) ?? null,
  text: (bytes) =>
    paragraphsApart(docxPart(bytes, 'word/document.xml') + docxPart(bytes, 'word/footnotes.xml')),
  tables: (bytes) =>
    caught(docxPart(bytes, 'word/document.xml'), /<w:tbl>(.*?)<\/w:tbl>/gs).map((table) =>
      caught(table, /<w:tr>(.*?)<\/w:tr>/gs)
        .filter((row) => !row.includes('<w:tblHeader/>'))
        .map((row) => caught(row, /<w:tc>(.*?)<\/w:tc>/gs).map(paragraphsApart)),
    ),
  marks: (bytes) =>
    numbers(caught(docxPart(bytes, 'word/document.xml'), /<w:footnoteReference w:id="(\d+)"/g)),
  footnotes: (bytes) => numbers(caught(docxPart(bytes, 'word/footnotes.xml'), /<w:footnote w:id="(\d+)"/g)),
}

/** A page without its one script, which is no markup. */
const pageOf = (bytes: Uint8Array): string => utf8(bytes).replace(`<script>${pageScript}</script>`, '')

const html: Reader = {
  malformed: (bytes) => malformed(pageOf(bytes)),
  text: (bytes) => textOf(pageOf(bytes).replace(/<\/(?:p|h\d|t[hdr]|li|caption)>/g, ' $&')),
  tables: (bytes) =>
    caught(utf8(bytes), /<table[ >](.*?)<\/table>/gs).map((table) =>
      caught(table.replace(/<thead>.*<\/thead>/s, ''), /<tr(?: [^>]*)?>(.*?)<\/tr>/gs).map((row) =>
        caught(row, /<t[hd](?: [^>]*)?>(.*?)<\/t[hd]>/gs).map(textOf),
      ),
    ),
  marks: (bytes) => numbers(caught(utf8(bytes), /href="#footnote-(\d+)"/g)),
  footnotes: (bytes) => numbers(caught(utf8(bytes), /<li id="footnote-(\d+)"/g)),
}

const withoutEscapes = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1')

const markdown: Reader = {
  malformed: (bytes) => (utf8(bytes).endsWith('\n') ? null : 'no newline at the end'),
  text: (bytes) => collapse(withoutEscapes(utf8(bytes))),
  tables: (bytes) =>
    utf8(bytes)
      .split('\n\n')
      .filter((part) => part.startsWith('| '))
      .map((table) =>
        table
          .split('\n')
          .slice(2)
          .map((line) => {
            const cells = line
              .slice(1, -1)
              .split(/(?<!\\)\|/)
              .map((cell) => cell.trim())
            const block = /^\*\*(.*)\*\*$/.exec(cells[0] ?? '')
            return (block ? [block[1] ?? ''] : cells).map(withoutEscapes)
          }),
      ),
  marks: (bytes) => numbers(caught(utf8(bytes), /(?<!\\)\[\^(\d+)\](?!:)/g)),
  footnotes: (bytes) => numbers(caught(utf8(bytes), /^\[\^(\d+)\]:/gm)),
}

/** The shape is the press's promise, and is tested as such; here it is taken at its word. */
const parsed = (bytes: Uint8Array): Document => JSON.parse(utf8(bytes))

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}

const json: Reader = {
  hasControls: true,
  malformed: (bytes) => (utf8(bytes).endsWith('}\n') ? null : 'no newline at the end'),
  text: (bytes) => collapse(strings(parsed(bytes)).join(' ')),
  tables: (bytes) =>
    parsed(bytes).blocks.flatMap((block) =>
      block.kind !== 'table'
        ? []
        : [
            block.rows.map((row) =>
              row.kind === 'block'
                ? [row.label]
                : row.cells.map((cell) => (cell.kind === 'empty' ? '' : cell.text)),
            ),
          ],
    ),
  marks: (bytes) =>
    parsed(bytes).blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? block.content.flatMap((inline) => (inline.kind === 'footnote' ? [inline.number] : []))
        : [],
    ),
  footnotes: (bytes) => parsed(bytes).footnotes.map(({ number }) => number),
}

/** A note's mark stands for the word that the note begins with, and its first letter is then a capital. */
const withNoteWords = (text: string): string =>
  text
    .replace(/^\[注 \d+\] (.*)$/s, '$& 注：$1')
    .replace(/^\[note \d+\] (.)(.*)$/s, (everything, first: string, rest: string) =>
      [everything, `Note: ${first.toLowerCase()}${rest}`, `Note: ${first}${rest}`].join(' '),
    )

const sheetText = (sheet: WorkbookSheet | undefined): string =>
  sheet ? shownRows(sheet).flat().map(withNoteWords).join(' ') : ''

const sheetNamed = (sheets: readonly WorkbookSheet[], zh: string, en: string): WorkbookSheet | undefined =>
  sheets.find(({ name }) => name === zh || name === en)

const proseOf = (sheets: readonly WorkbookSheet[]): string =>
  `${sheetText(sheetNamed(sheets, '正文', 'Text'))} ${sheetText(sheetNamed(sheets, '封面', 'Cover'))}`

/** A workbook is read along its links: the text, each table where the text leads to it, what the cover says, the notes. */
const xlsx: Reader = {
  malformed: (bytes) => [...unzip(bytes).values()].map(malformed).find((fault) => fault !== null) ?? null,
  text: (bytes) => {
    const sheets = readWorkbook(bytes)
    const cover = sheetText(sheetNamed(sheets, '封面', 'Cover'))
    const prose = [...(sheetNamed(sheets, '正文', 'Text')?.cells.values() ?? [])].map((cell) => {
      const target = sheets.find(({ name, tables }) => name === cell.link && tables.length > 0)
      return `${shownCell(cell)} ${sheetText(target)}`
    })
    return collapse([cover, ...prose, cover, sheetText(sheetNamed(sheets, '注释', 'Notes'))].join(' '))
  },
  tables: (bytes) =>
    readWorkbook(bytes).flatMap((sheet) =>
      sheet.tables.map((table) => {
        const [, from = '', to = ''] = /ref="(\w+):(\w+)"/.exec(table) ?? []
        const [start, end] = [placeOf(from), placeOf(to)]
        const [header = [], ...rows] = shownRows(sheet)
          .slice(start.row, end.row + 1)
          .map((row) => Array.from({ length: end.column + 1 }, (_, column) => collapse(row[column] ?? '')))
        if (header[0] !== '类别' && header[0] !== 'Group') return rows
        return rows.flatMap(([label = '', ...cells], index) =>
          label === rows[index - 1]?.[0] ? [cells] : [[label], cells],
        )
      }),
    ),
  marks: (bytes) => numbers(caught(proseOf(readWorkbook(bytes)), /\[(?:脚注|footnote) (\d+)\]/g)),
  footnotes: (bytes) =>
    numbers(
      caught(sheetText(sheetNamed(readWorkbook(bytes), '注释', 'Notes')), /\[(?:脚注|footnote) (\d+)\]/g),
    ),
}

/** Reads the tags, not the page: they say what is a row, and which text is a running head. */
const pdf: Reader = {
  ready: poppler,
  malformed: (bytes) => (tagged(structureOf(bytes), 'P').length > 0 ? null : 'no paragraph is tagged'),
  text: (bytes) => {
    const document = structureOf(bytes)
    return [taggedText(document, ['Lbl', 'Note']), ...tagged(document, 'Note').map(footnoteText)].join('')
  },
  tables: (bytes) =>
    tagged(structureOf(bytes), 'Table').map((table) =>
      tagged(table, 'TR').flatMap((row) => {
        const [heading, ...headings] = tagged(row, 'TH')
        const cells = tagged(row, 'TD').map((cell) => taggedText(cell))
        // A label over rows is a header cell alone in its row.
        if (heading === undefined) return [cells]
        return headings.length === 0 ? [[taggedText(heading)]] : []
      }),
    ),
  marks: (bytes) => tagged(structureOf(bytes), 'P').flatMap((paragraph) => numbers(labels(paragraph))),
  footnotes: (bytes) => tagged(structureOf(bytes), 'Note').flatMap((note) => numbers(labels(note))),
  shown: (text) => text.replace(/\p{Default_Ignorable_Code_Point}|\s/gu, ''),
  refuses: (text) => /\p{Extended_Pictographic}/u.test(text),
}

const footnoteText = (note: Tag): string => taggedText(note, ['Lbl'])
/** The texts of an element's own labels. */
const labels = ({ inside }: Tag): string[] =>
  inside.flatMap((part) => (typeof part !== 'string' && part.name === 'Lbl' ? [taggedText(part)] : []))

const listed = {
  ...{ docx, pdf, xlsx, html, md: markdown, json, pptx, png, svg },
  ...{ wechat, 'wechat-folder': wechatFolder },
}

/** The reader of each format; there may be more readers than formats, where a press is taken out. */
export const readers: Readonly<Record<Format, Reader>> = listed
