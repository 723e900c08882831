import type { PeriodWords, Token } from '../lexicon/lexicon.ts'
import type { WordsAfter } from './resolve-number.ts'

/** What the words after a number, and those directly before it, say of it. @param end the token after the number. */
export function readWordsAfter(
  tokens: readonly Token[],
  index: number,
  end: number,
): Omit<WordsAfter, 'isShare' | 'against'> {
  const token = tokens[end]
  const isTerm = token?.kind === 'term'
  const [, more, less] =
    (isTerm && /^(?:(more|higher)|(less|fewer|lower))(?: than)?$/i.exec(token.text)) || []
  return {
    direction: more ? 1 : less ? -1 : null,
    isCount: isTerm && /^partners?$/i.test(token.text),
    isBefore: isTerm && token.facets.basis === 'before',
    isAdjusted: isAdjusted(tokens[end], tokens[end + 1]),
    isFurther: /^for$/i.test(tokens[index - 1]?.text ?? ''),
    isAlone: tokens[index - 1]?.kind === 'mark' && (token?.kind ?? 'mark') === 'mark',
    operation: operationAfter(tokens, end),
  }
}

/** US$93.71 million, seasonally adjusted. */
const isAdjusted = (mark: Token | undefined, term: Token | undefined): boolean =>
  mark?.text === ',' && term?.kind === 'term' && term.facets.operation === 'adjusted'

/** 5.2% year on year, 2.5% against the month before: what a growth is against, where that follows it. */
function operationAfter(tokens: readonly Token[], from: number): 'yoy' | 'mom' | null {
  for (let offset = from; offset < tokens.length; offset++) {
    const token = tokens[offset]
    if (!token || token.kind === 'mark' || token.kind === 'number') return null
    if (token.kind === 'term' && (token.facets.operation === 'yoy' || token.facets.operation === 'mom'))
      return token.facets.operation
  }
  return null
}

/** US$2,590.2 thousand in July 2022: a period with its year, directly after a number. */
export function readPeriodAfter(tokens: readonly Token[], end: number): PeriodWords | null {
  if (!/^(?:in|from)$/i.test(tokens[end]?.text ?? '')) return null
  const token = tokens[end + 1]
  return token?.kind === 'period' && token.period && token.period.year !== null ? token.period : null
}

/** … in the same period of 2019: the year; null where other words follow. */
export function readSameMonthsAfter(tokens: readonly Token[], end: number): number | null {
  const words = tokens.slice(end, end + 5).map(({ text }) => text.toLowerCase())
  const token = tokens[end + 5]
  const isSame = /^in the same (?:period|months?|quarter) of$/.test(words.join(' '))
  return isSame && token?.kind === 'period' ? (token.period?.year ?? null) : null
}
