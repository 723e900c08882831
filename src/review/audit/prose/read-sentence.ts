import type { Token } from '../lexicon/lexicon.ts'
import { isCompared, toLag } from './bases.ts'
import type { SentenceOutput } from './claim.ts'
import { goodsIn, wordsBefore } from './qualifier.ts'
import { readNumbers } from './read-numbers.ts'
import { readTermInto } from './read-term.ts'
import type { SentenceState } from './sentence-state.ts'

/** Reads the parts of a sentence in turn; each number becomes a claim, or its clause is listed as unread. */
export function readSentence(tokens: readonly Token[], state: SentenceState, output: SentenceOutput): void {
  const saved: (() => void)[] = []
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index]
    if (!token) break
    switch (token.kind) {
      case 'number':
        index = readNumbers(tokens, index, state, output, saved.length > 0)
        continue
      case 'period':
        readPeriod(tokens, index, state, saved.length > 0)
        break
      case 'name':
        readName(tokens, index, token, state)
        break
      case 'term':
        readNoTrade(tokens, index, state, output)
        index = readTermInto(tokens, index, state)
        continue
      case 'mark':
        readMark(token.text, tokens.slice(index - 1, index + 2), { state, saved }, () =>
          goodsIn(wordsBefore(tokens, index).text, state.context.products),
        )
        break
      case 'word':
        if (!/^the$/i.test(token.text)) state.isListOpen = false
        break
    }
    index++
  }
}

/** 无进口, no imports: of the total, in the months that are spoken of. */
function readNoTrade(
  tokens: readonly Token[],
  index: number,
  { subjects, monthsBefore, run }: SentenceState,
  { found }: SentenceOutput,
): void {
  const token = tokens[index]
  if (token?.kind !== 'term' || !token.facets.flow || token.facets.measure) return
  const next = tokens[index + 1]
  const isNone =
    /^(?:无|no)$/i.test(tokens[index - 1]?.text ?? '') && (!next || /^(?:of|[；，;,])$/i.test(next.text))
  if (isNone && subjects.length === 0 && monthsBefore === 0 && run !== null)
    found.noTrade.push({ flow: token.facets.flow, run })
}

function readName(
  tokens: readonly Token[],
  index: number,
  { dimension, code, text }: Extract<Token, { kind: 'name' }>,
  state: SentenceState,
): void {
  const subject = { dimension, code, name: text }
  const last = tokens[index - 1]
  const before = /^the$/i.test(last?.text ?? '') ? tokens[index - 2] : last
  const place = dimension === 'partner' || dimension === 'group' ? state.placeOfClause : null
  if (
    !state.context.isOwnGenre &&
    last?.kind === 'name' &&
    last.end === tokens[index]?.offset &&
    isOfOther(last, dimension)
  )
    state.addWithin(subject)
  else if (place && /^(?:对|自|向|从|与|to|from|with)$/i.test(before?.text ?? ''))
    state.addPartnerOf(place, subject)
  else state.addName(subject)
}

/** 7月、8月和9月: whether a period goes on with a list of them. */
function isListed(tokens: readonly Token[], index: number): boolean {
  const last = tokens[index - 1]
  const isList =
    last?.text === '、' || last?.text === ',' || (last?.kind === 'term' && last.facets.link === 'list')
  return isList && tokens[index - 2]?.kind === 'period'
}

/** Whether a number stands before a token in its clause. */
function hasNumberBefore(tokens: readonly Token[], index: number): boolean {
  for (let offset = index - 1; offset >= 0; offset--) {
    const kind = tokens[offset]?.kind
    if (kind === 'mark' || kind === 'number') return kind === 'number'
  }
  return false
}

/** Compared with US$97.4 billion in November: a period that follows such an amount is of that alone. */
function isOfCompared(tokens: readonly Token[], index: number): boolean {
  for (let offset = index - 1; offset >= Math.max(0, index - 5); offset--) {
    const kind = tokens[offset]?.kind
    if (kind === 'mark') return false
    if (kind === 'number') return isCompared(tokens, offset)
  }
  return false
}

