import { textWidth } from './letter-width.ts'

/**
 * A text cut into as few lines as hold it, of about the same length, for titles and captions: a line ends where a phrase
 * ends, never within a word, a date, a number with its unit, or a short text in brackets, and none has a word or two
 * alone. Of two lines, the first ends with a comma, or before brackets at the end, where that leaves enough on both. The lines joined are the text.
 *
 * @param capacity how much a line holds, in halves of a Chinese character.
 */
export function balanceLines(text: string, capacity: number): string[] {
  const phrases = splitPhrases(text)
  const widths = phrases.map(textWidth)
  const total = widths.reduce((sum, width) => sum + width, 0)
  if (total <= capacity || widths.some((width) => width > capacity)) return [text]
  const clauses = splitAtComma(phrases, widths, capacity)
  if (clauses) return clauses
  let count = Math.ceil(total / capacity)
  let lines = fill(phrases, widths, capacity)
  // The narrowest lines that are no more than the fewest.
  count = Math.max(count, lines.length)
  for (let limit = Math.ceil(total / count); limit < capacity; limit += 2) {
    const narrower = fill(phrases, widths, limit)
    if (narrower.length > count) continue
    lines = narrower
    break
  }
  return lines
}

/** The shorter of two lines that end with clauses has at least this part of the text. */
const shortest = 0.2

/** Two lines parted after a comma or before brackets at the end, as evenly as these allow; null where they do not. */
function splitAtComma(
  phrases: readonly string[],
  widths: readonly number[],
  capacity: number,
): string[] | null {
  const total = widths.reduce((sum, width) => sum + width, 0)
  let first = 0
  const places = phrases.flatMap((phrase, index) => {
    first += widths[index] ?? 0
    const longer = Math.max(first, total - first)
    const fits = longer <= capacity && longer <= total * (1 - shortest)
    // A period in brackets at the end, as titles of Chinese briefs have, is a clause too.
    const isBeforeBrackets = index === phrases.length - 2 && /^（.*）$/u.test(phrases[index + 1] ?? '')
    return fits && (isBeforeBrackets || /[,，]\s*$/.test(phrase)) ? [{ end: index + 1, longer }] : []
  })
  const best = places.sort((place, other) => place.longer - other.longer)[0]
  return best ? [phrases.slice(0, best.end).join(''), phrases.slice(best.end).join('')] : null
}

function fill(phrases: readonly string[], widths: readonly number[], limit: number): string[] {
  const lines: string[] = []
  let width = Number.POSITIVE_INFINITY
  phrases.forEach((phrase, index) => {
    const next = width + (widths[index] ?? 0)
    if (next > limit) {
      lines.push(phrase)
      width = widths[index] ?? 0
    } else {
      lines[lines.length - 1] += phrase
      width = next
    }
  })
  return lines
}

/** What stays on one line: a name with its comma, a text in brackets, a date, a number with what it counts, a Latin word. */
const unbrokenPhrase =
  /(?:Taiwan|Hong Kong|Macao|Macau), China\S*\s*|[（(][^（）()]{1,24}[）)]|\d{4}年(?:(?:\d{1,2}[-—–])?\d{1,2}月)?|第?\d[\d,.]*(?:[-—–]\d[\d,.]*)?(?:[万亿]?(?:美元|元|吨|千克|个|辆|台|套)|[年月日季度位名大%％])?|[\p{Script=Latin}\d][^\s\p{Script=Han}，。；：、（）]*\s*/gu

/** Pieces of a text between which a line may be broken; joined, they are the text. */
export function splitPhrases(text: string): string[] {
  const pieces: string[] = []
  let end = 0
  for (const match of text.matchAll(unbrokenPhrase)) {
    pieces.push(...words(text.slice(end, match.index)), match[0])
    end = match.index + match[0].length
  }
  pieces.push(...words(text.slice(end)))
  return joinPieces(pieces)
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const words = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

/** What does not begin a line, and what does not end one. */
const notFirst = /^[\s\p{Pe}\p{Pf}，。；：、！？,.;:!?%％的和与及等之年月日额）]/u
const notLast = /[\p{Ps}\p{Pi}“‘对自向从由按第分]$/u

function joinPieces(pieces: readonly string[]): string[] {
  const joined: string[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (piece === '') continue
    if (last !== undefined && (notFirst.test(piece) || notLast.test(last)))
      joined[joined.length - 1] = last + piece
    else joined.push(piece)
  }
  return joined
}
