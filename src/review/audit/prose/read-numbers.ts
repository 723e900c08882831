import { addMonths, getYear, monthsBetween } from '../../../trade/trade.ts'
import type { Token } from '../lexicon/lexicon.ts'
import { earlierRun } from '../subjects/subjects.ts'
import { isCompared, isReached, ownerPeriod, readBaseAfter, readComparedPeriod, toLag } from './bases.ts'
import type { SentenceOutput, Subject } from './claim.ts'
import { readEnglishShare } from './denominator-words.ts'
import { goodsAfterAmount } from './english-goods.ts'
import { makeClaim } from './make-claim.ts'
import { isNoFigure } from './no-figure.ts'
import { type NumberRun, readNumberRun } from './number-runs.ts'
import { goodsIn, wordsAfter, wordsBefore } from './qualifier.ts'
import { type NumberMeaning, resolveNumber, type WordsAfter } from './resolve-number.ts'
import type { SentenceState } from './sentence-state.ts'
import { countTogether, readLargestTogether, subjectsTogether } from './together.ts'
import { unreadAt } from './unread-clause.ts'
import {
  measureAfter,
  measureReached,
  readPeriodAfter,
  readSameMonthsAfter,
  readWordsAfter,
} from './words-after.ts'

/** Reads a number, or several that are listed together; returns the index of the token after them. */
export function readNumbers(
  tokens: readonly Token[],
  index: number,
  state: SentenceState,
  output: SentenceOutput,
  isInBrackets: boolean,
): number {
  const printed = readNumberRun(tokens, index)
  if (printed.numbers.length === 0) return index + 1
  const run = withLastUnit(tokens, printed, state)
  if (isNoFigure(tokens, index, run.units[0] ?? null)) return run.end
  if (!state.context.isOwnGenre) readBefore(tokens, index, run, state)
  const share = readEnglishShare(tokens, run.end)
  const named = namesAfter(tokens, share.end)
  const subjects =
    named?.subjects ?? eachNamed(tokens, index, run, state) ?? subjectsFor(tokens, index, state, isInBrackets)
  if (named) state.subjects = [...named.subjects]
  const against = yearsBefore(state, readSameMonthsAfter(tokens, run.end))
  const after: WordsAfter = {
    isShare: share.isShare,
    against,
    base: readBaseAfter(tokens, run.end, state),
    isCompared: isCompared(tokens, index),
    isPeriodNamed: against !== null || readPeriodAfter(tokens, run.end, state.context.isOwnGenre) !== null,
    isReached: !state.context.isOwnGenre && isReached(tokens, index),
    ...readWordsAfter(tokens, index, run.end),
  }
  if (!state.context.isOwnGenre) readAround(tokens, index, run, state)
  const inTurn = measuresInTurn(tokens, run, state)
  const meanings = run.units.map((unit, position) => {
    const measure = inTurn?.[position]
    if (measure !== undefined) state.setMeasure(measure)
    return resolveNumber(state, unit, after)
  })
  const months = run.numbers.length > 1 ? runsOfEach(tokens, index, state, run) : null
  const isEach = run.numbers.length > 1 && subjects.length === run.numbers.length
  const isClear = isEach || months !== null || inTurn !== null || run.numbers.length === 1
  for (const [position, token] of run.numbers.entries()) {
    const read = meanings[position] ?? null
    const whose = isEach ? subjects.slice(position, position + 1) : subjectsTogether(state, read, subjects)
    const reading = {
      ...{ token, unit: run.units[position] ?? null, subjects: whose, isOther: share.isOther },
      run: months?.[position] ?? runAfter(tokens, { ...run, index }, state, against),
      ...(isEach && { position }),
    }
    const isRead = isClear && read !== null && makeClaim({ ...reading, meaning: read }, state, output)
    if (!isRead) output.unread.push(unreadAt(tokens, index, token, output))
  }
  noteMeanings(meanings, state)
  state.endNumber()
  return named?.end ?? share.end
}

/** Brazil with 123,000 (up 8.4%): after a number of units, one that is grouped and has none counts the same. */
function withLastUnit(tokens: readonly Token[], run: NumberRun, state: SentenceState): NumberRun {
  const next = tokens[run.end]
  const isAlone = next === undefined || next.kind !== 'word' || /^(?:of|in|from)$/i.test(next.text)
  const isBare = run.units.every((unit) => unit === null)
  const isGrouped = run.numbers.every(({ text }) => /^\d{1,3}(?:,\d{3})+$/.test(text))
  const unit = state.lastQuantity
  return unit && isAlone && isBare && isGrouped && !state.context.isOwnGenre
    ? { ...run, units: run.units.map(() => unit) }
    : run
}

