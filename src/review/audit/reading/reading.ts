/**
 * Reads text and tables from Word, HTML, Markdown and plain text.
 *
 * @module
 */
export { compact } from './normalise.ts'
export { type CellRow, captionStart, type Piece } from './pieces.ts'
export { readDocx } from './read-docx.ts'
export { readHtml } from './read-html.ts'
export { readMarkdown } from './read-markdown.ts'
export { readText } from './read-text.ts'
