import { type NumberForm, plainDigits } from '../../trade/numbers/numbers.ts'

/** Numbers by the sign before their decimals. */
const printed = {
  '.': /^-?\d{1,3}(?:,?\d{3})*(?:\.(\d+))?$/,
  ',': /^-?\d{1,3}(?:\.?\d{3})*(?:,(\d+))?$/,
} as const
const small = /^(?:<|>-)0\.(0*1)$/

/** The decimals that a printed number shows, or null for a text that is no number. */
export function countDecimals(text: string, numbers: NumberForm): number | null {
  const match = printed[numbers.decimal].exec(text)
  return match ? (match[1] ?? '').length : null
}

/**
 * The number format by which a spreadsheet shows a value like the printed text: its decimals, with thousands
 * grouped or not. Of an amount too small for its decimals (`<0.0001`) the format has the text, and the cell
 * keeps the amount. Null for a text that is no number.
 *
 * @example numberFormat('1,234.5', english) // '#,##0.0'
 */
export function numberFormat(text: string, numbers: NumberForm): string | null {
  const { grouped } = numbers
  const tiny = small.exec(plainDigits(text, numbers))?.[1]
  if (tiny !== undefined) {
    const digits = decimalFormat(tiny.length, grouped)
    const half = `0.${'0'.repeat(tiny.length)}5`
    // What is shown without digits stands second: there no spreadsheet adds a minus of its own.
    return text.startsWith('<')
      ? `[>=${half}]${digits};[>0]"${text}";${decimalFormat(1, grouped)}`
      : `[<=-${half}]-${digits};[<0]"${text}";${decimalFormat(1, grouped)}`
  }
  const decimals = countDecimals(text, numbers)
  return decimals === null ? null : decimalFormat(decimals, grouped)
}

/** So many decimals, with thousands grouped or not. */
export function decimalFormat(decimals: number, grouped: boolean): string {
  return `${grouped ? '#,##0' : '0'}${decimals === 0 ? '' : `.${'0'.repeat(decimals)}`}`
}

/** The form of the numbers of a workbook: with thousands grouped where a printed number has them so. */
export const groupedAs = (
  printed: readonly { readonly text: string }[],
  numbers: NumberForm,
): NumberForm => ({
  ...numbers,
  grouped: numbers.grouped && printed.some(({ text }) => /\d/.test(text) && text.includes(numbers.group)),
})
