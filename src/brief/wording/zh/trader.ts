import type { FigureFlow } from '../../../trade/trade.ts'
import type { Inline } from '../../document.ts'
import { line, type Slot } from '../inline-template.ts'
import { nameParties, type Parties, type Trader } from '../trader.ts'
import { verbs } from './phrases/phrases.ts'

const toward: Readonly<Record<FigureFlow, string>> = { trade: '与', net: '与', export: '对', import: '自' }

/** 对美国出口, 自日本进口, 与美国进出口: never 美国出口. */
export const tradeWith = (partner: string, flow: FigureFlow): string =>
  `${toward[flow]}${partner}${verbs[flow]}`

/** Whose trade in a product it is, before an amount: 锂电池出口; 对美国出口锂电池; 与美国锂电池进出口. */
export function tradeInGoods(
  { partner }: Trader,
  flow: FigureFlow,
  { product, sum = '', name = '' }: { readonly product: Slot; readonly sum?: string; readonly name?: string },
): Inline[] {
  if (partner === null) return line`${name}${product}${sum}${verbs[flow]}`
  const isBoth = flow === 'trade' || flow === 'net'
  return isBoth
    ? line`${name}${toward[flow]}${partner}${product}${sum}${verbs[flow]}`
    : line`${name}${sum}${tradeWith(partner, flow)}${product}`
}

/** Whose trade a brief is of, in Chinese. */
export function zhTrader(parties: Parties): Trader {
  const { partner, place, reporter } = nameParties(parties, ({ zh }) => zh)
  const name = place ?? reporter
  return {
    ...{ name, reporter, partner, isPlace: place !== null },
    lead: (flow) => (partner ? `${name}${toward[flow]}${partner}` : name),
    tail: () => '',
  }
}
