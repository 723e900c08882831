/**
 * Text with one form for each sign: what a PDF gives as look-alikes (Kangxi radicals, compatibility and
 * full-width forms), the several dashes before a digit, hyphens and spaces at which lines are not broken, and half-width
 * punctuation of Chinese text. Layout is left as it is.
 */
export function normalise(text: string): string {
  return text
    .replace(/[\u2E80-\u2FDF\uF900-\uFAFF]/g, (sign) => sign.normalize('NFKC'))
    .replace(/[\uFF10-\uFF19\uFF0E\uFF05\uFF0D\uFF1C\uFF1E]/g, (sign) => sign.normalize('NFKC'))
    .replace(/[\u2010\u2011]|[\u2012-\u2015\u2212](?=\s*\d)/g, '-')
    .replace(/[\u00A0\u2007\u202F]/g, ' ')
    .replace(/[(:)]/g, (sign) => fullWidth[sign] ?? sign)
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
}

const fullWidth: Readonly<Record<string, string>> = { '(': '（', ')': '）', ':': '：' }

/** Without any white space: in Chinese it has no meaning, and text from a PDF has it anywhere. */
export const compact = (text: string): string => normalise(text).replace(/\s+/g, '')
