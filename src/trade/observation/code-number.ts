/**
 * Codes are kept as numbers: an engine compares, sorts and packs numbers several times as fast as texts. Digits have
 * a 1 before them, so that `01` and `1` stay two codes; the empty code is the bare 1. Up to four characters with a
 * letter among them have a 2 before two digits for each.
 *
 * @example numberOfCode('0850') // 10850n
 * @example numberOfCode('A1') // 22011n
 */
export function numberOfCode(code: string): bigint {
  if (/^\d{0,18}$/.test(code)) return BigInt(`1${code}`)
  if (!/^[0-9A-Za-z]{1,4}$/.test(code)) return noCode
  return BigInt(`2${[...code].map((character) => alphabet.indexOf(character) + firstPair).join('')}`)
}

/** The numbers of commodity codes, which must be digits, with commas between them: for thousands, one text is quickly made. */
export const numbersOfCodes = (codes: readonly string[]): string =>
  codes.length === 0 ? '' : `1${codes.join(',1')}`

/** The code of a number. */
export function toCode(number: bigint | number): string {
  const digits = String(number)
  if (!digits.startsWith('2')) return digits.slice(1)
  return (digits.slice(1).match(/\d\d/g) ?? [])
    .map((pair) => alphabet[Number(pair) - firstPair] ?? '')
    .join('')
}

/** The characters of codes with letters; the first is written as 10, so that each takes two digits. */
export const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
export const firstPair = 10

/** What is no code, or is longer than 64 bits hold, is asked for in vain. */
const noCode = -1n
