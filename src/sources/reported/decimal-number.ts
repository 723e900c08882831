/**
 * An amount with decimals as a whole number of the smallest of them: digits, with thousands separators or without, and
 * so many decimals at most. Null for everything else, a sign among it.
 *
 * @example decimalNumber('10127757.599', 3) // 10127757599n
 * @example decimalNumber('12.5', 0) // null
 */
export function decimalNumber(text: string, scale: number): bigint | null {
  const [, whole = '', decimals = ''] = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === '') return null
  const significant = decimals.replace(/0+$/, '')
  if (significant.length > scale) return null
  return BigInt(whole.replaceAll(',', '') + significant.padEnd(scale, '0'))
}

/** How many decimals that are not zero an amount has. */
export const countDecimals = (text: string): number => /\.(\d*[1-9])0*$/.exec(text)?.[1]?.length ?? 0
