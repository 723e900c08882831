import type { Inline } from '../../brief/brief.ts'
import type { FigureId } from '../../trade/trade.ts'
import { splitWords } from '../alignment/alignment.ts'

/** A word of a text, or a figure with what it prints there. */
export interface Word {
  readonly text: string
  readonly figure?: FigureId
}

/** The words of running text; the marks of notes are left out, since notes are compared themselves. */
export const inlineWords = (content: readonly Inline[]): Word[] =>
  content.flatMap((inline): Word[] => {
    if (inline.kind === 'footnote') return []
    if (inline.kind === 'figure') return [{ text: inline.text, figure: inline.id }]
    return plainWords(inline.text)
  })

export const plainWords = (text: string): Word[] => splitWords(text).map((word) => ({ text: word }))

export const wordsText = (words: readonly Word[]): string => words.map(({ text }) => text).join('')

/** Sentences of running text; one in English ends with a full stop before a space. */
export function splitSentences(words: readonly Word[]): Word[][] {
  const sentences: Word[][] = []
  let sentence: Word[] = []
  const endSentence = () => {
    if (sentence.length > 0) sentences.push(sentence)
    sentence = []
  }
  for (const [index, word] of words.entries()) {
    sentence.push(word)
    const following = words[index + 1]?.text ?? ' '
    const isEnd = /^[。！？]$/.test(word.text) || (/^[.!?]$/.test(word.text) && /^\s/.test(following))
    // The space behind a full stop belongs to its sentence.
    if (isEnd && !/^\s/.test(following)) endSentence()
    else if (/^\s+$/.test(word.text) && /^[.!?]$/.test(words[index - 1]?.text ?? '')) endSentence()
  }
  endSentence()
  return sentences
}

/** A space or a punctuation mark. */
export const isMinorWord = ({ text }: Word): boolean => /^[\s\p{P}]$/u.test(text)
