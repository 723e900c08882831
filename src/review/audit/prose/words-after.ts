import type { PeriodWords, Token } from '../lexicon/lexicon.ts'
import type { WordsAfter } from './resolve-number.ts'

/** What the words after a number, and those directly before it, say of it. @param end the token after the number. */
export function readWordsAfter(
  tokens: readonly Token[],
  index: number,
  end: number,
): Pick<
  WordsAfter,
  'direction' | 'isCount' | 'isWith' | 'before' | 'isAdjusted' | 'isFurther' | 'isAlone' | 'operation'
> {
  const token = tokens[end]
  const isTerm = token?.kind === 'term'
  const [, more, less] =
    (isTerm && /^(?:(more|higher|above)|(less|fewer|lower|below))(?: than)?$/i.exec(token.text)) || []
  return {
    direction: more ? 1 : less ? -1 : null,
    isCount: isTerm && /^partners?$/i.test(token.text),
    before: readBefore(tokens, end),
    isAdjusted: isAdjusted(tokens[end], tokens[end + 1]),
    isWith: /^with$/i.test(tokens[index - 1]?.text ?? ''),
    isFurther: /^for$/i.test(tokens[index - 1]?.text ?? ''),
    isAlone:
      /^or$/i.test(tokens[index - 1]?.text ?? '') ||
      (tokens[index - 1]?.kind === 'mark' && (token?.kind ?? 'mark') === 'mark'),
    operation: operationAfter(tokens, end),
  }
}

/** US$41.40 a year earlier, 11.2 million tonnes the month before: so many months before; null where nothing of the kind follows. */
function readBefore(tokens: readonly Token[], end: number): 12 | 1 | null {
  const offset = /^in$/i.test(tokens[end]?.text ?? '') ? end + 1 : end
  const token = tokens[offset]
  if (token?.kind !== 'term') return null
  return token.facets.basis === 'before' ? 12 : token.facets.link === 'monthBefore' ? 1 : null
}

/** 4.2% in volume, 6.1% by value: the measure that follows a growth; null where none does. */
export function measureAfter(
  tokens: readonly Token[],
  end: number,
): 'value' | 'quantity' | 'unitValue' | null {
  if (!/^(?:in|by)$/i.test(tokens[end]?.text ?? '')) return null
  const token = tokens[end + 1]
  const measure = token?.kind === 'term' && token.facets.flow === undefined ? token.facets.measure : undefined
  return measure === undefined || measure === 'amount' ? null : measure
}

/** Fell 21.0% to US$1.64 billion: what the amount that follows is of; null where none does. */
export function measureReached(
  tokens: readonly Token[],
  end: number,
): 'value' | 'quantity' | 'unitValue' | null {
  for (let offset = end; offset < tokens.length; offset++) {
    const token = tokens[offset]
    if (!token || token.kind === 'mark') return null
    if (token.kind !== 'number') continue
    const isReached = /^(?:to|至|到)$/i.test(tokens[offset - 1]?.text ?? '')
    if (!isReached) return null
    return token.unit?.kind === 'money'
      ? 'value'
      : token.unit?.kind === 'quantity'
        ? 'quantity'
        : token.unit?.kind === 'price'
          ? 'unitValue'
          : null
  }
  return null
}

/** US$93.71 million, seasonally adjusted. */
const isAdjusted = (mark: Token | undefined, term: Token | undefined): boolean =>
  mark?.text === ',' && term?.kind === 'term' && term.facets.operation === 'adjusted'

/** 5.2% year on year, 2.5% against the month before: what a growth is against, where that follows it. */
function operationAfter(tokens: readonly Token[], from: number): 'yoy' | 'mom' | null {
  for (let offset = from; offset < tokens.length; offset++) {
    const token = tokens[offset]
    if (!token || token.kind === 'mark' || token.kind === 'number') return null
    if (token.kind !== 'term') continue
    const { operation, basis, link } = token.facets
    if (operation === 'yoy' || operation === 'mom') return operation
    if (basis === 'before') return 'yoy'
    if (link === 'monthBefore') return 'mom'
  }
  return null
}

/** US$2,590.2 thousand in July 2022: a period with its year, directly after a number. */
export function readPeriodAfter(
  tokens: readonly Token[],
  end: number,
  isOwnGenre: boolean,
): PeriodWords | null {
  if (!/^(?:in|from)$/i.test(tokens[end]?.text ?? '')) {
    if (isOwnGenre || !/^(?:for|during|over|throughout|of)$/i.test(tokens[end]?.text ?? '')) return null
  }
  const token = tokens[end + 1]
  if (token?.kind !== 'period' || !token.period) return null
  return token.period.year !== null || !isOwnGenre ? token.period : null
}

/** … in the same period of 2019, more than in the same months of 2019: the year; null where other words follow. */
export function readSameMonthsAfter(tokens: readonly Token[], end: number): number | null {
  for (const token of tokens.slice(end, end + 5)) {
    if (token.kind === 'mark' || token.kind === 'number') return null
    if (token.kind === 'period') return token.period?.kind === 'same' ? token.period.year : null
  }
  return null
}
