/**
 * Codes are digits, and are kept as numbers with a 1 before them, so that `01` and `1` stay two codes: an
 * engine compares, sorts and packs numbers several times as fast as texts. The empty code is the bare 1.
 *
 * @example numberOfCode('0850') // 10850n
 */
export const numberOfCode = (code: string): bigint => (/^\d{0,18}$/.test(code) ? BigInt(`1${code}`) : noCode)

/** The numbers of codes, which must be digits, with commas between them: for thousands, one text is quickly made. */
export const numbersOfCodes = (codes: readonly string[]): string =>
  codes.length === 0 ? '' : `1${codes.join(',1')}`

/** The code of a number. */
export const codeOf = (number: bigint | number): string => String(number).slice(1)

/** What is no code, or is longer than 64 bits hold, is asked for in vain. */
const noCode = -1n
