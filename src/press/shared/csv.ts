/**
 * Rows as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers, also
 * as they are printed, and lone signs stay as they are.
 *
 * @param mark whether it begins with the mark that lets Excel read it as UTF-8.
 */
export const toCsv = (rows: readonly (readonly string[])[], { mark = true } = {}): string =>
  `${mark ? '\uFEFF' : ''}${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`

const plain = /^[-+]?(?:\d[\d,]*(?:\.\d+)?%?)?$/

function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !plain.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
