import {
  baseMonths,
  type Flow,
  formatRange,
  listMonths,
  type Window,
  windowMonths,
} from '../../trade/trade.ts'
import { amountWords, flowWords, inWholeUnits, spanWords } from '../finding-text.ts'
import { defineCheck } from './check.ts'
import type { Ground } from './check-context.ts'
import { findLongestWindow } from './longest-window.ts'
import { addUp } from './series.ts'

/**
 * The months add up to the year: to the year to date that the brief stands on, and to what files without months
 * give for the same period.
 */
export const monthsAddUp = defineCheck({
  id: 'months-add-up',
  title: { zh: '各月之和等于累计', en: 'the months add up to the year to date' },
  look(ground) {
    const pairs = ground.product.flows.flatMap((flow) => comparisons(ground, flow))
    return {
      looked: pairs.length,
      found: pairs
        .filter(({ months, whole }) => months !== whole)
        .map((pair) => ({ severity: 'warning' as const, currency: ground.product.currency, ...pair })),
    }
  },
  word: ({ flow, period, months, whole, from, window, currency }) => ({
    zh: `${flowWords[flow].zh} ${period}：各月之和 ${amountWords(months, currency)}，${from === 'file' ? '不分月的文件' : `简报所用${spanWords(`${window}.current`).zh}`}为 ${amountWords(whole, currency)}`,
    en: `${flowWords[flow].en} ${period}: the months give ${amountWords(months, currency)}, ${from === 'file' ? 'a file without months' : `the ${spanWords(`${window}.current`).en} of the brief`} ${amountWords(whole, currency)}`,
  }),
})

interface Pair {
  readonly flow: Flow
  readonly period: string
  readonly months: string
  readonly whole: string
  readonly from: 'brief' | 'file'
  readonly window: Window
}

function comparisons({ product, month, answers, history, scale }: Ground, flow: Flow): Pair[] {
  const totals = answers.find(({ need }) => need.flow === flow && need.by === null)
  const longest = findLongestWindow({ product, month })
  return (['current', 'base'] as const).flatMap((side) => {
    const period = (side === 'base' ? baseMonths : windowMonths)(longest, month)
    const needed = totals?.need.spans.find(({ key }) => key === `${longest}.${side}`)
    const rows = history.totals.filter(
      (row) => row.flow === flow && period.from <= row.month && row.month <= period.to,
    )
    const present = new Set(
      history.whole.filter((item) => item.flow === flow).flatMap((entry) => entry.months),
    )
    if (!needed || !listMonths(period).every((candidate) => present.has(candidate))) return []
    const commodities = new Set(needed.commodities)
    const monthRows = rows.filter(({ commodity }) => commodities.has(commodity))
    const amount = (value: bigint) => inWholeUnits(value, scale.value)
    const pair = { flow, window: longest, period: formatRange(period), months: amount(addUp(monthRows)) }
    const inBrief = totals?.rows.filter(({ span }) => span === needed.key) ?? []
    // A base as first published need not agree with the months as they are now.
    const ofBrief = side === 'base' && product.base !== 'latest' ? [] : [addUp(inBrief)]
    const ofFiles = history.ranges.filter(
      ({ flow: subject, months }) =>
        subject === flow && months.from === period.from && months.to === period.to,
    )
    return [
      ...ofBrief.map((total): Pair => ({ ...pair, whole: amount(total), from: 'brief' })),
      ...ofFiles.map(({ value }): Pair => ({ ...pair, whole: amount(value), from: 'file' })),
    ]
  })
}
