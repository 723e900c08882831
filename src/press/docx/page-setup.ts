import type { Document, WordPage } from '../../brief/brief.ts'
import type { WordRunning } from './headers-footers.ts'

/** Of so many millimetres, in twips. */
const millimetres = (length: number): number => Math.floor((length / 25.4) * 72 * 20)

/** A4, where no template says otherwise. */
const ownPage: WordPage = {
  width: 11_906,
  height: 16_838,
  margin: {
    top: millimetres(23),
    bottom: millimetres(22),
    left: millimetres(25),
    right: millimetres(25),
    header: millimetres(15),
    footer: millimetres(12),
    gutter: 0,
  },
}

/** That of official documents (GB/T 9704-2012, 5.2): text of 156 by 225 mm, the number 7 mm below it. */
const officialPage: WordPage = {
  ...ownPage,
  margin: {
    top: millimetres(37),
    bottom: millimetres(35),
    left: millimetres(28),
    right: millimetres(26),
    header: millimetres(15),
    footer: millimetres(35 - 7 - 6),
    gutter: 0,
  },
}

const pageOf = ({ about }: Document): WordPage =>
  about.wordTemplate?.page ?? (about.form ? officialPage : ownPage)

/** How wide the text is, in twips. */
export function textWidth(document: Document): number {
  const { width, margin } = pageOf(document)
  return width - margin.left - margin.right - margin.gutter
}

/** The page, and which headers and footers it has. */
export function section(document: Document, running: readonly WordRunning[]): string {
  const { width, height, margin } = pageOf(document)
  const references = running.map(
    ({ kind, page: on }, index) => `<w:${kind}Reference w:type="${on}" r:id="rId${firstRunning + index}"/>`,
  )
  const sides = (['top', 'right', 'bottom', 'left', 'header', 'footer', 'gutter'] as const).map(
    (side) => ` w:${side}="${margin[side]}"`,
  )
  const size = `<w:pgSz w:w="${width}" w:h="${height}" w:orient="${width > height ? 'landscape' : 'portrait'}"/>`
  return `<w:sectPr>${references.join('')}${size}<w:pgMar${sides.join('')}/><w:pgNumType/><w:titlePg/><w:docGrid w:linePitch="360"/></w:sectPr>`
}

/** The number of the first header's relationship, after those of the parts that every document has. */
const firstRunning = 6
