import type { DraftWord } from './words.ts'

/** What a number before or behind such words is: a date, a number of a table or a heading, a rank, a code. */
const behind = /^\s?(?:年|月|日|季度|号|点|时|位|大|强|国|类|种|项|家|章)/
const before =
  /(?:表|图|第|前|附注|注|Table|Figure|Top|top|No\.|HS\s?|CN\s?|NCM\s?|chapter|January|February|March|April|May|June|July|August|September|October|November|December|in|since|In|of|Q|H)\s?$/
const monthBehind =
  /^\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/

/** So much of a text beside a number says what it is: the longest of these words, with what stands between. */
const beside = 24

/**
 * Whether a number is no figure by the words beside it: a date, a period, a rank, the number of a table, a heading or a list,
 * or a commodity code.
 */
export function isReferenceNumber(text: string, { start = 0, end = text.length }: DraftWord): boolean {
  const number = text.slice(start, end)
  if (/\.\d|,/.test(number)) return false
  const isYear = /^(?:19[5-9]\d|2[01]\d\d)$/.test(number)
  const [left, right] = [text.slice(Math.max(0, start - beside), start), text.slice(end, end + beside)]
  if (/^\s?(?:%|[亿万千]?(?:美元|元|吨|个|千克|公斤)|亿|万|million|billion|thousand)/.test(right))
    return false
  if (isYear && (/^\s?年|^\s?[-–]\s?\d|^\s*$|^[,，、.。；;（）\s]/.test(right) || before.test(left)))
    return true
  if (behind.test(right) || monthBehind.test(right)) return true
  if (/^\d{1,2}$/.test(number) && /^\s?[-–至]\s?\d{1,2}\s?月/.test(right)) return true
  const isFirst = start <= beside && /^[（(]?\s*$/.test(left)
  if (/^\d{1,2}$/.test(number) && /^(?:[.)）、]|\s*$)/.test(right) && isFirst) return true
  if (/(?:表|图|第|前|Table|Figure|Top|top|No\.|HS|CN|NCM)\s?$/.test(left)) return true
  return /^\d{6,10}$/.test(number)
}
