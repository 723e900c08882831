import { type Aligned, alignSequences, createTextSimilarity, diffItems } from '../alignment/alignment.ts'
import type { Cause } from '../causes/causes.ts'
import type { TextChange, TextPiece } from '../comparison.ts'
import { isMinorWord, splitSentences, type Word, wordsText } from './words.ts'

/** Why a text differs, by the words of both versions. */
export type TextCauses = (words: readonly Word[]) => readonly Cause[]

/** Texts with less in common are others. */
const leastSimilar = 0.35

/** A text of one or both versions, by words. */
export function compareTexts(
  older: readonly Word[] | null,
  newer: readonly Word[] | null,
  causes: TextCauses,
): TextChange {
  const [before, after] = [older && wordsText(older), newer && wordsText(newer)]
  const status =
    before === after ? 'same' : before === null ? 'added' : after === null ? 'removed' : 'changed'
  return {
    status,
    older: before,
    newer: after,
    pieces: joinPieces(older ?? [], newer ?? []),
    causes: status === 'same' ? [] : causes([...(older ?? []), ...(newer ?? [])]),
  }
}

function joinPieces(older: readonly Word[], newer: readonly Word[]): TextPiece[] {
  const pieces: TextPiece[] = []
  for (const { status, item } of diffItems(older, newer, ({ text }) => text, isMinorWord)) {
    const last = pieces.at(-1)
    if (last?.status === status && last.figure === undefined && item.figure === undefined)
      pieces[pieces.length - 1] = { status, text: last.text + item.text }
    else pieces.push({ status, ...item })
  }
  return pieces
}

/** Sentences of one or both versions of a paragraph, in order. */
export const compareSentences = (
  older: readonly Word[] | null,
  newer: readonly Word[] | null,
  causes: TextCauses,
): TextChange[] => compareLists(splitSentences(older ?? []), splitSentences(newer ?? []), causes)

/** Sentences, items or notes of both versions, in order. */
export const compareLists = (
  older: readonly (readonly Word[])[],
  newer: readonly (readonly Word[])[],
  causes: TextCauses,
): TextChange[] =>
  alignTexts(older, newer, wordsText).map((pair) => compareTexts(pair.older, pair.newer, causes))

/** Aligns items by their texts. */
export function alignTexts<Item>(
  older: readonly Item[],
  newer: readonly Item[],
  textOf: (item: Item) => string,
): Aligned<Item>[] {
  const similarity = createTextSimilarity()
  return alignSequences(older, newer, (item, other) => {
    const similar = similarity(textOf(item), textOf(other))
    return similar >= leastSimilar ? similar : 0
  })
}