/** What a number is compared with, of how many it is together, and of which goods, in a text of another genre. */
function readBefore(tokens: readonly Token[], index: number, run: NumberRun, state: SentenceState): void {
  const owner = ownerPeriod(tokens, index)
  if (owner) state.base = toLag(owner, state)
  const isSigned = run.units[0]?.kind === 'percent' && /^[+-]/.test(run.numbers[0]?.text ?? '')
  if (isSigned && state.operation === null) state.operation = 'yoy'
  readLargestTogether(tokens, index, state)
  readGoodsAfter(tokens, run, state)
}

/** Remembers what numbers were of, for those that follow. */
function noteMeanings(meanings: readonly (NumberMeaning | null)[], state: SentenceState): void {
  const [meaning] = meanings
  if (!meaning) return
  state.lastOperation = meaning.operation ?? 'level'
  if (meaning.operation !== undefined) {
    if (state.direction !== null) state.lastMove = { direction: state.direction, word: state.directionWord }
    state.lastLag = lagOfOperation(meaning.operation) ?? state.lastLag
  }
  for (const read of meanings) if (read && read.operation === undefined) state.noteLevel(read)
}

/**
 * 出口量和出口额分别增长2.9%和下降20.4%, gains of 20.9% and 11.6% respectively: of which measures percentages are in turn, as
 * the levels before them are; null where the words do not say that.
 */
function measuresInTurn(tokens: readonly Token[], run: NumberRun, state: SentenceState): string[] | null {
  if (state.context.isOwnGenre || run.units[0]?.kind !== 'percent') return null
  const { levels } = state
  const isSaidAfter =
    run.numbers.length === levels.length && /^(?:respectively|each)$/i.test(tokens[run.end]?.text ?? '')
  if (isSaidAfter) return [...levels]
  const from = state.turn
  if (from === null || from + run.numbers.length > levels.length) return null
  state.turn = from + run.numbers.length
  return levels.slice(from, state.turn)
}

/** What the measure of a growth is by the words after it, and whether it is joined to the one before. */
function readAround(tokens: readonly Token[], index: number, run: NumberRun, state: SentenceState): void {
  state.measure = measureAfter(tokens, run.end) ?? state.measure ?? measureReached(tokens, run.end)
  const last = tokens[index - 1]
  const next = tokens[run.end]
  const isNoun =
    next?.kind === 'term' && /^(?:increase|rise|gain|decrease|decline|fall|drop)$/i.test(next.text)
  if (isNoun && run.units[0]?.kind === 'percent') {
    state.direction = next.facets.direction ?? null
    state.directionWord = next.text
  }
  // Those to Brazil by 32.5%.
  const isLinked = (last?.kind === 'term' && last.facets.link === 'list') || last?.text === 'by'
  const isJoined = isLinked && run.units[0]?.kind === 'percent'
  if (!isJoined || state.direction !== null || !state.lastMove) return
  state.direction = state.lastMove.direction
  state.directionWord = state.lastMove.word
}

/** 2.3 million tonnes of copper concentrate: goods that are not those of the text, after an amount of English. */
function readGoodsAfter(tokens: readonly Token[], run: NumberRun, state: SentenceState): void {
  const unit = run.units[0]
  if (unit?.kind !== 'quantity') return
  const { text } = wordsAfter(tokens, run.end - 1)
  const isCounted = /^(?:million|thousand|billion|hundred)$/i.test(unit.text)
  if (!/^of /i.test(text) && !(isCounted && /^[a-z]/i.test(text))) return
  const goods = goodsAfterAmount(text, state.context.products)
  if (goods !== '') state.addGoods(goods)
}

/** How many months before a growth is against. */
function lagOfOperation(operation: string): number | null {
  if (operation === 'yoy') return 12
  return operation === 'mom' ? 1 : Number(/^against(\d+)$/.exec(operation)?.[1]) || null
}

/** So many months lie between the months that are spoken of and those of a year; null where no year is said. */
function yearsBefore({ months }: SentenceState, year: number | null): number | null {
  return year === null || !months ? null : 12 * (getYear(months.to) - year)
}

/** Whether a sentence has said that it lists numbers month by month. */
const isByMonth = (tokens: readonly Token[], index: number): boolean =>
  /各月|逐月|by month|by each month/i.test(
    tokens
      .slice(Math.max(0, index - 60), index)
      .map(({ text }) => (/^[A-Za-z]/.test(text) ? ` ${text}` : text))
      .join(''),
  )

/** The months of each number, where a list of numbers is one by months; null where it is not. */
function runsOfEach(
  tokens: readonly Token[],
  index: number,
  state: SentenceState,
  run: NumberRun,
): readonly string[] | null {
  if (isByMonth(tokens, index)) return listedRuns(state, run)
  const isListed = !state.context.isOwnGenre && state.listedRuns.length === run.numbers.length
  return isListed && state.subjects.length < 2 ? state.listedRuns : null
}

