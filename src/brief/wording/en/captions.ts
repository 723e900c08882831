import { flowOfAll } from '../trader.ts'
import type { CaptionFacts } from '../wording-interface.ts'
import { capitalized, period, plain, titlePeriod } from './phrases/phrases.ts'

/** What a title is of: China’s exports of lithium-ion batteries to the United States. */
export function captionOfTrade({ trader, flows, product }: CaptionFacts): string {
  const flow = flowOfAll(flows)
  return `${capitalized(trader.lead(flow))} ${flow === 'trade' ? 'trade in' : `${plain[flow]} of`} ${product}${trader.tail(flow)}`
}

/** When, at the end of a title: December 2023; first half of 2023. */
export const captionPeriod = ({ month, windows }: CaptionFacts): string =>
  titlePeriod(month, windows[0] ?? 'month')

/** The same over the longest window: January to December 2023. */
export const longCaptionPeriod = ({ month, windows }: CaptionFacts): string =>
  titlePeriod(month, windows.at(-1) ?? 'month')

/** The last month, in a title. */
export const captionMonth = ({ month }: CaptionFacts): string => period(month, 'month')
