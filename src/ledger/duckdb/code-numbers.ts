/**
 * Codes are digits, and are kept as numbers with a 1 before them, so that `01` and `1` stay two codes: an
 * engine compares, sorts and packs numbers several times as fast as texts. The empty code is the bare 1.
 *
 * @example numberOfCode('0850') // 10850n
 */
export const numberOfCode = (code: string): bigint => (isCode(code) ? BigInt(`1${code}`) : noCode)

const isCode = (code: string): boolean => /^\d*$/.test(code)

/** The code of a number. */
export const codeOf = (number: bigint | number): string => String(number).slice(1)

/** What is no code is asked for in vain. */
const noCode = -1n

/** The same in SQL, of a column of texts. `column` is a name written here, never a text of a file. */
export const codeNumber = (column: string, type: 'INTEGER' | 'BIGINT'): string =>
  `('1' || ${column})::${type}`

/** The code of a number, in SQL; NULL of NULL. */
export const codeText = (column: string): string => `substr(${column}::VARCHAR, 2)`

/** Codes as a list of texts in SQL: digits alone, so that no text of a file becomes part of the statement. */
export const codeTexts = (codes: readonly string[]): string =>
  codes
    .filter(isCode)
    .map((code) => `'${code}'`)
    .join() || 'NULL'
