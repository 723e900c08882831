import { plainText } from '../inline-template.ts'
import { flowOfAll } from '../trader.ts'
import type { CaptionFacts } from '../wording-interface.ts'
import { period, verbs } from './phrases/phrases.ts'
import { tradeInGoods } from './trader.ts'

/** The window that a brief is named after, and the longest that it shows. */
const current = ({ windows }: CaptionFacts) => windows[0] ?? 'month'
const longest = ({ windows }: CaptionFacts) => windows.at(-1) ?? 'month'

/** The trade that a title is of: 2023年12月中国锂离子蓄电池出口; 2023年12月中国对美国出口锂离子蓄电池. */
export const captionOfTrade = (facts: CaptionFacts): string =>
  `${period(facts.month, current(facts))}${tradeOfAll(facts)}`

/** The same over the longest window: 2023年1-12月中国锂离子蓄电池进出口. */
export const longCaptionOfTrade = (facts: CaptionFacts): string =>
  `${period(facts.month, longest(facts))}${tradeOfAll(facts)}`

/** Of a table of months that begins before the brief's window: 截至2023年12月中国锂离子蓄电池出口. */
export const captionUpTo = (facts: CaptionFacts): string =>
  `截至${period(facts.month, 'month')}${tradeOfAll(facts)}`

/** 出口, 进口; 进出口 of both. */
export const flowName = ({ flows }: CaptionFacts): string => verbs[flowOfAll(flows)]

/** 中国锂离子蓄电池出口; 中国对美国出口锂离子蓄电池. */
export const tradeOfAll = ({ trader, flows, product }: Pick<CaptionFacts, 'trader' | 'flows' | 'product'>) =>
  plainText(tradeInGoods(trader, flowOfAll(flows), { product, name: trader.name }))
