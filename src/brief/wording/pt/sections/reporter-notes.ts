import { findPublication } from '../../../../codes/publications/publications.ts'
import type { Flow } from '../../../../trade/trade.ts'
import type { SubheadingCodes } from '../../section-words/section-words.ts'
import { findPortuguese } from '../names/names.ts'
import { currencyNames, plain } from '../phrases/phrases.ts'
import { valuationNames } from '../statements.ts'

/** Whose data a table has, and how the flow is valued there. */
export function sourceNote(source: string, flow: Flow): string {
  const publication = findPublication(source)
  if (!publication) return ''
  const { name, valuation, currency, note } = publication
  const more = note ? ` ${findPortuguese(note) ?? note.en}` : ''
  return `Nota: Fonte: ${findPortuguese(name) ?? name.en}; ${plain[flow]} ${valuationNames[valuation[flow]]}, em ${currencyNames[currency]}.${more}`
}

/** Whose data a further table of the same source has. */
export function publisherNote(source: string): string {
  const name = findPublication(source)?.name
  return name ? `Nota: Fonte: ${findPortuguese(name) ?? name.en}.` : ''
}

/** Which codes of the source are summed to which subheading. */
export function subheadingNote(subheadings: readonly SubheadingCodes[]): string {
  const isSame = ({ subheading, codes }: SubheadingCodes) => codes.length === 1 && codes[0] === subheading
  const each = subheadings.map((item) =>
    isSame(item) ? item.subheading : `${item.subheading} (${item.codes.join(', ')})`,
  )
  const inBrackets = subheadings.every(isSame)
    ? ''
    : '; entre parênteses, os códigos da fonte somados à subposição'
  return `Nota: Comparação por subposições de seis dígitos do Sistema Harmonizado: ${each.join(', ')}${inBrackets}.`
}
