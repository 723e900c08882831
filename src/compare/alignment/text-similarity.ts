import { splitWords } from './split-words.ts'

/**
 * Returns a function that says how many of their words two texts share (Dice’s coefficient over words with letters;
 * numbers differ from month to month and say nothing of what a sentence is about), from 0 to 1. Two texts without such
 * words that differ share half. It splits each text once.
 */
export function createTextSimilarity(): (a: string, b: string) => number {
  const counts = new Map<string, ReadonlyMap<string, number>>()
  const countOnce = (text: string): ReadonlyMap<string, number> => {
    const counted = counts.get(text) ?? countWords(text)
    counts.set(text, counted)
    return counted
  }
  return (a, b) => (a === b ? 1 : sharedWords(countOnce(a), countOnce(b)))
}

function sharedWords(words: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): number {
  if (words.size === 0 && others.size === 0) return 0.5
  let shared = 0
  for (const [word, count] of words) shared += Math.min(count, others.get(word) ?? 0)
  return (2 * shared) / (sum(words) + sum(others))
}

function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of splitWords(text)) if (/\p{L}/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((total, count) => total + count, 0)
