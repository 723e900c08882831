/**
 * Readers of file formats: CSV, encodings, .xlsx and .xls, within limits.
 *
 * @module
 */
export { beginningOf, beginsWith, headOf } from './bytes.ts'
export { csvRows, delimiterOf } from './csv-rows.ts'
export { countLineEnds, decodeText, type Encoding } from './decode.ts'
export { encodingOf, encodingOfHead } from './encoding.ts'
export type { Row } from './row.ts'
export { largestAmount, wholeNumber } from './whole-number.ts'
export { isOldWorkbook, isWorkbook, xlsRows, xlsSheets } from './xls-rows.ts'
export { isZip, rowsOfSheet, xlsxRows, xlsxSheets } from './xlsx-rows.ts'
