import { cleanName } from '../../../../codes/codes.ts'
import { unitNamed } from '../../../../codes/units/units.ts'
import { Fraction, groupThousands } from '../../../../trade/numbers/numbers.ts'
import {
  englishMonths,
  type FigureFlow,
  type Flow,
  getCalendarMonth,
  getYear,
  type Month,
  nameDay,
  numberInYear,
  type Window,
} from '../../../../trade/trade.ts'
import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { concat, enumerate, line, type Slot } from '../../inline-template.ts'
import { getSign, looksZero } from '../../shown-signs.ts'

export const plain: Record<FigureFlow, string> = {
  trade: 'trade',
  export: 'exports',
  import: 'imports',
  net: 'net exports',
}

/** , up 24.7%; without a base, that there was none. */
export function change(growth: Shown, against: string): Inline[] {
  const { value, marker } = growth.figure
  if (value === null) return marker === 'noBase' ? line`, compared with none a year earlier` : []
  return line`, ${upOrDown(growth, line`${figureSpan(growth, 'absolute')}%`)}${against}`
}

/** (up 9.2%), (compared with none a year earlier). */
export function inBrackets(growth: Shown): Inline[] {
  const { value, marker } = growth.figure
  if (value !== null) return line` (${upOrDown(growth, line`${figureSpan(growth, 'absolute')}%`)})`
  return marker === 'noBase' ? line` (compared with none a year earlier)` : []
}

/** up 9.0%, down US$0.66 billion, unchanged: a change that there is, of a size. */
export function upOrDown(shown: Shown, size: Slot): Inline[] {
  const sign = getSign(shown) ?? 0
  if (looksZero(shown)) return line`${sign === 0 ? 'unchanged' : 'almost unchanged'}`
  return line`${sign > 0 ? 'up' : 'down'} ${size}`
}

/** rose 9.0%, fell …, did not change; hardly changed where it rounds to nothing. */
export function verbChange(shown: Shown): Inline[] {
  const sign = getSign(shown)
  if (sign === null) return line`cannot be compared`
  if (looksZero(shown)) return line`${sign === 0 ? 'did not change' : 'hardly changed'}`
  return line`${sign > 0 ? 'rose' : 'fell'} ${figureSpan(shown, 'absolute')}%`
}

/** ranked 9th, up from 18th; ranked 9th among destinations, up from 18th. */
export function rankMove(
  { from, to }: { readonly from: Shown; readonly to: Shown },
  among: Slot = '',
): Inline[] {
  const [before, now] = [from.figure.value, to.figure.value]
  const isUp = before !== null && now !== null && now.compare(before) < 0
  return line`ranked ${ordinal(to)}${among}, ${isUp ? 'up' : 'down'} from ${ordinal(from)}`
}

/** 1st, 2nd, 3rd, 4th, 11th. */
export const ordinal = (shown: Shown): Inline[] => line`${figureSpan(shown)}${ordinalEnding(shown.text)}`

function ordinalEnding(text: string): string {
  if (/1[123]$/.test(text)) return 'th'
  return { 1: 'st', 2: 'nd', 3: 'rd' }[text.slice(-1)] ?? 'th'
}

/**
 * year-on-year growth was 33.9%, 21.0% and 48.8% respectively. Where some had no trade a year earlier, the
 * others are named with their rates: year-on-year growth was 47.4% for Germany; there were no exports to
 * Norway a year earlier.
 */
export function growths(
  named: ReadonlyArray<{ readonly name: string; readonly growth: Shown }>,
  flow: Flow,
  toward = flow === 'export' ? 'to' : 'from',
): Inline[] {
  const grown = named.filter(({ growth }) => growth.figure.value !== null)
  const begun = named.filter(({ growth }) => growth.figure.value === null)
  const rates = grown.map(({ growth }) => line`${figureSpan(growth)}%`)
  const respectively = grown.length > 1 ? ' respectively' : ''
  if (begun.length === 0) return line`year-on-year growth was ${list(rates)}${respectively}`
  if (grown.length === 0)
    return line`there were no ${plain[flow]} ${toward} ${named.length > 1 ? 'them' : 'it'} a year earlier`
  const [whose, without] = [grown, begun].map((ones) => list(ones.map(({ name }) => name)))
  return line`year-on-year growth was ${list(rates)} for ${whose ?? []}${respectively}; there were no ${plain[flow]} ${toward} ${without ?? []} a year earlier`
}

