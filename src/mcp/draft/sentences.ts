import { createTextSimilarity } from '../../compare/alignment/alignment.ts'
import type { FigureId } from '../../trade/trade.ts'
import { classifyRun, listChangedRuns, type NameList } from './changed-words.ts'
import type { ReferenceSentence } from './reference.ts'
import type { WordDifference } from './verdicts.ts'
import { type DraftWord, isSameNumber, listNumbers, skeleton } from './words.ts'

/** The sentence of the brief that a sentence of the draft repeats, and how well. */
export interface SentenceMatch {
  readonly sentence: ReferenceSentence
  /** `exact`: word by word. `numbers`: all words but numbers. `words`: all numbers, and most words. `near`: most of both. */
  readonly kind: 'exact' | 'numbers' | 'words' | 'near'
  /** The figures of other sentences of the brief that have the same words, such as those of another period. */
  readonly alternatives: ReadonlySet<FigureId>
  readonly changed: readonly Omit<WordDifference, 'line' | 'context'>[]
}

/** So many of their words must be alike for a sentence to be a changed form of another. */
const [leastSimilar, leastNear] = [0.7, 0.9]

/** Finds the sentences of a brief again. A sentence follows the one that was found before where several fit. */
export class SentenceFinder {
  readonly #sentences: readonly ReferenceSentence[]
  readonly #bySkeleton = new Map<string, ReferenceSentence[]>()
  readonly #similarity = createTextSimilarity()
  readonly #names: NameList
  #last = -1

  constructor(sentences: readonly ReferenceSentence[], names: NameList) {
    this.#sentences = sentences
    this.#names = names
    for (const sentence of sentences) {
      const alike = this.#bySkeleton.get(sentence.skeleton) ?? []
      this.#bySkeleton.set(sentence.skeleton, [...alike, sentence])
    }
  }

  find(text: string, words: readonly DraftWord[]): SentenceMatch | null {
    const match = this.#findSkeleton(words) ?? this.#findSimilar(text, words)
    if (match) this.#last = this.#sentences.indexOf(match.sentence)
    return match
  }

  #findSkeleton(words: readonly DraftWord[]): SentenceMatch | null {
    const alike = this.#bySkeleton.get(skeleton(words)) ?? []
    const [sentence] = this.#byFit(alike, words)
    if (!sentence) return null
    const isExact = countSame(sentence.words, words) === listNumbers(words).length
    const alternatives = new Set(
      alike
        .filter((item) => item !== sentence)
        .flatMap((item) => item.words.flatMap(({ figure }) => figure ?? [])),
    )
    return { sentence, kind: isExact ? 'exact' : 'numbers', alternatives, changed: [] }
  }

  /** Those with the most equal numbers first, then that which follows the last one. */
  #byFit(sentences: readonly ReferenceSentence[], words: readonly DraftWord[]): ReferenceSentence[] {
    const distance = (sentence: ReferenceSentence) => {
      const steps = this.#sentences.indexOf(sentence) - this.#last
      return steps > 0 ? steps : this.#sentences.length - steps
    }
    return [...sentences].sort(
      (a, b) => countSame(b.words, words) - countSame(a.words, words) || distance(a) - distance(b),
    )
  }

  #findSimilar(text: string, words: readonly DraftWord[]): SentenceMatch | null {
    const count = listNumbers(words).length
    const similar = this.#sentences
      .filter((sentence) => listNumbers(sentence.words).length === count)
      .map((sentence) => ({ sentence, similarity: this.#similarity(sentence.text, text) }))
      .filter(({ similarity }) => similarity >= leastSimilar)
    const [best] = this.#byFit(
      similar.map(({ sentence }) => sentence),
      words,
    )
    if (!best) return null
    const similarity = similar.find(({ sentence }) => sentence === best)?.similarity ?? 0
    const changed = this.#classify(best.words, words)
    const hasSameNumbers = countSame(best.words, words) === count
    // With other numbers and other names it is a statement of its own.
    if (!hasSameNumbers && (similarity < leastNear || changed.length > 0)) return null
    return { sentence: best, kind: hasSameNumbers ? 'words' : 'near', alternatives: new Set(), changed }
  }

  #classify(expected: readonly DraftWord[], words: readonly DraftWord[]): SentenceMatch['changed'] {
    const plain = (list: readonly DraftWord[]) => list.filter(({ isNumber }) => !isNumber)
    return listChangedRuns(plain(expected), plain(words)).flatMap((run) => {
      const kind = classifyRun(run, this.#names)
      return kind === null ? [] : [{ kind, ...run }]
    })
  }
}

/** How many numbers are the same in their places. */
function countSame(expected: readonly DraftWord[], words: readonly DraftWord[]): number {
  const [meant, given] = [listNumbers(expected), listNumbers(words)]
  return given.filter((word, index) => meant[index] && isSameNumber(meant[index], word)).length
}
