import { printable } from '../shared/shared.ts'
import { missingGlyph } from './missing-glyph.ts'
import type { SetText } from './place.ts'

/**
 * Makes a text ready for the page: no white space but plain spaces, and no characters that print nothing (marks of
 * direction would reverse what is beside them).
 *
 * @param has whether the fonts have a character.
 */
export const createTextSetter =
  (has: (character: string) => boolean): SetText =>
  (text, place) => {
    const shown = printable(text)
      .replace(/[\t-\r\u0085\u2000-\u200A\u2028\u2029\u205F]/g, ' ')
      .replace(/[\u2007\u202F]/g, '\u00A0')
      .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    for (const character of shown.normalize('NFC'))
      if (!has(character)) throw missingGlyph(character, shown, place)
    return shown
  }