/** The runs of months that numbers are listed of; null where they are of others, or one. */
function listedRuns({ listedMonths, context, subjects }: SentenceState, run: NumberRun): string[] | null {
  if (!listedMonths || run.numbers.length < 2 || subjects.length > 1) return null
  const { from, to } = listedMonths
  if (monthsBetween(from, to) + 1 !== run.numbers.length) return null
  return run.numbers.map((_, position) => {
    const month = addMonths(from, position)
    return context.runs.name({ from: month, to: month }, 'month')
  })
}

/** The months that the words after a number say it is of; null where they say none. */
function runAfter(
  tokens: readonly Token[],
  { end, units: [unit], index }: NumberRun & { readonly index: number },
  state: SentenceState,
  against: number | null,
): string | null {
  if (against !== null && state.run !== null && unit?.kind !== 'percent')
    return earlierRun(state.run, against)
  if (!state.context.isOwnGenre && isCompared(tokens, index)) {
    const compared = readComparedPeriod(tokens, end)
    return compared && state.runOf(compared)
  }
  if (!state.context.isOwnGenre && /^[（：:]$/.test(tokens[index - 1]?.text ?? '')) {
    // 2023年（12.3）, and (2023: US$12.3m).
    const before = tokens[index - 2]
    const isOfPeriod = tokens[index - 1]?.text === '（' || /^[（(]$/.test(tokens[index - 3]?.text ?? '')
    if (isOfPeriod && before?.kind === 'period' && before.period) return state.runOf(before.period)
  }
  const isBase = !state.context.isOwnGenre && unit?.kind === 'percent' && isCompared(tokens, end + 1)
  const period = isBase ? null : readPeriodAfter(tokens, end, state.context.isOwnGenre)
  return period && state.runOf(period)
}

/** 两国分别占16.9%和22.5%: those that were named last, in turn; null where the words do not say that. */
function eachNamed(
  tokens: readonly Token[],
  index: number,
  run: NumberRun,
  state: SentenceState,
): readonly Subject[] | null {
  const count = run.numbers.length
  if (state.context.isOwnGenre || count < 2 || countTogether(tokens, index) !== count) return null
  const isInTurn = tokens
    .slice(Math.max(0, index - 8), index)
    .some(({ text }) => /^(?:分别|依次)$/.test(text))
  const last = state.lastNamed(count)
  return isInTurn && last.length === count ? last : null
}

/** Whose a number is: of those that were named, or of goods that stand before it without a direction of trade. */
function subjectsFor(
  tokens: readonly Token[],
  index: number,
  state: SentenceState,
  isInBrackets: boolean,
): readonly Subject[] {
  // 三大市场合计202.0亿美元，占51.8%: of the same, together.
  const isFurther = state.operation === 'share' && state.jointBefore.length > 0 && !state.context.isOwnGenre
  if (isFurther) {
    state.isJoint = true
    return state.jointBefore
  }
  if (isInBrackets) return state.subjects
  const together = state.isJoint ? countTogether(tokens, index) : null
  if (together !== null && state.subjects.length !== together) {
    const named = state.lastNamed(together)
    return named.length === together ? named : []
  }
  const { text, from } = wordsBefore(tokens, index)
  // English names goods before a direction of trade, or after an amount.
  if (!state.context.isOwnGenre && /[a-z]/i.test(text)) return state.subjects
  const goods = goodsIn(text, state.context.products)
  const beginsClause = tokens[from - 1]?.kind !== 'term'
  if (goods !== '' && beginsClause && state.operation === null && state.direction === null)
    state.subjects = [{ dimension: 'other', code: goods, name: goods }]
  return state.subjects
}

/** 47.4% for Germany, US$3 million in Guangdong: names that follow their numbers. */
function namesAfter(
  tokens: readonly Token[],
  from: number,
): { readonly subjects: readonly Subject[]; readonly end: number } | null {
  if (!/^(?:for|in)$/i.test(tokens[from]?.text ?? '')) return null
  const subjects: Subject[] = []
  let end = from
  for (let offset = from + 1; offset < tokens.length; offset++) {
    const token = tokens[offset]
    if (token?.kind === 'name') {
      subjects.push({ dimension: token.dimension, code: token.code, name: token.text })
      end = offset + 1
    } else if (
      !(token?.kind === 'term' && token.facets.link === 'list') &&
      token?.text !== ',' &&
      !/^the$/i.test(token?.text ?? '')
    )
      break
  }
  return subjects.length > 0 ? { subjects, end } : null
}
