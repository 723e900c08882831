/**
 * Codes are digits, and are kept as numbers with a 1 before them, so that `01` and `1` stay two codes: an
 * engine compares, sorts and packs numbers several times as fast as texts. The empty code is the bare 1.
 *
 * @example numberOfCode('0850') // 10850n
 */
export const numberOfCode = (code: string): bigint => (isCodeNumber(code) ? BigInt(`1${code}`) : noCode)

/** Whether a code is digits, as all that are kept are. */
export const isCodeNumber = (code: string): boolean => /^\d*$/.test(code)

/** The code of a number. */
export const codeOf = (number: bigint | number): string => String(number).slice(1)

/** What is no code is asked for in vain. */
const noCode = -1n
