import type { UnitWords } from '../lexicon/lexicon.ts'
import { growthOperation, spanLag } from './bases.ts'
import type { SentenceState } from './sentence-state.ts'

/** What a number is of, as the words around it say. */
export interface NumberMeaning {
  readonly operation: string | undefined
  readonly measure: string
  /** -1 where a word takes the sign. */
  readonly sign: 1 | -1
  readonly word: string | null
  /** So many months before the period that is spoken of. */
  readonly monthsBefore: number
}

/** What stands after a number. */
export interface WordsAfter {
  /** 23.1% of exports, 23.1%的份额. */
  readonly isShare: boolean
  /** US$3 million more than a year before. */
  readonly direction: 1 | -1 | null
  /** 5.2% year on year. */
  readonly operation: 'yoy' | 'mom' | null
  /** With 30.1%. */
  readonly isWith: boolean
  /** Between commas, without a word. */
  readonly isAlone: boolean
  /** … and the five largest for 61.0%: a further share. */
  readonly isFurther: boolean
  /** US$93.71 million, seasonally adjusted. */
  readonly isAdjusted: boolean
  /** US$41.40 a year earlier: so many months before. */
  readonly before: 12 | 1 | null
  /** 17.0% from October: so many months before, null where it cannot be said, undefined where nothing is named. */
  readonly base: number | null | undefined
  /** In October, after the number: it is of the months that follow it. */
  readonly isPeriodNamed: boolean
  /** To 8.09 million tonnes: what was reached. */
  readonly isReached: boolean
  /** From 11.2 million tonnes: an amount that another is compared with. */
  readonly isCompared: boolean
  /** Growth against the same months of another year: so many months before. */
  readonly against: number | null
  /** 6 partners. */
  readonly isCount: boolean
}

const spreads = new Set(['number', 'hhi', 'cr3', 'cr5', 'cr10', 'effective', 'rank'])
const splits = new Set(['priceEffect', 'volumeEffect', 'entries', 'exits', 'unpriced'])
const growths = new Set(['yoy', 'mom', 'difference'])

/** Null where the words do not say what a number is of. */
export function resolveNumber(
  state: SentenceState,
  unit: UnitWords | null,
  after: WordsAfter,
): NumberMeaning | null {
  const counted = resolveCount(state, unit, after)
  if (counted) return counted
  switch (unit?.kind) {
    case 'percent':
      return resolvePercent(state, after)
    case 'points':
      return resolvePoints(state)
    case 'times':
      return state.direction === 1
        ? { operation: 'yoyTimes', measure: state.measure ?? state.context.rateMeasure, ...moved(state) }
        : { operation: 'ratio', measure: state.measure ?? state.context.rateMeasure, ...plain(state) }
    case 'price':
    case 'money':
    case 'quantity':
      return resolveAmount(state, unit, after)
    case undefined:
      return null
  }
}

const moved = ({ direction, directionWord }: SentenceState) => ({
  ...{ sign: direction === -1 ? (-1 as const) : (1 as const), word: directionWord, monthsBefore: 0 },
})

const plain = ({ monthsBefore }: SentenceState) => ({ sign: 1 as const, word: null, monthsBefore })

/** How many partners, an index of concentration, and their changes. */
function resolveCount(state: SentenceState, unit: UnitWords | null, after: WordsAfter): NumberMeaning | null {
  const { operation, lastOperation, direction } = state
  const isPlain = unit === null || unit.text === '个'
  if (!isPlain) return null
  if (operation !== null && spreads.has(operation)) return { operation, measure: 'value', ...plain(state) }
  if (after.isCount) return { operation: 'number', measure: 'value', ...plain(state) }
  const change = after.direction ?? direction
  if (change === null || lastOperation === null || !spreads.has(lastOperation)) return null
  return {
    ...moved(state),
    operation: `${lastOperation}Change`,
    measure: 'value',
    sign: change === -1 ? -1 : 1,
  }
}

