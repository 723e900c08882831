/** What a cell of a table holds where a number is expected. */
export type PrintedCell =
  | { readonly kind: 'number'; readonly text: string }
  /** Empty, or a dash. */
  | { readonly kind: 'none' }
  /** An error value of the spreadsheet that the page was made from, such as `*REF!`. */
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'other'; readonly text: string }

/** Reads a cell: a number as it is printed, without thousands separators, its first 15 significant digits. */
export function readCell(field: string): PrintedCell {
  const text = field.replaceAll(/[,\s\u00a0]/g, '').replace(/^−/, '-')
  if (text === '' || /^[-—–]+$/.test(text)) return { kind: 'none' }
  if (/^-?\d+(\.\d+)?$/.test(text)) return { kind: 'number', text: fifteenDigits(text) }
  return /^[*#]?(?:REF|VALUE|DIV\/0|N\/A|NAME\??|NUM|NULL)!?$/i.test(text)
    ? { kind: 'error', text }
    : { kind: 'other', text: field }
}

/** `6673.6000000000004` is 6673.6 as Excel shows it: behind 15 digits are traces of binary arithmetic. */
function fifteenDigits(text: string): string {
  if (text.startsWith('-')) return `-${fifteenDigits(text.slice(1))}`
  if (text.replace('.', '').replace(/^0+/, '').length <= 15) return text
  const [total = '', part = ''] = text.split('.')
  const stored = Math.max(0, 15 - total.replace(/^0+/, '').length)
  const scaled = BigInt(total + part.slice(0, stored + 1).padEnd(stored + 1, '0'))
  const digits = ((scaled + 5n) / 10n).toString().padStart(stored + 1, '0')
  const shown = stored === 0 ? digits : `${digits.slice(0, -stored)}.${digits.slice(-stored)}`
  return shown.includes('.') ? shown.replace(/\.?0+$/, '') : shown
}
