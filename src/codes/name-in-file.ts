/** Longer names are cut off: a table has no room for them, and no country has one. */
const longestName = 40

/** Stands for a character that cannot be printed, as printers mark one. */
export const replacement = '〓'

/** Control and format characters, private use, and what Unicode has not assigned. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu

/**
 * What the fonts of the package have: Latin 1, Greek, Cyrillic, kana, the Chinese characters of GBK with their
 * punctuation and full-width forms (`typeset/README.md`). The portal writes GBK, so its names have nothing else.
 */
const inFonts =
  /^[\x20-\x7E\u00A1-\u00AC\u00AE-\u00FF\u0391-\u03A1\u03A3-\u03A9\u03B1-\u03C9\u0410-\u044F\u2013\u2014\u2018\u2019\u201C\u201D\u2026\u2030\u3000-\u3017\u3041-\u3093\u30A1-\u30FC\u3400-\u4DB5\u4E00-\u9FA5\uFF01-\uFF5E]$/u

/**
 * A name as a file writes it, fit for print: on one line, without control characters and marks of direction, of
 * modest length, in characters. A letter that the fonts lack is shown without its accent, any other character as `〓`.
 *
 * @example cleanName('玻利维亚\n') // '玻利维亚'
 */
export function cleanName(written: string, longest = longestName): string {
  const plain = written
    .replace(/[\p{Cc}\s\u2028\u2029]+/gu, ' ')
    .replace(unseen, '')
    .normalize('NFC')
    .replace(/ +/g, ' ')
    .trim()
  const characters = [...plain].map(printableCharacter)
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : characters.join('')
}

function printableCharacter(character: string): string {
  if (inFonts.test(character)) return character
  const [base = ''] = character.normalize('NFD')
  return base !== character && inFonts.test(base) ? base : replacement
}

/** A name without what changes from file to file: spaces, the width of signs, and, if so wished, notes in brackets. */
export function comparableName(name: string, notes: 'kept' | 'dropped' = 'kept'): string {
  const plain = name
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, '')
    .toLowerCase()
  return notes === 'kept' ? plain : plain.replace(/\([^()]*\)/g, '')
}

/** A file's name fit for print: what the fonts lack must not keep a brief back, since the ledger keeps the name. */
export const printableFileName = (name: string): string => cleanName(name, 120)
