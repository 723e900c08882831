import type { Token, UnitWords } from '../lexicon/lexicon.ts'
import type { NumberToken } from './number-runs.ts'
import { wordsAfter } from './qualifier.ts'

/** Numbers that are no figures of trade: of tables, classes, places in a ranking, files, constants. */
export function isNoFigure(tokens: readonly Token[], index: number, unit: UnitWords | null): boolean {
  const token = tokens[index] as NumberToken // the caller has seen that it is one
  if (unit?.kind === 'percent') return isFloor(tokens, index)
  if (unit !== null && unit.text !== '个') return false
  if (tokens[index - 1]?.text === '等' || isOrdinal(token, tokens[index + 1])) return true
  const before = `${tokens[index - 2]?.text ?? ''}${tokens[index - 1]?.text ?? ''}`
  // 连续的月份不足24个.
  if (/(?:月份|季度)(?:不足|不到|少于|超过|共)?$/.test(joinTexts(tokens, index - 4, index))) return true
  const next = tokens[index + 1]?.text ?? ''
  const nextWords = tokens[index + 1]?.kind === 'word' ? wordsAfter(tokens, index).text : next
  if (
    /(?:HS|CN|ISO|GB|第|等|表|图|前|排|税号|编码|代码|place|to|top|Table|Figure|No\.?|Chapter|heading|以|乘)\s?(?:列|code|codes)?$/i.test(
      before,
    ) &&
    unit === null
  )
    return true
  if (unit === null && /^\d{6,}$/.test(token.text.replaceAll('.', ''))) return true
  const last = tokens[index - 1]
  const isGlued = last?.kind === 'word' && last.end === token.offset
  const isMark =
    /^\d$/.test(token.text) && isGlued && (tokens[index + 1]?.kind === 'term' || /[a-z]$/.test(last.text))
  if (unit === null && isMark) return true
  return (
    unit === null &&
    /^(?:国|家|位|名|行|次|种|项|类|届|页|天|日|年|月|大|强|岁|期|个|省|市|地|部|条|版|号|点|rows?|files?|years?|quarters?|half-years?|months?|days?|members?|countries|products?|companies|enterprises|one-|per)/i.test(
      nextWords,
    )
  )
}

/** 2nd, 3rd. */
const isOrdinal = (token: Token, next: Token | undefined): boolean =>
  next?.offset === token.end && /^(?:st|nd|rd|th)$/i.test(next.text)

/** 占比不低于1%, a share of 1% or more: a bound that rows are chosen by. */
function isFloor(tokens: readonly Token[], index: number): boolean {
  const before = joinTexts(tokens, index - 3, index)
  return /不低于$|不少于$/.test(before) || joinTexts(tokens, index + 1, index + 3) === 'ormore'
}

const joinTexts = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(Math.max(0, from), to)
    .map(({ text }) => text)
    .join('')
