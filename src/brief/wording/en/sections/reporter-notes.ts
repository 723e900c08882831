import { findPublication } from '../../../../codes/publications/publications.ts'
import type { Flow } from '../../../../trade/trade.ts'
import type { SubheadingCodes } from '../../section-words/section-words.ts'
import { currencyNames, valuationNames } from '../statements.ts'

/** Whose data a table has, and how the flow is valued there. */
export function sourceNote(source: string, flow: Flow): string {
  const publication = findPublication(source)
  if (!publication) return ''
  const { name, valuation, currency, note } = publication
  return `Source: ${name.en}; ${flow}s ${valuationNames[valuation[flow]]}, in ${currencyNames[currency]}.${note ? ` ${note.en}` : ''}`
}

/** Whose data a further table of the same source has. */
export const publisherNote = (source: string): string => `Source: ${findPublication(source)?.name.en ?? ''}.`

/** Which codes of the source are summed to which subheading. */
export function subheadingNote(subheadings: readonly SubheadingCodes[]): string {
  const isSame = ({ subheading, codes }: SubheadingCodes) => codes.length === 1 && codes[0] === subheading
  const each = subheadings.map((item) =>
    isSame(item) ? item.subheading : `${item.subheading} (${item.codes.join(', ')})`,
  )
  const inBrackets = subheadings.every(isSame)
    ? ''
    : '; in brackets, the codes of the source that are summed to the subheading'
  return `Note: Compared by subheadings of six digits of the Harmonized System: ${each.join(', ')}${inBrackets}.`
}
