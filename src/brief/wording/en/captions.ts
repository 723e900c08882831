import { flowOfAll } from '../trader.ts'
import type { CaptionFacts } from '../wording-interface.ts'
import { capitalized, period, plain, titlePeriod } from './phrases/phrases.ts'

/** What a title is of, within it: the United States’ exports of lithium-ion batteries to China. */
export function captionOfTrade({ trader, flows, product }: CaptionFacts): string {
  const flow = flowOfAll(flows)
  return `${trader.lead(flow)} ${flow === 'trade' ? 'trade in' : `${plain[flow]} of`} ${product}${trader.tail(flow)}`
}

/** The same where a title begins with it: The United States’ exports. */
export const titleOfTrade = (facts: CaptionFacts): string => capitalized(captionOfTrade(facts))

/** When, at the end of a title: December 2023; first half of 2023. */
export const captionPeriod = ({ month, windows }: CaptionFacts): string =>
  titlePeriod(month, windows[0] ?? 'month')

/** The same over the longest window: January to December 2023. */
export const longCaptionPeriod = ({ month, windows }: CaptionFacts): string =>
  titlePeriod(month, windows.at(-1) ?? 'month')

/** The last month, in a title. */
export const captionMonth = ({ month }: CaptionFacts): string => period(month, 'month')
