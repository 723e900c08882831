/**
 * A comparison as a file: text for a terminal, a mail, a web page, a Word document with tracked changes, data.
 *
 * @module
 */
import type { Language } from '../../trade/trade.ts'
import type { ComparedBriefs } from '../compare-briefs.ts'
import { printTrackedChanges } from '../word/word.ts'
import { comparisonPage } from './html.ts'
import { comparisonData } from './json.ts'
import { comparisonText, mailText } from './text.ts'

export { comparisonData } from './json.ts'
export { comparisonText, mailText, type TextOptions, type TextStyle } from './text.ts'

/** `text` is what a terminal shows, `mail` a short text. */
export const comparisonFormats = ['text', 'mail', 'html', 'docx', 'json'] as const

export type ComparisonFormat = (typeof comparisonFormats)[number]

/** How a file of each format ends, and its media type. */
export const comparisonFiles: Readonly<
  Record<ComparisonFormat, { readonly extension: string; readonly mediaType: string }>
> = {
  text: { extension: 'txt', mediaType: 'text/plain; charset=utf-8' },
  mail: { extension: 'txt', mediaType: 'text/plain; charset=utf-8' },
  html: { extension: 'html', mediaType: 'text/html; charset=utf-8' },
  docx: {
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  json: { extension: 'json', mediaType: 'application/json' },
}

/** Prints a comparison. The same comparison gives the same bytes: the date of tracked changes is that of the newer data. */
export async function printComparison(
  { comparison, older, newer }: ComparedBriefs,
  format: ComparisonFormat,
  language: Language,
): Promise<Uint8Array> {
  if (format === 'docx')
    return printTrackedChanges(older, newer, { name: 'Tradebrief', date: newer.about.asOf })
  const texts: Readonly<Record<Exclude<ComparisonFormat, 'docx'>, () => string>> = {
    text: () => `${comparisonText(comparison, { language })}\n`,
    mail: () => mailText(comparison, language),
    html: () => comparisonPage(comparison, language),
    json: () => `${JSON.stringify(comparisonData(comparison), null, 2)}\n`,
  }
  return new TextEncoder().encode(texts[format]())
}
