import { type Document, getLocale, type RunningParts } from '../../brief/brief.ts'
import { partOfTemplate } from './house-style.ts'
import { style } from './styles/styles.ts'
import { paragraph, run, textRun } from './word-markup.ts'
import { declarations } from './word-namespaces.ts'

/** The kinds of pages that a header or a footer is on. */
export type RunningPage = keyof RunningParts

/** A header or a footer: its part, and what that refers to; without it, nothing. */
export interface WordRunning {
  readonly kind: 'header' | 'footer'
  readonly page: RunningPage
  readonly xml: string
  readonly relationships: string | null
}

/**
 * Headers and footers: a template's, or else the brief's own.
 *
 * @param ids the styles of the template that stand for ours, by our ids.
 * @param firstDrawing the first free id of a drawing.
 */
export function runningParts(
  document: Document,
  ids: ReadonlyMap<string, string>,
  firstDrawing: number,
): readonly WordRunning[] {
  const { wordTemplate, form } = document.about
  const isOfficial = form !== undefined && !wordTemplate
  const pages: readonly RunningPage[] =
    wordTemplate?.evenAndOdd || isOfficial ? ['default', 'first', 'even'] : ['default', 'first']
  const parts = (['header', 'footer'] as const).flatMap((kind) =>
    pages.map((page) => {
      const parts = wordTemplate?.[kind]
      if (parts) return { kind, page, ...(partOfTemplate(parts[page], ids) ?? empty(kind)) }
      if (isOfficial) return { kind, page, ...(kind === 'header' ? empty(kind) : officialFooter(page)) }
      return { kind, page, ...(kind === 'header' ? ownHeader(document, page) : ownFooter(document)) }
    }),
  )
  return withUniqueDrawings(parts, firstDrawing)
}

/**
 * Numbers the drawings of headers and footers on from `first`. Their ids are unique in a document (ECMA-376, 20.4.2.5),
 * and a template's header may stand on several kinds of pages.
 */
function withUniqueDrawings(parts: readonly WordRunning[], first: number): readonly WordRunning[] {
  let id = first
  return parts.map((part) => ({
    ...part,
    xml: part.xml.replace(
      /(<(?:\w+:)?docPr\b[^>]*?\sid=)(["'])[^"']*\2/g,
      (_, before: string) => `${before}"${id++}"`,
    ),
  }))
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>'

const part = (kind: WordRunning['kind'], content: string): Pick<WordRunning, 'xml' | 'relationships'> => {
  const root = kind === 'header' ? 'w:hdr' : 'w:ftr'
  return { xml: `${declaration}<${root}${declarations[kind]}>${content}</${root}>`, relationships: null }
}

const empty = (kind: WordRunning['kind']) => part(kind, '<w:p/>')

/** The first page has the title itself. */
const ownHeader = ({ title }: Document, page: RunningPage) =>
  page === 'first' ? empty('header') : part('header', paragraph({ style: style.header }, textRun(title)))

const fieldMark = (type: string): string => run(`<w:fldChar w:fldCharType="${type}"/>`)
const number = `${fieldMark('begin')}${run('<w:instrText xml:space="preserve">PAGE</w:instrText>')}${fieldMark('separate')}${fieldMark('end')}`

/** Between dashes, a character from the outer edge (GB/T 9704-2012, 7.5): right on odd pages, left on even ones. */
function officialFooter(page: RunningPage) {
  const isLeft = page === 'even'
  const content = `${textRun('— ')}${number}${textRun(' —')}`
  return part(
    'footer',
    paragraph({ style: style.footer, alignment: isLeft ? 'left' : 'right', ...outerIndent(isLeft) }, content),
  )
}

/** One character of 4号, in twips. */
const outerIndent = (isLeft: boolean) => (isLeft ? { indentLeft: 280 } : { indentRight: 280 })

function ownFooter({ language }: Document) {
  const { before, after } = getLocale(language).press.page
  return part('footer', paragraph({ style: style.footer }, `${textRun(before)}${number}${textRun(after)}`))
}
