import type { Inline, Script } from '../../brief/brief.ts'
import { balanceLines, keepAmounts, keepAmountsOfLine, printable, runs } from '../shared/shared.ts'
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
    return { text: keepSigns(slideText(text)), options: { ...options, ...set, ...end } }
  })
}

/** A text on one line: the library makes paragraphs of line ends. */
export const slideText = (text: string): string => keepAmounts(printable(text).replace(/[\r\n\t]+/g, ' '))

/**
 * Prose whose negative numbers are not parted from their sign: a word joiner stands between. The hyphen that may not be broken
 * (U+2011) is taken for a Chinese character, with a gap behind it, where a font of the system has to replace it.
 */
export const keepSigns = (text: string): string => text.replace(/-(?=\d)/g, '-\u2060')

/** A text in lines that end where phrases do, for a box so many inches wide and letters of so many points. */
export const cutLines = (text: string, width: number, points: number, script: Script) =>
  balanceLines(slideText(text), Math.floor((width * 72 * 2 * letterRoom[script]) / points)).map(
    (line, index) => ({ text: line, options: { breakLine: false, softBreakBefore: index > 0 } }),
  )

/** Between Chinese and digits some programs leave a little more; Latin letters are a little narrower than they are taken for. */
const letterRoom: Readonly<Record<Script, number>> = { han: 0.92, latin: 1.04 }
