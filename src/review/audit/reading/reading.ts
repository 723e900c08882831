/**
 * Reads text and tables from Word, HTML, Markdown, workbooks and plain text. More than twelve files: a file a format.
 *
 * @module
 */
export { tableOfRows } from './heading-rows.ts'
export { lastStarting } from './last-starting.ts'
export { compact, normalise } from './normalise.ts'
export { type CellRow, captionForm, captionStart, type Piece } from './pieces.ts'
export { readDocx } from './read-docx.ts'
export { readHtml } from './read-html.ts'
export { readMarkdown } from './read-markdown.ts'
export { readSheets } from './read-sheets.ts'
export { readTagged } from './read-tagged.ts'
export { readText } from './read-text.ts'
export { tighten } from './tighten.ts'
