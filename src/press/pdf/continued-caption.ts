import { getLocale } from '../../brief/brief.ts'
import type { EditionLanguage } from '../../trade/trade.ts'
import { balanceLines } from '../shared/shared.ts'

/** A caption on further pages, where it has one line: the table's number alone, where it is too long for one. */
export function continueCaption(caption: string, language: EditionLanguage, capacity: number): string {
  const { continued } = getLocale(language).press
  const continuedCaption = caption + continued
  if (balanceLines(continuedCaption, capacity).length === 1) return continuedCaption
  return (/^\p{L}+ ?\d+/u.exec(caption)?.[0] ?? '') + continued
}
