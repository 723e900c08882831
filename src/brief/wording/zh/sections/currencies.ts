import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import type { CurrencyAmounts, CurrencyWords } from '../../section-words/section-words.ts'
import { hasValue, isZero } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { longCaptionOfTrade } from '../captions.ts'
import { growthClause, period, verbs } from '../phrases/phrases.ts'

export const currencies: CurrencyWords = {
  heading: '美元与人民币',
  sentences({ product, month, window, amounts, isToldBefore }, wording) {
    const when = period(month, window)
    const [whole] = amounts
    if (whole && isZero(whole.value)) return wording.none(when, whole.flow, product)
    const yuan = ({ second, secondGrowth }: CurrencyAmounts) =>
      hasValue(second)
        ? line`以人民币计${wording.amount(second)}${growthClause(secondGrowth, '，')}`
        : line`缺少以人民币计的数据`
    const each = amounts.map((amount, index) => {
      const { flow, value, growth } = amount
      const trade = wording.trade(flow, index === 0 ? product : null)
      if (isZero(value)) return line`${trade}为零`
      if (isToldBefore) return secondOnly(amount, trade, wording)
      return line`${trade}以美元计${wording.amount(value)}${growthClause(growth, '，')}；${yuan(amount)}`
    })
    return line`${when}，${join(each, '。')}。`
  },
  caption: (facts) => `${longCaptionOfTrade(facts)}美元值与人民币值`,
  row: (flow) => (flow === 'trade' ? '进出口总额' : `${verbs[flow]}额`),
  growth: '同比（%）',
  note: '注：美元值与人民币值是海关分别公布的两个序列，互不换算；两者同比的差异反映汇率变动。',
  gaps: '注：“..”表示缺少所需月份的数据。',
}

/** 以人民币计，锂电池出口1811.2万元，同比上升13.4%（以美元计同比上升6.7%）. */
function secondOnly(
  { growth, second, secondGrowth }: CurrencyAmounts,
  trade: readonly Inline[],
  wording: Wording,
): Inline[] {
  if (!hasValue(second)) return line`${trade}缺少以人民币计的数据`
  const dollars =
    hasValue(growth) && hasValue(secondGrowth) ? line`（以美元计${growthClause(growth, '')}）` : []
  return line`以人民币计，${trade}${wording.amount(second)}${growthClause(secondGrowth, '，')}${dollars}`
}
