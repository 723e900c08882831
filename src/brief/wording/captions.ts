import { period as enPeriod, plain, titlePeriod } from './en-phrases.ts'
import { flowOfAll } from './trader.ts'
import type { CaptionFacts } from './wording-interface.ts'
import { verbs, period as zhPeriod } from './zh-phrases.ts'

/** The window that a brief is named after, and the longest that it shows. */
const current = ({ windows }: CaptionFacts) => windows[0] ?? 'month'
const longest = ({ windows }: CaptionFacts) => windows.at(-1) ?? 'month'

/** How a Chinese title begins: 2023年12月中国锂离子蓄电池. */
export const zhLead = (facts: CaptionFacts): string =>
  `${zhPeriod(facts.month, current(facts))}${zhGoods(facts)}`

/** The same over the longest window: 2023年1-12月中国锂离子蓄电池. */
export const zhLongLead = (facts: CaptionFacts): string =>
  `${zhPeriod(facts.month, longest(facts))}${zhGoods(facts)}`

const zhGoods = ({ trader, flows, product }: CaptionFacts): string =>
  `${trader.lead(flowOfAll(flows))}${product}`

/** 出口, 进口; 进出口 of both. */
export const zhFlow = ({ flows }: CaptionFacts): string => verbs[flowOfAll(flows)]

/** What an English title is of: China’s exports of lithium-ion batteries to the United States. */
export function enTrade({ trader, flows, product }: CaptionFacts): string {
  const flow = flowOfAll(flows)
  return `${trader.lead(flow)} ${flow === 'trade' ? 'trade in' : `${plain[flow]} of`} ${product}${trader.tail(flow)}`
}

/** When, at the end of an English title: December 2023; first half of 2023. */
export const enWhen = (facts: CaptionFacts): string => titlePeriod(facts.month, current(facts))

/** The same over the longest window: January to December 2023. */
export const enLongWhen = (facts: CaptionFacts): string => titlePeriod(facts.month, longest(facts))

/** When, in a sentence of a title: up to December 2023. */
export const enUntil = ({ month }: CaptionFacts): string => enPeriod(month, 'month')
