import { splitWords } from '../../compare/alignment/alignment.ts'
import type { FigureId } from '../../trade/trade.ts'

/** A word that says something: letters, a number without its sign and percent sign, or a sign of a unit. */
export interface DraftWord {
  readonly text: string
  readonly isNumber: boolean
  /** Where a number stands in its text. */
  readonly start?: number
  readonly end?: number
  /** Whether a minus sign stands before a number. */
  readonly isNegative?: boolean
  /** Of a number of the brief: the figure that it shows. */
  readonly figure?: FigureId
}

/** A part of a text that shows a figure. */
export interface FigureSpan {
  readonly start: number
  readonly end: number
  readonly figure: FigureId
}

const number = /\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g

/** The words of a text; spaces and punctuation are left out, since drafts change them freely. */
export function readWords(text: string, spans: readonly FigureSpan[] = []): DraftWord[] {
  const words: DraftWord[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(number)) {
    words.push(...plainWords(text.slice(end, index)))
    const isNegative = /(?:^|[^\p{L}\p{N}])[-−]$/u.test(text.slice(Math.max(0, index - 2), index))
    const span = spans.find((item) => item.start < index + found.length && index < item.end)
    words.push({
      ...{ text: found.replaceAll(',', ''), isNumber: true, start: index, end: index + found.length },
      ...(isNegative && { isNegative }),
      ...(span && { figure: span.figure }),
    })
    end = index + found.length
  }
  return [...words, ...plainWords(text.slice(end))]
}

const plainWords = (text: string): DraftWord[] =>
  splitWords(text)
    .map((word) => word.replace(/[’']s$/, '')) // of whom, in English
    .filter((word) => /[\p{L}\p{N}%$€¥£]/u.test(word))
    .map((word) => ({ text: word, isNumber: false }))

/** Words with every number alike: sentences that say the same of other numbers have the same skeleton. */
export const skeleton = (words: readonly DraftWord[]): string =>
  words.map(({ text, isNumber }) => (isNumber ? '#' : text.toLowerCase())).join(' ')

export const isSameNumber = (a: DraftWord, b: DraftWord): boolean =>
  a.text === b.text && (a.isNegative ?? false) === (b.isNegative ?? false)

export const listNumbers = (words: readonly DraftWord[]): DraftWord[] =>
  words.filter(({ isNumber }) => isNumber)

/** The sentences of a text, which end with a full stop or a semicolon, each with its place in the text. */
export function splitSentences(text: string): { readonly text: string; readonly start: number }[] {
  const sentences: { text: string; start: number }[] = []
  for (const { 0: found, index } of text.matchAll(
    /(?:[^。！？；;.!?]|[.!?](?=\S))+(?:[。！？；;]|[.!?](?=\s|$))?/g,
  ))
    if (/[\p{L}\p{N}]/u.test(found)) sentences.push({ text: found, start: index })
  return sentences
}
