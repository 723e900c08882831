import type { Flow, Window } from '../../../trade/trade.ts'
import { figureSpan, type Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import { join, line, type Slot } from '../inline-template.ts'
import { isZero } from '../shown-signs.ts'
import type { Trader } from '../trader.ts'
import type { Movement, OverviewFacts, Wording } from '../wording-interface.ts'
import { growthClause, period, verbs, windowWords } from './phrases/phrases.ts'
import { tradeInGoods, tradeWith } from './trader.ts'

/** What the sentences of the overview depend on beside their facts. */
export interface OverviewContext {
  readonly trader: Trader
  /** The flow of the brief; both together are trade. */
  readonly flow: 'trade' | Flow
  unitOf(shown: Shown): string
  readonly none: Wording['none']
}

/** Sentences 1 and 2 of brief/anatomy: a window's trade, its flows and their balance. */
export function wordOverview(facts: OverviewFacts, context: OverviewContext): Inline[] {
  const { month, window, trade, measure, net } = facts
  const { trader, flow: whole, none } = context
  const sum = window === 'ytd' ? '累计' : ''
  const parts = flowsOf(facts)
  const when = period(month, window)
  if (parts.every(({ movement: { amount } }) => amount.figure.value === null))
    return line`${when}，${trader.lead(whole)}${facts.product}${whole === 'trade' ? '进出口总' : verbs[whole]}${measure === 'value' ? '额' : '量'}数据未提供。`
  const goods = { product: facts.product, sum, name: trader.name }
  if (trade) {
    if (!trade.hasTrade) return [...none(when, 'trade', facts.product)]
    const words = tradeInGoods(trader, 'trade', goods)
    const total = wordMovement(measure === 'value' ? words : line`${words}总量为`, trade, context)
    const separate = parts.map(({ flow, movement }) => wordPart(flow, sum, movement, context))
    const balance = net ? wordBalance(net, window, context) : []
    return line`${when}，${total}。其中，${join(separate, '；')}。${balance}`
  }
  const [only] = parts
  if (!only) return []
  if (!only.movement.hasTrade) return [...none(when, only.flow, facts.product)]
  const words = tradeInGoods(trader, only.flow, goods)
  const isVolume = measure !== 'value' && trader.partner === null
  // Between the goods, whose footnote mark is a digit, and the amount: 对美国出口卫浴金额650.1万美元.
  const isValueOfGoods = measure === 'value' && trader.partner !== null
  const kind = isVolume ? '量为' : isValueOfGoods ? '金额' : zeroVolume(only.movement)
  return line`${when}，${wordMovement(line`${words}${kind}`, only.movement, context)}。`
}

/** 出口52.8亿美元，同比下降10.3%, after the words for the trade. */
function wordMovement(words: Slot, { amount, growth }: Movement, { unitOf }: OverviewContext): Inline[] {
  if (amount.figure.value === null) return line`${words}（数据未提供）`
  if (isZero(amount)) return line`${words}零${growthClause(growth, '，')}`
  return line`${words}${figureSpan(amount)}${unitOf(amount)}${growthClause(growth, '，')}`
}

/** A flow after others that name the goods: 累计出口650.1亿美元; 对美国出口…; 无出口 where there was none. */
function wordPart(flow: Flow, sum: string, movement: Movement, context: OverviewContext): Inline[] {
  const { partner } = context.trader
  const words = partner === null ? verbs[flow] : tradeWith(partner, flow)
  if (!movement.hasTrade) return line`${partner === null ? '无' : '未'}${words}`
  return wordMovement(`${sum}${words}${zeroVolume(movement)}`, movement, context)
}

/** Before 零, the quantity of what was traded all the same: 出口数量记为零. */
const zeroVolume = ({ amount }: Movement): string => (isZero(amount) ? '数量记为' : '')

function wordBalance(net: Shown, window: Window, { unitOf }: OverviewContext): Inline[] {
  const when = window === 'half' || window === 'year' ? '' : windowWords[window]
  if (isZero(net)) return line`${when}进出口平衡。`
  const verb = net.figure.value && net.figure.value.sign() < 0 ? '净进口' : '净出口'
  return line`${when}${verb}${figureSpan(net, 'absolute')}${unitOf(net)}。`
}

const flowsOf = (facts: OverviewFacts): ReadonlyArray<{ flow: Flow; movement: Movement }> =>
  (['export', 'import'] as const).flatMap((flow) => {
    const movement = facts[flow]
    return movement ? [{ flow, movement }] : []
  })
