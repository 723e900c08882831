import figures from '../../../samples/lithium-ion/published-figures.json' with { type: 'json' }
import { getYear, type MonthRange, parseMonth, toMonth } from '../../../src/trade/month.ts'
import { baseMonths, type MonthlyWindow, windowMonths } from '../../../src/trade/window.ts'

/**
 * The stretches of time that both windows of a brief are made of: the month itself and the months of its
 * year before it, each in the year of the brief and in the year before. Windows overlap, stretches do not,
 * so an amount in each stretch can be chosen freely.
 */
export const stretches = ['month', 'earlier', 'monthBefore', 'earlierBefore'] as const

export type Stretch = (typeof stretches)[number]

/** Whole US dollars, or pieces, in each stretch. */
export type Amounts = Readonly<Record<Stretch, number>>

export const perStretch = <Result>(subject: (stretch: Stretch) => Result): Record<Stretch, Result> => ({
  month: subject('month'),
  earlier: subject('earlier'),
  monthBefore: subject('monthBefore'),
  earlierBefore: subject('earlierBefore'),
})

/** The stretches that a window sums, now and in the year before. */
export const stretchesOf: Readonly<
  Record<MonthlyWindow, Readonly<Record<'now' | 'before', readonly Stretch[]>>>
> = {
  month: { now: ['month'], before: ['monthBefore'] },
  ytd: { now: ['month', 'earlier'], before: ['monthBefore', 'earlierBefore'] },
}

const month = parseMonth(figures.period)
if (!month) throw new Error(`not a month: ${figures.period}`)

/** The year of the brief. */
export const year = getYear(month)

const upToNovember = ({ from, to }: MonthRange): MonthRange => ({
  from,
  to: toMonth(getYear(to), (to % 100) - 1),
})

export const stretchMonths: Readonly<Record<Stretch, MonthRange>> = {
  month: windowMonths('month', month),
  earlier: upToNovember(windowMonths('ytd', month)),
  monthBefore: baseMonths('month', month),
  earlierBefore: upToNovember(baseMonths('ytd', month)),
}
