/**
 * Composes a brief: from figures and a product file to a document of headings, paragraphs, tables and charts that any
 * format can be rendered from. `compose.ts` is where it begins. More than twelve files: each is one step or type of that.
 *
 * @module
 */
export { type Brief, type BriefInput, composeBrief } from './compose.ts'
export { showAmount } from './display.ts'
export {
  type About,
  type Block,
  type Cell,
  type Chart,
  type ChartCategory,
  type ChartPoint,
  type ChartSeries,
  type Document,
  type Emphasis,
  type Footnote,
  type HeaderCell,
  type Heading,
  type Inline,
  type IssuerLook,
  type List,
  markerSigns,
  type PageForm,
  type Paragraph,
  pageForms,
  type Row,
  type RunningPart,
  type RunningParts,
  type ShownFigure,
  type StandsOn,
  type Table,
  type unitCode,
  type WordPage,
  type WordRelation,
  type WordTemplate,
} from './document.ts'
export { createFigureBook, type OtherReporterInput } from './figure-input.ts'
export { unwrittenWords } from './list-warnings.ts'
export { type Logo, logoLimits, readLogo } from './logo.ts'
export { findLack, mentionedNames } from './mentioned-figure.ts'
export { briefNeeds, listReporterNames, type Need, windowsKept } from './needs.ts'
export { meantHeading } from './place-commentary.ts'
export { plainText } from './plain-text.ts'
export type { Writing } from './section-context.ts'
export {
  type DerivationWords,
  getLocale,
  type Locale,
  moneyWords,
  type Script,
  translate,
  type WorkbookWords,
} from './wording/wording.ts'
