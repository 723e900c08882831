import { Fraction } from '../../../trade/numbers/numbers.ts'
import type { Place, PrintedFigure, PrintedNumber } from '../../printed-numbers/printed-numbers.ts'
import { Interval, scaleNumber } from '../../printed-numbers/printed-numbers.ts'
import type { UnitWords } from '../lexicon/lexicon.ts'
import { columnOfOperation, earlierRun, type FigureKey, figureKeyId } from '../subjects/subjects.ts'
import { measureKey } from '../tables/tables.ts'
import type { Claim, Naming, SentenceOutput, Subject } from './claim.ts'
import type { NumberToken } from './number-runs.ts'
import type { NumberMeaning } from './resolve-number.ts'
import type { SentenceState } from './sentence-state.ts'

/** A number with all that is known of it. */
export interface NumberReading {
  readonly token: NumberToken
  readonly unit: UnitWords | null
  readonly meaning: NumberMeaning
  readonly subjects: readonly Subject[]
  /** Whether it is a share of something else than the trade of the text. */
  readonly isOther: boolean
  readonly position?: number
  /** The months that stand after the number, where those are others than the sentence is about. */
  readonly run?: string | null
}

/** Adds what a number states to what was found; false where flow, period or subject are not said. */
export function makeClaim(
  reading: NumberReading,
  state: SentenceState,
  { found, place }: SentenceOutput,
): boolean {
  const { token, unit, meaning, subjects } = reading
  const { context } = state
  const run = reading.run ?? state.run
  const flow = state.flow ?? context.onlyFlow
  if (!flow || run === null) return false
  if (subjects.length > 1 && !state.isJoint) return false
  state.noteFlow(flow)
  const [subject] = subjects
  const isJoint = subjects.length > 1
  const operation = reading.isOther && meaning.operation === 'share' ? 'shareOfOther' : meaning.operation
  const key: FigureKey = {
    flow,
    ...(subject &&
      !isJoint &&
      subject.dimension && { dimension: subject.dimension, code: subject.code ?? '' }),
    run: meaning.monthsBefore !== 0 ? earlierRun(run, meaning.monthsBefore) : run,
    measure: unit?.unit
      ? measureKey(meaning.measure, unit.unit, context)
      : rateMeasure(meaning.measure, state),
    ...(operation && { operation }),
  }
  const claim = toClaim(reading, key, meaning, state, {
    ...place(token.offset),
    window: key.run,
    ...(subject && { row: subjects.map(({ name }) => name).join('、') }),
    column: columnOfOperation(operation),
  })
  if (operation === undefined) {
    state.measureKey = key.measure
    if (unit?.kind === 'quantity') state.lastQuantity = unit
    if (unit?.kind === 'money' && !context.isOwnGenre) state.currency = unit.unit?.base ?? null
  }
  if (isJoint) {
    found.joint.push({ claim, subjects, top: null })
    state.jointBefore = subjects
  }
  if (isJoint) return true
  if (subjects.length === 0 && state.together) found.joint.push({ claim, subjects: [], top: state.together })
  else if (claim.position !== undefined && state.naming && isOfNaming(claim, state.naming))
    state.naming.claims.push(claim)
  else found.claims.push(claim)
  return true
}

/** A growth or share is of the measure of the level before it, in its currency. */
function rateMeasure(measure: string, { measureKey: last, currency, context }: SentenceState): string {
  if (measure === 'value' && currency !== null && context.currency !== null && !context.isOwnGenre)
    return currency === context.currency ? 'value' : `value[${currency}]`
  if (last?.replace(/\[.*\]$|2$/, '') === measure) return last
  return measure === 'value' &&
    currency !== null &&
    context.currency !== null &&
    currency !== context.currency
    ? `value[${currency}]`
    : measure
}

/** Whether a figure is said of those that a ranking begins with. */
const isOfNaming = ({ key, position }: Claim, { flow, run, dimension, codes }: Naming): boolean =>
  key.flow === flow && key.run === run && key.dimension === dimension && codes[position ?? -1] === key.code

function toClaim(
  { token, unit, position, run }: NumberReading,
  key: FigureKey,
  { sign, word }: NumberMeaning,
  { hedge, isPeriodStated, context }: SentenceState,
  place: Place,
): Claim {
  const number = ofTimes(context.isOwnGenre ? token.number : inThousands(token.number), key.operation)
  const scaled = unit?.unit ? scaleNumber(number, unit.unit) : number
  const negated = sign === -1 && number.value.sign() >= 0
  const signed: PrintedNumber = negated
    ? { ...scaled, value: scaled.value.negated(), interval: scaled.interval.negated() }
    : scaled
  const name = {
    ...key,
    operation: key.operation === 'yoyTimes' || key.operation === 'ratio' ? 'yoy' : key.operation,
  }
  const { operation, ...rest } = name
  const read: FigureKey = operation === undefined ? rest : { ...rest, operation }
  const figure: PrintedFigure = {
    ...signed,
    interval: hedge ? hedged(signed.interval, hedge) : signed.interval,
    id: figureKeyId(read),
    place,
    ...(unit?.unit && { unit: unit.unit }),
  }
  return {
    ...{ key: read, figure, number, unit: unit?.unit ?? null, word, negated, hedge },
    isPeriodStated: isPeriodStated || (run ?? null) !== null,
    ...(position !== undefined && { position }),
  }
}

/** 103,000 units, in a sentence of a press text: a number of thousands, as it is rounded there. */
function inThousands(number: PrintedNumber): PrintedNumber {
  const [zeros] = /(?:,000)+$/.exec(number.text) ?? []
  if (zeros === undefined || number.value.sign() <= 0) return number
  const half = Fraction.of(10n ** BigInt(3 * (zeros.length / 4)), 2n)
  const [low, high] = [number.value.minus(half), number.value.plus(half)]
  return { ...number, interval: Interval.between({ at: low, open: false }, { at: high, open: true }) }
}

const hundred = Fraction.of(100n)

/** 增长1.2倍 is a growth of 120 %; 2.2倍 of what was, too. */
function ofTimes(number: PrintedNumber, operation: string | undefined): PrintedNumber {
  if (operation !== 'yoyTimes' && operation !== 'ratio') return number
  const less = operation === 'ratio' ? hundred : Fraction.zero
  return {
    ...number,
    value: number.value.times(hundred).minus(less),
    interval: number.interval.scaled(hundred).minus(Interval.point(less)),
  }
}

/** 约50 may be a tenth more or less, 近50 a fifth less, 超50 twice as much: enough that nobody is blamed for a round number. */
function hedged(interval: Interval, hedge: 'about' | 'over' | 'under'): Interval {
  const [less, more] = { about: [9n, 11n], over: [10n, 20n], under: [8n, 10n] }[hedge]
  const scaled = (tenths: bigint) => interval.scaled(Fraction.of(tenths, 10n))
  const [a, b] = [scaled(less ?? 10n), scaled(more ?? 10n)]
  const low = a.low && b.low && a.low.at.compare(b.low.at) > 0 ? b.low : a.low
  const high = a.high && b.high && a.high.at.compare(b.high.at) > 0 ? a.high : b.high
  return Interval.between(low, high)
}
