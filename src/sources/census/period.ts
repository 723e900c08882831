import { englishMonths, getYear, type Month, type MonthRange, toMonth } from '../../trade/trade.ts'

/** A month of the API (`2024-12`), or null for what is none or lies in the future. */
export function readMonth(text: string, now: Month): Month | null {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? []
  if (year === undefined) return null
  const read = toMonth(Number(year), Number(month))
  return read > now ? null : read
}

const monthNames: readonly string[] = englishMonths

/** A time of USA Trade Online: `2024`, `December 2024`, `2024 through March`; null for others and for the future. */
export function readTime(text: string, now: Month): MonthRange | null {
  const [, word, year, , last] = /^(?:([A-Z][a-z]+) )?(\d{4})( through ([A-Z][a-z]+))?$/.exec(text) ?? []
  if (year === undefined) return null
  const numberOf = (name: string) => monthNames.indexOf(name) + 1
  const [first, final] = [word ? numberOf(word) : 1, last ? numberOf(last) : word ? numberOf(word) : 12]
  if (first === 0 || final === 0 || (word && last)) return null
  const [from, to] = [toMonth(Number(year), first), toMonth(Number(year), final)]
  const isFuture = word || last ? to > now : Number(year) > getYear(now)
  return isFuture ? null : { from, to }
}
