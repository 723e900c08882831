import type { Inline } from '../../brief/brief.ts'
import { keepAmounts, keepAmountsOfLine, printable, runs } from '../shared/shared.ts'
import type { TextProps, TextPropsOptions } from './deck-library.ts'
import { colour } from './slide-look.ts'

/** A paragraph as the runs of a text box; the last ends the paragraph. */
export function textRuns(content: readonly Inline[], options: TextPropsOptions = {}): TextProps[] {
  const joined = runs(keepAmountsOfLine(content))
  return joined.map((run, index) => {
    const end = index === joined.length - 1 ? { breakLine: true } : {}
    if (run.kind === 'footnote')
      return {
        text: `[${run.number}]`,
        options: { ...options, superscript: true, color: colour.accent, ...end },
      }
    const { text, strong, emphasis, link } = run
    const set = {
      ...(strong && { bold: true }),
      ...(emphasis && { italic: true }),
      ...(link && { hyperlink: { url: link } }),
    }
    return { text: slideText(text), options: { ...options, ...set, ...end } }
  })
}

/** A text on one line: the library makes paragraphs of line ends. */
export const slideText = (text: string): string => keepAmounts(printable(text).replace(/[\r\n\t]+/g, ' '))