/** 广东民营企业: two names without anything between them, of two kinds. */
const isOfOther = (last: Extract<Token, { kind: 'name' }>, dimension: string): boolean =>
  last.dimension !== dimension && last.dimension !== 'group' && dimension !== 'group'

/** Brackets hold what is said in passing; a comma begins a clause. */
function readMark(
  mark: string,
  [before, , next]: readonly Token[],
  { state, saved }: { readonly state: SentenceState; readonly saved: (() => void)[] },
  goodsBefore: () => string,
): void {
  switch (mark) {
    case '（':
    case '(': {
      const goods = !state.context.isOwnGenre && before?.kind === 'word' ? goodsBefore() : ''
      const { subjects, operation, direction, directionWord, monthsBefore, operationSign, currency } = state
      const isListOpen = before?.kind === 'name' && state.isListOpen
      const last = subjects.at(-1)
      if (before?.kind === 'name' && last) state.subjects = [last]
      else if (goods !== '') state.subjects = [{ dimension: 'other', code: goods, name: goods }]
      saved.push(() => {
        Object.assign(state, {
          subjects,
          operation,
          direction,
          directionWord,
          monthsBefore,
          operationSign,
          ...(!state.context.isOwnGenre && { currency }),
          isListOpen,
        })
      })
      return
    }
    case '）':
    case ')':
      saved.pop()?.()
      return
    case '、':
      return
    case ',':
      if (!state.isListOpen) state.beginClause()
      return
    case ';':
      if (state.isListOpen && (next?.kind === 'name' || next?.text === 'and')) return
      state.isListOpen = false
      state.beginClause()
      return
    case '，':
    case '；':
    case '：':
      state.isListOpen = false
      state.beginClause()
      return
    default:
      return
  }
}

function readPeriod(
  tokens: readonly Token[],
  index: number,
  state: SentenceState,
  isInBrackets: boolean,
): void {
  const token = tokens[index]
  if (token?.kind !== 'period' || !token.period) return
  state.isListOpen = false
  const { period } = token
  if (period.last === -1) {
    state.monthsBefore = 1
    return
  }
  const next = tokens[index + 1]?.text ?? ''
  const before = tokens[index - 1]?.text.toLowerCase() ?? ''
  // 2021年以来, since 2021: no period that numbers are of.
  if (isInBrackets || next === '以' || before === 'since' || before === '自' || before === '或') return
  if (period.yearsBefore !== undefined && /同/.test(next)) return
  if (period.kind === 'same') {
    if (period.year !== null && state.context.isOwnGenre) state.setPeriod({ ...period, kind: 'year' })
    else if (period.year !== null) state.setSameMonths(period.year, false)
    return
  }
  if (period.kind === 'year' && period.year !== null && next === '同') {
    state.setSameMonths(period.year, /^[比较]$/.test(before))
    return
  }
  if (!state.context.isOwnGenre && isCompared(tokens, index)) {
    if (!hasNumberBefore(tokens, index)) state.base = toLag(period, state)
    return
  }
  if (!state.context.isOwnGenre && isOfCompared(tokens, index)) return
  if (!state.context.isOwnGenre && /[\u4e00-\u9fff]/.test(period.text)) state.endMove()
  const isFurther = next === '起' || (before === 'from' && next === 'on')
  if (isFurther && state.listedMonths) {
    state.continueMonths(period)
    return
  }
  state.setPeriod(period)
  state.listPeriod(period, isListed(tokens, index))
  if (period.kind === 'range' || period.kind === 'ytd') state.listedMonths = state.months
  const first = tokens[index - 2]
  if (/^(?:至|到|to)$/.test(before) && first?.kind === 'period' && first.period)
    state.listMonths(first.period, period)
}
