import { addMonths, monthsBetween } from '../../../trade/trade.ts'
import type { PeriodWords, Token } from '../lexicon/lexicon.ts'
import type { SentenceState } from './sentence-state.ts'

/** Words between a preposition and the period or amount that it compares with. */
const between =
  /^(?:the|that|those|of|in|its|their|about|around|some|a|an|level|levels|figure|total|volume|value|previous|prior|last|year|month|[’']s?|s)$/i

const isBetween = (token: Token | undefined): boolean =>
  token?.kind === 'period' ||
  (token?.kind === 'term' && token.facets.basis === 'before') ||
  (token !== undefined && between.test(token.text))

/** The period after an amount that another is compared with: an 8.5 percent decline in September. */
export function readComparedPeriod(tokens: readonly Token[], end: number): PeriodWords | null {
  for (const token of tokens.slice(end, end + 5)) {
    if (token.kind === 'mark' || token.kind === 'number') return null
    if (token.kind === 'period') return token.period
  }
  return null
}

/** To 8.09 million tonnes, to a record 54.98 million tons: whether an amount is what was reached. */
export function isReached(tokens: readonly Token[], index: number): boolean {
  let offset = index - 1
  while (offset > 0 && index - offset < 7 && reachedWords.test(tokens[offset]?.text ?? '')) offset--
  return /^(?:to|至|到)$/i.test(tokens[offset]?.text ?? '')
}

const reachedWords =
  /^(?:an?|the|its|record|about|around|nearly|over|some|more than|new|all-time|high|low|highest|lowest|of|just|only|fresh|[\w-]+-(?:year|month))$/i

/** October’s 46.25 million tons: the period that an amount after it is of; null where none stands before it. */
export function ownerPeriod(tokens: readonly Token[], index: number): PeriodWords | null {
  if (!/^[’'‘]s?$|^s$/.test(tokens[index - 1]?.text ?? '')) return null
  for (let offset = index - 2; offset >= index - 4; offset--) {
    const token = tokens[offset]
    if (token?.kind === 'period') return isCompared(tokens, offset) ? token.period : null
    if (token?.kind !== 'mark') return null
  }
  return null
}

/** Whether a period, or an amount, is one that something else is compared with: 较二季度, from October, compared with … */
export function isCompared(tokens: readonly Token[], index: number): boolean {
  const last = tokens[index - 1]?.text ?? ''
  if (/^(?:[比较]|环比|同比|相比|对比|由|从)$/.test(last))
    return !/^[由从]$/.test(last) || isAmount(tokens[index])
  if (/^[与跟同]$/.test(last)) return /^相/.test(tokens[index + 1]?.text ?? '')
  let offset = index - 1
  while (offset > 0 && index - offset < 6 && isBetween(tokens[offset])) offset--
  const word = tokens[offset]?.text ?? ''
  const before = tokens[offset - 1]
  if (/(?:^|\s)(?:than|versus|vs|against|above|below|following|after|double|twice|triple|half)$/i.test(word))
    return true
  if (/^(?:with|to)$/i.test(word)) return /^compar/i.test(before?.text ?? '')
  if (!/^(?:from|over|on)$/i.test(word)) return false
  if (/^from$/i.test(word) && isAmount(tokens[index])) return true
  return isAmount(before) || before?.kind === 'term'
}

const isAmount = (token: Token | undefined): boolean => token?.kind === 'number'

/** How many months before the period that is spoken of another one lies that it is compared with; null where the two are not alike. */
export function toLag(words: PeriodWords, state: SentenceState): number | null {
  const [current, base] = [state.months, state.rangeOf(words)]
  if (!current || !base) return null
  const isAlike = monthsBetween(current.from, current.to) === monthsBetween(base.from, base.to)
  if (!isAlike) return null
  // From December, in January.
  const to = words.year === null && base.to > current.to ? addMonths(base.to, -12) : base.to
  const lag = monthsBetween(to, current.to)
  return lag > 0 ? lag : null
}

/** What a growth is against, where a period after the number says so: 17.0% from October. Undefined where none does. */
export function readBaseAfter(
  tokens: readonly Token[],
  from: number,
  state: SentenceState,
): number | null | undefined {
  for (let offset = from; offset < Math.min(tokens.length, from + 9); offset++) {
    const token = tokens[offset]
    if (!token || token.kind === 'mark' || token.kind === 'number') return undefined
    if (token.kind === 'period' && token.period)
      return isCompared(tokens, offset) ? toLag(token.period, state) : undefined
  }
  return undefined
}

/** Growth against the same months so many earlier: a month against the one before, a year against the last. */
export function growthOperation(lag: number | null, { months }: SentenceState): string {
  if (lag === null) return 'againstOther'
  if (lag === 12) return 'yoy'
  return lag === 1 && months?.from === months?.to ? 'mom' : `against${lag}`
}

/** Growth against the quarter or the half-year before is that of so many months before. */
export function spanLag({ months }: SentenceState): number {
  const span = months ? monthsBetween(months.from, months.to) + 1 : 1
  return span === 3 || span === 6 ? span : 1
}
