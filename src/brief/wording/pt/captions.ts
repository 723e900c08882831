import type { FigureFlow, Flow } from '../../../trade/trade.ts'
import { flowOfAll, type Trader } from '../trader.ts'
import type { CaptionFacts } from '../wording-interface.ts'
import { capitalized, period, plain, titlePeriod } from './phrases/phrases.ts'

/** exportações de baterias do Brasil para a China. */
export const tradeOfGoods = (trader: Trader, flow: FigureFlow, product: string): string =>
  `${plain[flow]} de ${product} ${trader.lead(flow)}${trader.tail(flow)}`

/** What a title is of, within it. */
export const captionOfTrade = ({ trader, flows, product }: CaptionFacts): string =>
  tradeOfGoods(trader, flowOfAll(flows), product)

/** The same behind another noun: das exportações, da corrente de comércio. */
export const ofCaptionTrade = (facts: CaptionFacts): string =>
  `${flowOfAll(facts.flows) === 'trade' ? 'da' : 'das'} ${captionOfTrade(facts)}`

/** 5 principais destinos, principal origem, destinos: those that a ranking has. */
export function nameRanked(top: number | null, flow: Flow): string {
  const [one, many] = flow === 'import' ? ['origem', 'origens'] : ['destino', 'destinos']
  if (top === null) return many
  return top === 1 ? `principal ${one}` : `${top} principais ${many}`
}

/** The same where a title begins with it. */
export const titleOfTrade = (facts: CaptionFacts): string => capitalized(captionOfTrade(facts))

/** When, at the end of a title. */
export const captionPeriod = ({ month, windows }: CaptionFacts): string =>
  titlePeriod(month, windows[0] ?? 'month')

/** The same over the longest window. */
export const longCaptionPeriod = ({ month, windows }: CaptionFacts): string =>
  titlePeriod(month, windows.at(-1) ?? 'month')

/** The last month, in a title. */
export const captionMonth = ({ month }: CaptionFacts): string => period(month, 'month')
