const number = /^-?\d{1,3}(?:,?\d{3})*(?:\.(\d+))?$/
const small = /^(?:<|>-)0\.(0*1)$/

/** The decimals that a printed number shows, or null for a text that is no number. */
export function countDecimals(text: string): number | null {
  const match = number.exec(text)
  return match ? (match[1] ?? '').length : null
}

/**
 * The number format by which a spreadsheet shows a value like the printed text: its decimals, with thousands
 * grouped or not. Of an amount too small for its decimals (`<0.0001`) the format has the text, and the cell
 * keeps the amount. Null for a text that is no number.
 *
 * @example numberFormat('1234.5', true) // '#,##0.0'
 */
export function numberFormat(text: string, grouped: boolean): string | null {
  const tiny = small.exec(text)?.[1]
  if (tiny !== undefined) {
    const digits = decimalFormat(tiny.length, grouped)
    const half = `0.${'0'.repeat(tiny.length)}5`
    // What is shown without digits stands second: there no spreadsheet adds a minus of its own.
    return text.startsWith('<')
      ? `[>=${half}]${digits};[>0]"${text}";${decimalFormat(1, grouped)}`
      : `[<=-${half}]-${digits};[<0]"${text}";${decimalFormat(1, grouped)}`
  }
  const decimals = countDecimals(text)
  return decimals === null ? null : decimalFormat(decimals, grouped)
}

/** So many decimals, with thousands grouped or not. */
export function decimalFormat(decimals: number, grouped: boolean): string {
  return `${grouped ? '#,##0' : '0'}${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}`
}