function resolvePercent(given: SentenceState, after: WordsAfter): NumberMeaning | null {
  // 18.9% lower than a year earlier.
  const state =
    given.direction === null && after.direction !== null
      ? Object.assign(given, {
          direction: after.direction,
          directionWord: after.direction === 1 ? 'up' : 'down',
        })
      : given
  const { direction } = state
  const isFurtherShare = after.isFurther && /^(?:share|cr\d+)(?:Change)?$/.test(state.lastOperation ?? '')
  const isShare = after.isShare || isFurtherShare
  // Fall short by US$0.53 million, or 4.8%: the same in percent of exports.
  if (state.lastOperation === 'mirrorDifference' && state.lastMove)
    return {
      ...{ operation: 'mirrorPercent', measure: 'value', monthsBefore: 0 },
      ...{ sign: state.lastMove.direction === -1 ? -1 : 1, word: state.lastMove.word },
    }
  const operation =
    state.operation === null || growths.has(state.operation)
      ? (after.operation ?? state.operation)
      : state.operation
  const measure = state.measure ?? state.context.rateMeasure
  const indexed = state.isIndexed ? resolveIndexed(state, operation, isShare) : null
  if (indexed) return indexed
  const isOfLargest = operation === 'share' || (isShare && operation === null)
  if (isOfLargest && state.largest !== null && state.subjects.length === 0 && !state.together)
    return { operation: `cr${state.largest}`, measure: 'value', ...plain(state) }
  // Down from 91.0 per cent a year ago, after a share: what the share was.
  if (after.isCompared && state.lastOperation === 'share' && !state.context.isOwnGenre)
    return { ...plain(state), operation: 'share', measure, monthsBefore: after.before ?? state.lastLag ?? 12 }
  const based = resolveBased(state, after, operation, measure)
  if (based) return based
  if (operation !== null && !growths.has(operation)) return namedOperation(state, operation, measure)
  if (isShare && direction === null) return { operation: 'share', measure, ...plain(state) }
  if (operation !== null || direction !== null) return plainGrowth(state, operation === 'mom', measure)
  // The five largest took 46.8%, and Japan remained the largest market with 30.1%.
  const isOfNamed = state.together !== null || (after.isWith && state.subjects.length > 0)
  if (isOfNamed && !state.context.isOwnGenre) return { operation: 'share', measure, ...plain(state) }
  // US$94,000, 85.0%, …: a percentage alone after an amount is its share, and in a list of shares one more.
  const isShareAgain = state.lastOperation === 'share' && !state.context.isOwnGenre
  return after.isAlone && (state.lastOperation === 'level' || isShareAgain)
    ? { operation: 'share', measure, ...plain(state) }
    : null
}

/** Prices and volumes of like with like, and how much of trade is compared so; null where it is neither. */
function resolveIndexed(
  state: SentenceState,
  operation: string | null,
  isShare: boolean,
): NumberMeaning | null {
  const { direction, measure } = state
  const isGrowth = (operation === null || operation === 'yoy') && direction !== null
  if (isGrowth && (measure === 'unitValue' || measure === 'quantity'))
    return {
      operation: measure === 'unitValue' ? 'priceIndex' : 'quantityIndex',
      measure: 'value',
      ...moved(state),
    }
  return isShare ? { operation: 'coverage', measure: 'value', ...plain(state) } : null
}

/** A growth or a share whose words say what it is held against; null where they do not. */
function resolveBased(
  state: SentenceState,
  { against: followingBase, base: followingLag, isCompared }: WordsAfter,
  operation: string | null,
  measure: string,
): NumberMeaning | null {
  const { direction, context } = state
  const isGrowth = operation === null || operation === 'yoy'
  // 环比减少93.3万吨，减幅11.5%: as the change before it.
  if (state.isExtent && state.lastOperation === 'differenceOnMonth') return plainGrowth(state, true, measure)
  const against = state.against ?? followingBase
  if (isGrowth && direction !== null && against !== null)
    return {
      ...moved(state),
      operation: against === 12 && !context.isOwnGenre ? 'yoy' : `against${against}`,
      measure,
      monthsBefore: state.against === null ? 0 : -against,
    }
  if (context.isOwnGenre) return null
  const base = followingLag === undefined ? state.base : followingLag
  if (direction !== null && base !== undefined && (isGrowth || operation === 'mom'))
    return { operation: growthOperation(base, state), measure, ...moved(state) }
  if (operation !== 'share' || !isCompared) return null
  // Down to 52.4% from 54.0%: the share before, of months that are not always named.
  const monthsBefore = state.monthsBefore || state.lastLag
  return monthsBefore === null
    ? { operation: 'shareOfOther', measure, ...plain(state) }
    : { operation, measure, ...plain(state), monthsBefore }
}

