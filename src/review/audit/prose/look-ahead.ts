import type { Token } from '../lexicon/lexicon.ts'
import { isCompared } from './bases.ts'
import type { SentenceState } from './sentence-state.ts'

/** English names its period at the end as often as at the beginning: it holds for the numbers before it. */
export function lookAhead(tokens: readonly Token[], state: SentenceState): void {
  const number = tokens.findIndex(({ kind }) => kind === 'number')
  if (number < 0 || tokens.slice(0, number).some(isPeriod)) return
  const isOwn = state.context.isOwnGenre
  const index = tokens.findIndex(
    (token, offset) => offset > number && isPeriod(token) && (isOwn || isOfBefore(tokens, offset, number)),
  )
  const token = tokens[index]
  if (token?.kind !== 'period' || !token.period) return
  const before = tokens[index - 1]?.text ?? ''
  if (isOwn ? /^in$/i.test(before) && token.period.kind !== 'year' : true) state.setPeriod(token.period)
}

const isPeriod = (token: Token): boolean => token.kind === 'period' && token.period !== null

/** Whether a period is one of the numbers before it, and not what these are compared with or what follows is of. */
function isOfBefore(tokens: readonly Token[], index: number, first: number): boolean {
  const before = tokens[index - 1]?.text ?? ''
  const isAdverb = /^(?:last|this|so far|year)/i.test(tokens[index]?.text ?? '')
  const hasPreposition = /^(?:in|during|for|over|throughout|of|from)$/i.test(before)
  if (!(isAdverb || hasPreposition) || isCompared(tokens, index)) return false
  const number = tokens.findLastIndex(({ kind }, offset) => offset < index && kind === 'number')
  if (number !== first && isCompared(tokens, number)) return false
  const isFurther = tokens.slice(first, index).some(({ kind, text }) => kind === 'mark' && /[,;]/.test(text))
  return !isFurther || !leadsToNumber(tokens, index)
}

/** Whether a number follows in the same clause, which the period is then of. */
function leadsToNumber(tokens: readonly Token[], index: number): boolean {
  const next = tokens.slice(index + 1).find(({ kind }) => kind === 'mark' || kind === 'number')
  return next?.kind === 'number'
}
