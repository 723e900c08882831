/**
 * A first guess of every amount, from what was printed. The search moves away from it only as far as the printed
 * intervals ask, so it decides what the reconstruction looks like where nothing was printed.
 */
import type { Flow } from '../../../src/trade/terms.ts'
import type { MonthlyWindow } from '../../../src/trade/window.ts'
import { scatter } from './apportion.ts'
import { growthFactor, readPrinted, roughly } from './printed.ts'
import {
  china,
  codeOf,
  dollars,
  groupNames,
  groupOf,
  moneyUnit,
  namedCodes,
  overviewOf,
  type PrintedLine,
  quantityUnit,
  type TableDimension,
  tableOf,
} from './published.ts'
import { type Amounts, type Stretch, stretchesOf } from './stretches.ts'

/** A partner or place that one window names is taken to come to this part of the tenth in the other. */
const partOfTenth = 0.8
/** The unnamed of a group come to at least this part of the whole, even where print leaves (almost) nothing for them. */
const leastRest = 0.001
/** Re-imports come to at least this part of the imports. */
const leastReimports = 0.02
/** The earlier months of a year come to at least this part of its last. */
const leastEarlier = 0.3

interface Comparison {
  readonly now: number
  readonly before: number
}

/** Splits what two windows come to into stretches. */
function toAmounts(subject: (window: MonthlyWindow) => Comparison): Amounts {
  const [month, ytd] = [subject('month'), subject('ytd')]
  return {
    month: month.now,
    earlier: Math.max(ytd.now - month.now, leastEarlier * month.now),
    monthBefore: month.before,
    earlierBefore: Math.max(ytd.before - month.before, leastEarlier * month.before),
  }
}

/** What a line comes to now and, by its growth, a year before. */
const withBase = (now: number, line: { readonly yoy: string }): Comparison => ({
  now,
  before: now / growthFactor(line),
})

/** What table 1 prints of a flow's value; its growth serves where nothing else is known. */
const totalLine = (flow: Flow, window: MonthlyWindow) =>
  overviewOf(flow === 'export' ? '出口额' : '进口额', window)

/** The whole that shares are taken of: what the printed values and shares of a table have in common. */
function wholeOf(flow: Flow, window: MonthlyWindow): number {
  const { groups, top10 } = tableOf(flow, 'partner', window)
  const lines = [...groups, ...top10]
  const values = lines.reduce((total, line) => total + dollars(line), 0)
  const shares = lines.reduce((total, line) => total + roughly(line.share ?? '0'), 0)
  return (100 * values) / shares
}

/** What a line comes to: its share says more than a value of few digits; else it lies anywhere in its last digit. */
function sizeOf(line: PrintedLine, flow: Flow, window: MonthlyWindow): number {
  if (line.share !== undefined) return (roughly(line.share) / 100) * wholeOf(flow, window)
  const { digits, decimals } = readPrinted(line.value)
  const withinDigit = 0.8 * (scatter(`${flow} ${window} ${line.name}`) - 0.5)
  return ((digits + withinDigit) * moneyUnit) / 10 ** decimals
}

/** A partner or place that at least one of the windows names. */
function namedSize(flow: Flow, dimension: TableDimension, code: string): Amounts {
  return toAmounts((window) => {
    const { top10 } = tableOf(flow, dimension, window)
    const line = top10.find(({ name }) => codeOf(dimension, name) === code)
    if (line) return withBase(sizeOf(line, flow, window), line)
    const tenth = Math.min(...top10.map((each) => sizeOf(each, flow, window)))
    return withBase(partOfTenth * tenth, totalLine(flow, window))
  })
}

/** The unnamed members of a group, or (with `''`) all unnamed partners outside the groups: what the others leave. */
function restSize(flow: Flow, group: string, others: readonly Amounts[]): Amounts {
  return toAmounts((window) => {
    const total = wholeOf(flow, window)
    const line = tableOf(flow, 'partner', window).groups.find(({ name }) => name === group)
    const comparison = line
      ? withBase(sizeOf(line, flow, window), line)
      : withBase(total, totalLine(flow, window))
    return rest(comparison, window, others, leastRest * total)
  })
}

/** Re-imports: what table 1 counts and the shares of table 3 do not. */
function reimportSize(others: readonly Amounts[]): Amounts {
  return toAmounts((window) => {
    const line = totalLine('import', window)
    return rest(withBase(dollars(line), line), window, others, leastReimports * dollars(line))
  })
}

function rest(
  comparison: Comparison,
  window: MonthlyWindow,
  others: readonly Amounts[],
  least: number,
): Comparison {
  const { now, before } = stretchesOf[window]
  const left = (from: number, within: readonly Stretch[]): number =>
    Math.max(
      from -
        others.flatMap((amounts) => within.map((stretch) => amounts[stretch])).reduce((a, b) => a + b, 0),
      least,
    )
  return { now: left(comparison.now, now), before: left(comparison.before, before) }
}

/** The name that the unnamed members of a group (or, with `''`, those outside the groups) go by together. */
export const restOf = (group: string): string => `others of ${group}`

/** The partners of a flow: the named by code, the unnamed of each group together. */
export function partnerSizes(flow: Flow): Map<string, Amounts> {
  const sizes = namedSizes(flow, 'partner')
  for (const group of groupNames) {
    const members = [...sizes]
      .filter(([code]) => groupOf('partner', code) === group)
      .map(([, amounts]) => amounts)
    sizes.set(restOf(group), restSize(flow, group, members))
  }
  sizes.set(restOf(''), restSize(flow, '', [...sizes.values()]))
  if (flow === 'import') sizes.set(china, reimportSize([...sizes.values()]))
  return sizes
}

/** The partners or places that the brief names. Of places, the others are what these leave of the partners' total. */
export function namedSizes(flow: Flow, dimension: TableDimension): Map<string, Amounts> {
  return new Map(namedCodes(flow, dimension).map((code) => [code, namedSize(flow, dimension, code)]))
}

/** The pieces of a flow. */
export function pieceSizes(flow: Flow): Amounts {
  return toAmounts((window) => {
    const line = overviewOf(flow === 'export' ? '出口量' : '进口量', window)
    return withBase(roughly(line.value) * quantityUnit, line)
  })
}
