import { escapeMarkup } from '../shared/shared.ts'

/** A text in WordprocessingML, in an element or an attribute. */
export const wordText = (text: string): string => escapeMarkup(text).replaceAll('&#39;', '&apos;')

/** An element whose one attribute is a value; without an element where there is no value. */
export const valued = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : `<w:${name} w:val="${value}"/>`

/** A switch: on, off against what it would inherit, or not said. */
export const switched = (name: string, on: boolean | undefined): string =>
  on === undefined ? '' : on ? `<w:${name}/>` : `<w:${name} w:val="false"/>`

/** What a paragraph says of itself beside its style. */
export interface ParagraphProperties {
  readonly style: string
  readonly keepNext?: boolean
  /** The number of its list. */
  readonly list?: number
  /** In twips. */
  readonly indentRight?: number
}

/** A paragraph of finished runs. */
export function paragraph(paragraphProperties: ParagraphProperties, runs = ''): string {
  const list =
    paragraphProperties.list === undefined
      ? ''
      : `<w:numPr><w:ilvl w:val="0"/>${valued('numId', paragraphProperties.list)}</w:numPr>`
  const indent =
    paragraphProperties.indentRight === undefined
      ? ''
      : `<w:ind w:right="${paragraphProperties.indentRight}"/>`
  const properties = `${valued('pStyle', paragraphProperties.style)}${switched('keepNext', paragraphProperties.keepNext)}${list}${indent}`
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`
}

/** A run of text, with the properties of the run as finished markup. */
export const textRun = (text: string, properties = ''): string =>
  run(`<w:t xml:space="preserve">${wordText(text)}</w:t>`, properties)

/** A run of anything. */
export const run = (content: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`
