const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Numbers with their sign, thousands separators, decimals and percent sign. */
const number = /[-−+]?\d[\d,]*(?:\.\d+)?%?/g

/**
 * The words of a text in either language, with numbers, spaces and punctuation marks as words of their own; joined they
 * are the text again. Chinese words follow the dictionary of the ICU that Node has.
 */
export function splitWords(text: string): string[] {
  const words: string[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(number)) {
    words.push(...segments(text.slice(end, index)), found)
    end = index + found.length
  }
  return [...words, ...segments(text.slice(end))]
}

const segments = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment)
