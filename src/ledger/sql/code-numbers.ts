import { isCodeNumber } from '../../trade/code-number.ts'

/** The number of a code (see `numberOfCode`) in SQL; NULL of NULL. `column` is a name written here, never a text of a file. */
export const codeNumber = (column: string, type: 'INTEGER' | 'BIGINT'): string =>
  `CAST('1' || ${column} AS ${type})`

/** The code of a number in SQL; NULL of NULL. */
export const codeText = (column: string): string => `substr(CAST(${column} AS VARCHAR), 2)`

/** Codes as a list of texts in SQL: digits alone, so that no text of a file becomes part of the statement. */
export const codeTexts = (codes: readonly string[]): string =>
  codes
    .filter(isCodeNumber)
    .map((code) => `'${code}'`)
    .join() || 'NULL'
