import type { Dimension } from '../../../trade/trade.ts'
import { readUnit } from '../amounts.ts'
import { isCode, readName, unlisted } from '../codes.ts'
import { textKinds } from '../layout/layout.ts'
import { longestRemark } from '../rows.ts'
import { giveUp } from './unscannable.ts'

/** What a text stands for: a code and its name, a unit, a remark; and whether a list knows it, if there is one. */
export interface Meaning {
  readonly text: string | null
  readonly name: string
  readonly isKnown: boolean
}

/** What a code, as digits with a 1 before them, and the name written beside it stand for. @throws Unscannable for no code. */
export function codeMeaning(dimension: Dimension, key: bigint, written: string): Meaning {
  const digits = String(key).slice(1)
  if (!isCode(dimension, digits)) giveUp()
  return {
    text: digits,
    name: readName(written),
    isKnown: unlisted(dimension, digits) === undefined,
  }
}

/** What a unit or a remark stands for. @throws Unscannable for what can be no unit. */
export function textMeaning(kind: number, written: string): Meaning {
  if (textKinds[kind] !== 'remark') {
    const seen = readUnit(written) ?? giveUp()
    return { text: seen.unit, name: '', isKnown: seen.isKnown }
  }
  const remark = written.trim().slice(0, longestRemark)
  return { text: remark === '' ? null : remark, name: '', isKnown: remark === '' }
}
