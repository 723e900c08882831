/** Codes of UN/ECE Recommendation 20 for customs’ units of which it has just one. */
const recommended: Readonly<Record<string, string>> = {
  千克: 'KGM',
  克: 'GRM',
  吨: 'TNE',
  米: 'MTR',
  平方米: 'MTK',
  立方米: 'MTQ',
  升: 'LTR',
  千瓦时: 'KWH',
  双: 'PR',
}

const byCode = new Map(Object.entries(recommended).map(([unit, code]) => [code, unit]))

/**
 * The SDMX code of a unit: that of UN/ECE Recommendation 20, its letters, or the code points of its name where SDMX takes
 * no such letters.
 *
 * @example encodeSdmxUnit('个') // 'U4E2A'
 */
export function encodeSdmxUnit(unit: string): string {
  const code = recommended[unit]
  if (code) return code
  return /^[A-Za-z0-9]+$/.test(unit)
    ? unit
    : `U${[...unit].map((sign) => (sign.codePointAt(0) ?? 0).toString(16).toUpperCase()).join('')}`
}

/**
 * The unit of an SDMX code: the inverse of `encodeSdmxUnit` for units whose names are Chinese.
 *
 * @example decodeSdmxUnit('U4E2A') // '个'
 */
export function decodeSdmxUnit(code: string): string {
  const unit = byCode.get(code)
  if (unit) return unit
  if (!/^U(?:[3-9][0-9A-F]{3})+$/.test(code)) return code
  return (code.slice(1).match(/.{4}/g) ?? [])
    .map((digits) => String.fromCodePoint(Number.parseInt(digits, 16)))
    .join('')
}
