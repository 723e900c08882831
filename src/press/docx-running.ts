import { Footer, Header, PageNumber, Paragraph, TextRun } from 'docx'
import type { Document, RunningParts } from '../brief/document.ts'
import type { Language } from '../trade/language.ts'
import { style } from './docx-styles.ts'
import { printable } from './text.ts'

/** The kinds of pages that a header or a footer is on. */
export type RunningPage = keyof RunningParts

/** Before and after the page's number. */
const pageWords: Readonly<Record<Language, readonly [string, string]>> = {
  zh: ['第 ', ' 页'],
  en: ['Page ', ''],
}

/** Headers and footers: a template's, for which a mark holds the place, or else the brief's own. */
export function runningParts({ title, language, about: { wordTemplate } }: Document): {
  readonly headers: Partial<Record<RunningPage, Header>>
  readonly footers: Partial<Record<RunningPage, Footer>>
} {
  const even = wordTemplate?.evenAndOdd === true
  const on = <Part>(part: (page: RunningPage) => Part): Partial<Record<RunningPage, Part>> => ({
    first: part('first'),
    default: part('default'),
    ...(even && { even: part('even') }),
  })
  const held = (kind: 'header' | 'footer', parts: RunningParts) => (page: RunningPage) => ({
    children: [new Paragraph(parts[page] === null ? {} : { text: placeOf(kind, page) })],
  })
  // The first page has the title itself.
  const ownHeader = (page: RunningPage) => ({
    children: [new Paragraph(page === 'first' ? {} : { style: style.header, text: printable(title) })],
  })
  const header = wordTemplate?.header ? held('header', wordTemplate.header) : ownHeader
  const [before, after] = pageWords[language]
  const ownFooter = () => ({
    children: [
      new Paragraph({
        style: style.footer,
        children: [new TextRun({ children: [before, PageNumber.CURRENT, after] })],
      }),
    ],
  })
  const footer = wordTemplate?.footer ? held('footer', wordTemplate.footer) : ownFooter
  return {
    headers: on((page) => new Header(header(page))),
    footers: on((page) => new Footer(footer(page))),
  }
}

/** The mark of a part of the template's, by which it is found once the library has named the parts. */
export const placeOf = (kind: 'header' | 'footer', page: RunningPage): string => `tradebrief:${kind}:${page}`
