/** The largest amount that the ledger keeps: a signed integer of 64 bits. */
export const largestAmount = 2n ** 63n - 1n

const zero = 0x30
const nine = 0x39
const comma = 0x2c

/**
 * An amount as customs writes it: digits, with thousands separators at all the right places or none.
 * Null for everything else: no sign, no decimals, no space, no letters, nothing empty.
 *
 * @example wholeNumber('5,917,063,944') // 5917063944n
 * @example wholeNumber('12,34') // null
 */
export function wholeNumber(text: string): bigint | null {
  let value = 0
  let digits = 0
  /** Digits since the last separator; -1 before the first. */
  let group = -1
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code >= zero && code <= nine) {
      value = value * 10 + (code - zero)
      digits++
      if (group !== -1) group++
    } else if (code === comma && (group === -1 ? digits >= 1 && digits <= 3 : group === 3)) {
      group = 0
    } else return null
  }
  if (digits === 0 || (group !== -1 && (group !== 3 || text.charCodeAt(0) === zero))) return null
  // A double is exact up to 15 digits, and much faster to convert than text.
  return digits <= 15 ? BigInt(value) : BigInt(text.replaceAll(',', ''))
}
