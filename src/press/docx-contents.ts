import {
  BookmarkEnd,
  BookmarkStart,
  LeaderType,
  Paragraph,
  type ParagraphChild,
  TableOfContents,
  TextRun,
} from 'docx'
import type { Document, Heading } from '../brief/document.ts'
import type { Language } from '../trade/language.ts'
import { fewestHeadings } from './contents.ts'
import { style } from './docx-styles.ts'
import { printable } from './text.ts'

/** The contents of a Word document, and the headings that they lead to. */
export interface WordContents {
  /** What stands before the text; nothing where the brief is short. */
  readonly paragraphs: readonly (Paragraph | TableOfContents)[]
  /** A heading's text, with the bookmark that its entry leads to. */
  heading(heading: Heading): ParagraphChild[]
}

/**
 * A table of contents as a field with its entries written out, so that Word and LibreOffice show it without being
 * asked to update it. On which pages the headings come to stand only the program knows that lays them out; a wrong
 * page is worse than none, so entries are links without a number, which the field brings once it is updated there.
 * Bookmarks are numbered here: the library counts on from document to document.
 */
export function wordContents({ blocks, language }: Document): WordContents {
  const headings = blocks.filter((block) => block.kind === 'heading')
  const bookmark = (heading: Heading): string => `_Toc${headings.indexOf(heading) + 1}`
  const title = words[language]
  const field = () =>
    new TableOfContents(title, {
      hyperlink: true,
      headingStyleRange: '1-2',
      beginDirty: false,
      tabLeader: LeaderType.NONE, // until then, dots would lead to no number
      cachedEntries: headings.map((heading) => ({
        title: printable(heading.text),
        level: heading.level,
        href: bookmark(heading),
      })),
    })
  const shown = headings.length >= fewestHeadings
  return {
    paragraphs: shown ? [new Paragraph({ style: style.contentsHeading, text: title }), field()] : [],
    heading: (heading) => {
      const text = new TextRun(printable(heading.text))
      if (!shown) return [text]
      const id = headings.indexOf(heading) + 1
      return [new BookmarkStart(bookmark(heading), id), text, new BookmarkEnd(id)] as ParagraphChild[]
    },
  }
}

const words: Readonly<Record<Language, string>> = { zh: '目录', en: 'Contents' }