/** A growth whose base is that of its word, or the year before. */
function plainGrowth(state: SentenceState, isOnMonth: boolean, measure: string): NumberMeaning {
  const monthsBefore = state.monthsBefore === 1 ? 1 : 0
  const isOfSpan = isOnMonth && !state.context.isOwnGenre && spanLag(state) > 1
  if (isOfSpan) return { operation: `against${spanLag(state)}`, measure, ...moved(state) }
  const rate = isOnMonth ? (state.isAdjusted ? 'adjustedMom' : 'mom') : 'yoy'
  return { operation: rate, measure, ...moved(state), monthsBefore }
}

/** A share, an index or another percentage that a word names. */
function namedOperation(state: SentenceState, operation: string, measure: string): NumberMeaning {
  const isLevel = operation === 'share' || spreads.has(operation) || operation === 'coverage'
  const isOfValue = spreads.has(operation) || operation.endsWith('Index') || operation === 'coverage'
  return { operation, measure: isOfValue ? 'value' : measure, ...(isLevel ? plain(state) : moved(state)) }
}

function resolvePoints(state: SentenceState): NumberMeaning {
  const { operation, lastOperation, measure, operationSign } = state
  const statedMeasure = measure ?? state.context.rateMeasure
  if (operation === 'contribution')
    return { operation, measure: 'value', sign: operationSign, word: null, monthsBefore: 0 }
  if (lastOperation !== null && /^cr\d+$/.test(lastOperation))
    return { operation: `${lastOperation}Change`, measure: 'value', ...moved(state) }
  if (operation === 'share' || lastOperation === 'share')
    return { operation: 'shareChange', measure: statedMeasure, ...moved(state) }
  return { operation: 'growthChange', measure: statedMeasure, ...moved(state) }
}

function resolveAmount(state: SentenceState, unit: UnitWords, after: WordsAfter): NumberMeaning | null {
  const { operation, measure, isEffect, direction, isTo, isAdjusted } = state
  const amount =
    unit.kind === 'price'
      ? 'unitValue'
      : unit.kind === 'quantity'
        ? 'quantity'
        : measure === 'unitValue' && !isEffect
          ? 'unitValue'
          : 'value'
  if (operation === 'mirrorPercent')
    return { operation: 'mirrorDifference', measure: amount, ...moved(state) }
  if (operation !== null && splits.has(operation)) {
    const isSigned = operation !== 'entries'
    return { operation, measure: amount, ...(isSigned ? moved(state) : plain(state)), monthsBefore: 0 }
  }
  if (isEffect) {
    const effect =
      measure === 'unitValue' ? 'priceEffect' : measure === 'quantity' ? 'volumeEffect' : 'unpriced'
    return { operation: effect, measure: amount, ...moved(state) }
  }
  const isOwn = state.context.isOwnGenre
  if (after.before !== null && (direction === null || (!isOwn && after.isCompared)))
    return { ...plain(state), operation: undefined, measure: amount, monthsBefore: after.before }
  if (!isOwn && (after.isCompared || state.base !== undefined) && after.direction === null)
    return resolveCompared(state, after, amount)
  if (isAdjusted || after.isAdjusted) return { operation: 'adjusted', measure: amount, ...plain(state) }
  if (after.isReached) return { ...plain(state), operation: undefined, measure: amount, monthsBefore: 0 }
  if (!isOwn && operation === 'mom' && direction === null && after.direction === null)
    return { ...plain(state), operation: undefined, measure: amount, monthsBefore: spanLag(state) }
  // 较去年同期的0.157美元: what was.
  if (operation === 'yoy' && direction === null && after.direction === null)
    return { ...plain(state), operation: undefined, measure: amount, monthsBefore: 12 }
  const change = after.direction ?? direction
  if ((change === 1 || change === -1) && !isTo)
    return {
      ...moved(state),
      operation: !isOwn && (operation === 'mom' || state.base === 1) ? 'differenceOnMonth' : 'difference',
      measure: amount,
      // A deficit that widens is a balance that falls.
      sign: change === state.flowSign ? 1 : -1,
    }
  return {
    ...plain(state),
    operation: undefined,
    measure: amount,
    sign: state.flowSign,
    word: state.flowWord,
  }
}

/** An amount that is compared with the one that is spoken of: the months are named, or those that growth was against. */
function resolveCompared(
  state: SentenceState,
  { isPeriodNamed }: WordsAfter,
  measure: string,
): NumberMeaning | null {
  const level = { ...plain(state), operation: undefined, measure }
  if (isPeriodNamed) return { ...level, monthsBefore: 0 }
  if (state.base !== undefined) return state.base === null ? null : { ...level, monthsBefore: state.base }
  const lag = state.monthsBefore || state.lastLag
  return lag === null ? null : { ...level, monthsBefore: lag }
}
