import type { Token } from '../lexicon/lexicon.ts'
import { placesTogether } from '../tables/tables.ts'
import type { Subject } from './claim.ts'
import type { NumberMeaning } from './resolve-number.ts'
import type { SentenceState } from './sentence-state.ts'

const numerals = ' 一两三四五六七八九十'
const english: readonly string[] = [
  '',
  '',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
]

/** 三省合计, 上述五国共, together the three: how many are taken together; null where no number is said. */
export function countTogether(tokens: readonly Token[], index: number): number | null {
  const words = tokens
    .slice(Math.max(0, index - 14), index)
    .map(({ text }) => text)
    .join('')
  const [, numeral] = /([两三四五六七八九十])(?:省|国|者|地|市|大|个|家)/.exec(words) ?? []
  if (numeral) return numerals.indexOf(numeral)
  const counted = english.findIndex(
    (word) => word !== '' && new RegExp(`the${word}(?![a-z]*th)`, 'i').test(words),
  )
  return counted > 0 ? counted : null
}

const largest =
  /(?:前|排名前)([二两三四五六七八九十]|\d{1,2})(?:大|位|名|家|个(?!月))|\btop (two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\b|\b(two|three|four|five|six|seven|eight|nine|ten) (?:largest|biggest)\b/i

/**
 * 前五大市场合计2006.7亿元，占45.9%: remembers how many of the largest a clause speaks of together, up to the next name,
 * flow or period. Texts of our own have terms for it (`largest`).
 */
export function readLargestTogether(tokens: readonly Token[], index: number, state: SentenceState): void {
  const clause = clauseBefore(tokens, index)
  const [, chinese, top, counted] = (clause !== null && largest.exec(clause)) || []
  const word = (top ?? counted)?.toLowerCase()
  if (!chinese && !word) return
  const count = chinese
    ? Number(chinese) || Math.max(2, numerals.indexOf(chinese))
    : Number(word) || english.indexOf(word ?? '')
  state.together = {
    count,
    dimension: /省|市(?!场)|provinc|places?/i.test(clause ?? '') ? 'place' : 'partner',
  }
  state.subjects = []
}

/** The words between the last mark or number and a token; null where a name is among them. */
function clauseBefore(tokens: readonly Token[], index: number): string | null {
  let text = ''
  for (let offset = index - 1; offset >= 0; offset--) {
    const token = tokens[offset]
    if (!token || token.kind === 'mark' || token.kind === 'number') break
    if (token.kind === 'name') return null
    if (token.kind === 'period') continue
    text = /[a-z]$/i.test(token.text) && /^[a-z]/i.test(text) ? `${token.text} ${text}` : token.text + text
  }
  return text
}

/** What the largest places have together is of none of them. */
export const subjectsTogether = (
  { largestOf }: SentenceState,
  meaning: NumberMeaning | null,
  subjects: readonly Subject[],
): readonly Subject[] =>
  largestOf === 'place' && /^cr\d+(?:Change)?$/.test(meaning?.operation ?? '')
    ? [{ ...placesTogether, name: '' }]
    : subjects