/** top three ; where all are named, there is no ranking to speak of. */
export function ranking(named: number, count: number): string {
  if (count > named) return named === 1 ? 'largest ' : `top ${cardinals[named] ?? named} `
  return count === 1 ? 'only ' : ''
}

/** two to ten in words, others in digits. */
export const cardinal = (count: number): string => cardinals[count] ?? String(count)

const cardinals: Readonly<Record<number, string>> = {
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
  10: 'ten',
}

/** 5.28 billion, 528 million, 52,801: three significant digits, or whole below a million. */
export function bySize(value: Fraction): string {
  for (const [factor, word] of [
    [1_000_000_000n, 'billion'],
    [1_000_000n, 'million'],
  ] as const) {
    const scaled = value.dividedBy(Fraction.of(factor))
    if (scaled.compare(Fraction.of(1n)) < 0) continue
    const decimals =
      word === 'billion'
        ? 2
        : scaled.compare(Fraction.of(100n)) >= 0
          ? 0
          : scaled.compare(Fraction.of(10n)) >= 0
            ? 1
            : 2
    return `${groupThousands(scaled.toFixed(decimals))} ${word}`
  }
  return groupThousands(value.toFixed(0))
}

/** December 2023; January to December 2023; the first half of 2023; 2023. */
export function period(month: Month, window: Window): string {
  const year = getYear(month)
  if (window === 'year') return String(year)
  const within = withinYear(month, window)
  return window === 'month' || window === 'ytd'
    ? `${within} ${year}`
    : `the ${within.toLowerCase()} of ${year}`
}

/**
 * How a sentence begins: In December 2023; From January to December 2023; In January and February 2023; In the first half
 * of 2023.
 */
export function inPeriod(month: Month, window: Window): string {
  if (window !== 'ytd') return `In ${period(month, window)}`
  const isTwoMonths = getCalendarMonth(month) === 2
  return isTwoMonths ? `In January and ${period(month, 'month')}` : `From ${period(month, window)}`
}

/** The same within a sentence: in December 2023. */
export const withinSentence = (words: string): string => words.replace(/^./, (letter) => letter.toLowerCase())

/** The same in a title, which has no article: first half of 2023. */
export const titlePeriod = (month: Month, window: Window): string =>
  period(month, window).replace(/^the /, '')

/** December; January to December; Fourth quarter; First half; Full year. */
export function withinYear(month: Month, window: Window): string {
  const last = englishMonths[getCalendarMonth(month) - 1] ?? ''
  switch (window) {
    case 'month':
      return last
    case 'quarter':
      return `${ordinals[numberInYear({ edition: window, last: month }) - 1]} quarter`
    case 'half':
      return `${ordinals[numberInYear({ edition: window, last: month }) - 1]} half`
    case 'year':
      return 'Full year'
    case 'ytd':
      return `January to ${last}`
  }
}

const ordinals = ['First', 'Second', 'Third', 'Fourth']

/** What a window is beside the others of a brief. */
export const windowWords: Readonly<Record<Window, string>> = {
  month: 'in the month',
  quarter: 'in the quarter',
  half: 'in the half-year',
  year: 'in the year',
  ytd: 'in the year to date',
}

/** 18 January 2024, from an ISO date. */
export const day = (iso: string): string => nameDay(iso).en

export const shortUnit = (name: string | null): string =>
  name === null ? '' : (unitNamed(name)?.short ?? cleanName(name))

/** The unit in which one is counted: item, kg. */
export const perUnit = (name: string | null): string => shortUnit(name).replace(/^(\w{3,})s$/, '$1')

/** A name within a sentence: Wafers as wafers, but LED lamps as they are. */
export const uncapitalized = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A line with its first letter in upper case. */
export function capital(content: readonly Inline[]): Inline[] {
  const [first, ...rest] = content
  return first?.kind === 'text' ? [{ kind: 'text', text: capitalized(first.text) }, ...rest] : [...content]
}

/** Names that English gives an article in running text. */
const articled =
  /^(United|Chinese mainland|European Union|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Central African|Dominican Rep|Czech Rep|Democratic Rep|Republic of|Russian Fed|Federated|.*(Islands|Emirates)$)/

export const withArticle = (name: string): string => (articled.test(name) ? `the ${name}` : name)

/** a, b and c; where a name has a comma of its own, a; Hong Kong, China; and c. */
export function list(items: readonly Slot[]): Inline[] {
  const hasComma = items.some((item) => concat([item]).some((part) => 'text' in part && /, /.test(part.text)))
  return hasComma ? enumerate(items, '; ', '; and ') : enumerate(items, ', ', ' and ')
}
