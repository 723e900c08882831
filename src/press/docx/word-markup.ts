import type { Script } from '../../brief/brief.ts'
import { officeText as wordText } from '../ooxml/ooxml.ts'
import { balanceLines, keepAmounts } from '../shared/shared.ts'

export { officeText as wordText } from '../ooxml/ooxml.ts'

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
  readonly indentLeft?: number
  readonly alignment?: 'left' | 'right'
}

/** A paragraph of finished runs. */
export function paragraph(paragraphProperties: ParagraphProperties, runs = ''): string {
  const list =
    paragraphProperties.list === undefined
      ? ''
      : `<w:numPr><w:ilvl w:val="0"/>${valued('numId', paragraphProperties.list)}</w:numPr>`
  const { indentLeft, indentRight, alignment } = paragraphProperties
  const sides = [
    ...(indentLeft === undefined ? [] : [` w:left="${indentLeft}"`]),
    ...(indentRight === undefined ? [] : [` w:right="${indentRight}"`]),
  ]
  const indent = sides.length === 0 ? '' : `<w:ind${sides.join('')}/>`
  const properties = `${valued('pStyle', paragraphProperties.style)}${switched('keepNext', paragraphProperties.keepNext)}${list}${indent}${valued('jc', alignment)}`
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`
}

/** A run of text, with the properties of the run as finished markup. */
export const textRun = (text: string, properties = ''): string =>
  run(`<w:t xml:space="preserve">${wordText(text)}</w:t>`, properties)

/** A hyphen before a digit: that of a negative number (`-12.3`) or of months (`1-12`). Programs break lines behind any hyphen. */
const hyphenOfNumber = /-(?=\d)/g

/**
 * A run of prose, in which no line is broken behind the hyphen of a number. In Latin script it is Word's own no-break
 * hyphen. LibreOffice makes that a piece of its own and, on a line without spaces, breaks the number behind it: Chinese has
 * plain hyphens with a no-break space of no width (U+FEFF) behind them, and settings that let no line end with one. Cells of
 * tables have plain hyphens alone, with which they can be pasted into a sheet.
 */
export function proseRun(text: string, script: Script, properties = ''): string {
  const stored = keepAmounts(text)
  if (script === 'han') return textRun(stored.replace(hyphenOfNumber, '-\uFEFF'), properties)
  const parts = stored
    .split(hyphenOfNumber)
    .map((part) => (part === '' ? '' : `<w:t xml:space="preserve">${wordText(part)}</w:t>`))
  return run(parts.join('<w:noBreakHyphen/>'), properties)
}

/** A run of anything. */
export const run = (content: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`

/** A text in lines that are broken between phrases, where it needs more than one. */
export const textLines = (text: string, capacity: number, script: Script): string =>
  balanceLines(text, capacity)
    .map((line) => proseRun(line, script))
    .join(run('<w:br/>'))

/** How many halves of a character of so many points stand on a line of so many twips; Latin letters vary a little. */
export const lineCapacity = (twips: number, points: number, script: Script): number =>
  Math.floor((twips / 10 / points) * (script === 'han' ? 0.96 : 1.06))
