import type { DraftWord } from './words.ts'

/** What a number before or behind such words is: a date, a number of a table or a heading, a rank, a code. */
const behind = /^\s?(?:年|月|日|季度|号|点|时|位|大|强|国|类|种|项|家|章)/
const before =
  /(?:表|图|第|前|附注|注|Table|Figure|Top|top|No\.|HS\s?|CN\s?|NCM\s?|chapter|January|February|March|April|May|June|July|August|September|October|November|December|in|since|In|of|Q|H)\s?$/
const monthBehind =
  /^\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/

/**
 * Whether a number is no figure by the words beside it: a date, a period, a rank, the number of a table, a heading or a list,
 * or a commodity code.
 */
export function isReferenceNumber(text: string, words: readonly DraftWord[], word: DraftWord): boolean {
  if (/\.\d|,/.test(word.text)) return false
  const isYear = /^(?:19[5-9]\d|2[01]\d\d)$/.test(word.text)
  const places = findPlaces(text, word.text)
  const among = words.filter((item) => item.text === word.text && item.isNumber).indexOf(word)
  const index = places[among] ?? places[0] ?? -1
  const [left, right] = [text.slice(0, index), text.slice(index + word.text.length)]
  if (/^\s?(?:%|[亿万千]?(?:美元|元|吨|个|千克|公斤)|亿|万|million|billion|thousand)/.test(right))
    return false
  if (isYear && (/^\s?年|^\s?[-–]\s?\d|^\s*$|^[,，、.。；;（）\s]/.test(right) || before.test(left)))
    return true
  if (behind.test(right) || monthBehind.test(right)) return true
  if (/^\d{1,2}$/.test(word.text) && /^\s?[-–至]\s?\d{1,2}\s?月/.test(right)) return true
  if (/^\d{1,2}$/.test(word.text) && /^(?:[.)）、]|\s*$)/.test(right) && /^[（(]?\s*$/.test(left)) return true
  if (/(?:表|图|第|前|Table|Figure|Top|top|No\.|HS|CN|NCM)\s?$/.test(left)) return true
  return /^\d{6,10}$/.test(word.text)
}

function findPlaces(text: string, number: string): number[] {
  const places: number[] = []
  for (const { index } of text.matchAll(new RegExp(`(?<![\\d.,])${number}(?![\\d]|[.,]\\d)`, 'g')))
    places.push(index)
  return places
}
