import type { Dimension } from '../trade/terms.ts'
import { giveUp } from './byte-cursor.ts'
import { unitOf } from './gacc-amounts.ts'
import { isCode, nameOf, unlisted } from './gacc-codes.ts'
import { longestRemark } from './gacc-rows.ts'
import { textAt } from './row-keeper.ts'
import type { Meaning } from './written-texts.ts'

/** What a code, as digits with a 1 before them, and the name written beside it stand for. @throws Unscannable for no code. */
export function codeMeaning(dimension: Dimension, key: number, written: string): Meaning {
  const digits = String(key).slice(1)
  if (!isCode(dimension, digits)) giveUp()
  return {
    text: digits,
    name: nameOf(written),
    isKnown: unlisted(dimension, digits) === undefined,
  }
}

/** What a unit or a remark stands for. @throws Unscannable for what can be no unit. */
export function textMeaning(subject: number, written: string): Meaning {
  if (subject !== textAt.remark) {
    const seen = unitOf(written) ?? giveUp()
    return { text: seen.unit, name: '', isKnown: seen.isKnown }
  }
  const remark = written.trim().slice(0, longestRemark)
  return { text: remark === '' ? null : remark, name: '', isKnown: remark === '' }
}
