/**
 * Readers of file formats: CSV, encodings, .xlsx, .xls and tables of HTML, within limits.
 *
 * @module
 */
export { beginsWith, readBeginning, readHead } from './bytes.ts'
export { csvRows, detectDelimiter } from './csv-rows.ts'
export { countLineEnds, decodeText, type Encoding } from './decode.ts'
export { detectEncoding, encodingOfHead } from './encoding.ts'
export { isGzip, unpack, unpackHead } from './gzip.ts'
export { htmlRows, isHtml } from './html-rows.ts'
export { type Token, tokens } from './markup.ts'
export { mostLinesAbove, type Row } from './row.ts'
export { largestAmount, wholeNumber } from './whole-number.ts'
export { isOldWorkbook, isWorkbook, xlsRows, xlsSheets } from './xls-rows.ts'
export { isZip, rowsOfSheet, xlsxRows, xlsxSheets } from './xlsx-rows.ts'
