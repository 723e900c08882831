/**
 * Periods as texts name them.
 *
 * @module
 */
import { chinese } from './chinese.ts'
import { english } from './english.ts'
import type { Pattern, PeriodWords } from './pattern.ts'

export type { PeriodWords } from './pattern.ts'

/** Periods in Chinese have one of these near where they begin; most numbers have not. */
const chineseSign = /[年月季半计]/
const englishStart = /^(?:\d{1,2} [A-Z]|\d{4}|\d[QH])/i

/** The forms that can begin at an offset, so that few are tried where most characters begin none. */
function formsAt(text: string, offset: number, first: string): readonly Pattern[] {
  if (/[A-Za-z]/.test(first)) return english
  const near = text.slice(offset, offset + 24)
  const mayBeEnglish = /\d/.test(first) && englishStart.test(near)
  if (!chineseSign.test(near)) return mayBeEnglish ? english : []
  return mayBeEnglish ? both : chinese
}

const both = [...chinese, ...english]

/** What periods begin with; nothing else needs to be looked at closely. */
const mayBegin = /[\d今上去当本该近累年季全前头第一二三四五六七八九十下单截的，A-Za-z]/

/**
 * The period that begins at an offset, with the offset after it; `period` is null where it is a date, which says nothing of
 * trade. Undefined where none begins there.
 */
export function readPeriodAt(
  text: string,
  offset: number,
): { readonly period: PeriodWords | null; readonly end: number } | undefined {
  const first = text.charAt(offset)
  if (!mayBegin.test(first)) return undefined
  const isLatin = /[A-Za-z]/.test(first)
  if (isLatin && /[A-Za-z]/.test(text.charAt(offset - 1))) return undefined
  for (const { form, read } of formsAt(text, offset, first)) {
    form.lastIndex = offset
    const match = form.exec(text)
    if (!match?.[0]) continue
    const period = read(match)
    if (period === null && !/日|[A-Za-z/]|\d[-.]\d+[-.]\d/.test(match[0])) continue
    return { period: period && { ...period, text: match[0] }, end: offset + match[0].length }
  }
  return undefined
}
