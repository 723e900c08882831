import { type Document, getLocale, type Heading } from '../../brief/brief.ts'
import { fewestHeadings } from '../shared/shared.ts'
import { style } from './styles/styles.ts'
import { paragraph, proseRun, run, textRun, valued, wordText } from './word-markup.ts'

/** The contents of a Word document, and the headings that they lead to. */
export interface WordContents {
  /** What stands before the text; nothing where the brief is short. */
  readonly paragraphs: string
  /** A heading's text, with the bookmark that its entry leads to. */
  heading(heading: Heading): string
}

/**
 * A table of contents as a field with its entries written out, so that Word and LibreOffice show it without being
 * asked to update it. On which pages the headings come to stand only the program knows that lays them out; a wrong
 * page is worse than none, so entries are links without a number, which the field brings once it is updated there.
 */
export function wordContents({ blocks, language, about }: Document): WordContents {
  const headings = blocks.filter((block) => block.kind === 'heading')
  const bookmark = (heading: Heading): string => `_Toc${headings.indexOf(heading) + 1}`
  const title = getLocale(language).press.contents
  // Official documents have none, nor has a brief that mostly stands on one page.
  const shown = headings.length > fewestHeadings && !about.form
  const entries = headings.map((heading, index) =>
    entry(heading, bookmark(heading), {
      before: index === 0 ? fieldBegin : '',
      after: index === headings.length - 1 ? fieldEnd : '',
    }),
  )
  const gallery = '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
  const field = `<w:sdt><w:sdtPr>${valued('alias', title)}<w:docPartObj>${gallery}</w:docPartObj></w:sdtPr><w:sdtContent>${entries.join('')}</w:sdtContent></w:sdt>`
  return {
    paragraphs: shown ? paragraph({ style: style.contentsHeading }, textRun(title)) + field : '',
    heading: (heading) => {
      if (!shown) return proseRun(heading.text)
      const id = headings.indexOf(heading) + 1
      const begin = `<w:bookmarkStart w:name="${bookmark(heading)}" w:id="${id}"/>`
      return `${begin}${proseRun(heading.text)}<w:bookmarkEnd w:id="${id}"/>`
    },
  }
}

const fieldBegin = run(
  '<w:fldChar w:fldCharType="begin" w:dirty="false"/><w:instrText xml:space="preserve">TOC \\h \\o &quot;1-2&quot;</w:instrText><w:fldChar w:fldCharType="separate"/>',
)
const fieldEnd = run('<w:fldChar w:fldCharType="end"/>')

/** Where the usual style of each level has its tab, which would lead to a number; and where ours is, in twips. */
const usualTabs = { 1: 9026, 2: 8786 } as const
const tab = 9025

function entry(
  { level, text }: Heading,
  bookmark: string,
  field: { readonly before: string; readonly after: string },
): string {
  // Without a leader: until then, dots would lead to no number.
  const tabs = `<w:tabs><w:tab w:val="clear" w:pos="${usualTabs[level]}"/><w:tab w:val="right" w:pos="${tab}" w:leader="none"/></w:tabs>`
  const shown = run(
    `<w:t xml:space="default">${wordText(text)}</w:t><w:tab/><w:t xml:space="default"></w:t>`,
    valued('rStyle', 'IndexLink'),
  )
  const link = `<w:hyperlink w:history="1" w:anchor="${bookmark}">${shown}</w:hyperlink>`
  return `<w:p><w:pPr>${valued('pStyle', `TOC${level}`)}${tabs}</w:pPr>${field.before}${link}${field.after}</w:p>`
}
