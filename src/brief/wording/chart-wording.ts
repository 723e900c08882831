import type { FigureFlow, Flow, Month, Window } from '../../trade/trade.ts'
import type { ChartCategory } from '../document.ts'
import type { Trader } from './trader.ts'

/** The monthly course of a product's trade. */
export interface MonthsFacts {
  readonly product: string
  readonly trader: Trader
  readonly flows: readonly Flow[]
  readonly from: Month
  readonly to: Month
}

/** The partners or places with the largest values, in a window and a year before. */
export interface RankingFacts {
  readonly product: string
  readonly trader: Trader
  readonly flow: Flow
  readonly dimension: 'partner' | 'place'
  readonly month: Month
  readonly window: Window
  /** How many there are, where the ranking is cut off; null where these are all. */
  readonly top: number | null
  /** Whether the year before is drawn beside it. */
  readonly compared: boolean
}

/** The classes or products of a brief side by side. */
export interface ComparisonChartFacts
  extends Pick<RankingFacts, 'product' | 'trader' | 'month' | 'window' | 'compared'> {
  readonly flow: FigureFlow
  readonly by: 'class' | 'product'
}

/** What is said of one series for who cannot see it. */
export interface SeriesFacts {
  readonly name: string
  /** The largest value with what it is of; null where there is none to show. */
  readonly largest: LabelledText | null
  /** The last of the chart: the latest month, the smallest of a ranking. */
  readonly last: LabelledText | null
}

export interface LabelledText {
  readonly label: string
  readonly text: string
}

/** The words of charts in one language. */
export interface ChartWording {
  /** A month as a category. */
  month(month: Month): ChartCategory
  /** Above a column of months. */
  months: string
  /** What a series of a flow is called: 出口额. */
  flow(flow: Flow): string
  /** What a series of a window is called: 2023年1-12月. */
  period(month: Month, window: Window): string
  title: {
    months(facts: MonthsFacts): string
    ranking(facts: RankingFacts): string
    comparison(facts: ComparisonChartFacts): string
  }
  caption(number: number, title: string, unit: string): string
  /** @param kind what is drawn, in the order in which the last value is told. */
  alternative(kind: 'months' | 'ranking', title: string, unit: string, series: readonly SeriesFacts[]): string
  source: string
  /** What a gap means. */
  gaps: string
}
