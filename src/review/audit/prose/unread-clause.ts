import type { Token } from '../lexicon/lexicon.ts'
import type { Unread } from '../tables/tables.ts'
import type { SentenceOutput } from './claim.ts'

/** A number that could not be read, with its clause. */
export const unreadAt = (
  tokens: readonly Token[],
  index: number,
  number: Token,
  { place }: SentenceOutput,
): Unread => ({
  what: 'clause',
  place: place(number.offset),
  text: clauseText(tokens, index),
})

/** In words; what is longer is cut. */
const longestClause = 120

/** The clause that a token stands in, for a reader to find. */
function clauseText(tokens: readonly Token[], index: number): string {
  const isEnd = (token: Token | undefined) => token?.kind === 'mark' && /[，；。,;.]/.test(token.text)
  let [from, to] = [index, index]
  while (from > 0 && index - from < longestClause && !isEnd(tokens[from - 1])) from--
  while (to < tokens.length - 1 && to - index < longestClause && !isEnd(tokens[to + 1])) to++
  let text = ''
  let last: Token | undefined
  for (const token of tokens.slice(from, to + 1)) {
    text += last && last.end < token.offset ? ` ${token.text}` : token.text
    if (token.kind === 'number' && token.unit && !token.text.includes(token.unit.text))
      text += token.unit.text
    last = token
  }
  return text.slice(0, 120)
}
