import { figureSpan } from '../../../display.ts'
import { join, line } from '../../inline-template.ts'
import type { SummaryWords } from '../../section-words/section-words.ts'
import { getSign } from '../../shown-signs.ts'
import { change, growthClause, numeral, period, rankMove, verbs, withinYear } from '../phrases/phrases.ts'
import { tradeWith } from '../trader.ts'

export const summary: SummaryWords = {
  heading: '要点',
  lead({ flow, month, product }, parts, wording) {
    const [first, ...others] = parts
    if (!first) return []
    const when = period(month, first.window)
    if (parts.every(({ value }) => value.figure.value?.sign() === 0)) return wording.none(when, flow, product)
    const amount = ({ value, growth }: typeof first) =>
      value.figure.value?.sign() === 0
        ? line`为零`
        : line`${wording.amount(value)}${growthClause(growth, '，')}`
    const further = others.map((part) => {
      const sum = part.window === 'ytd' ? '累计' : ''
      return line`${withinYear(month, part.window)}${sum}${amount(part)}`
    })
    return line`${join([line`${when}，${wording.trade(flow, product)}${amount(first)}`, ...further], '；')}。`
  },
  remark({ flow, month, product }, window, facts, wording) {
    const [when, verb] = [withinYear(month, window), verbs[flow]]
    const trade = wording.trade(flow, product)
    switch (facts.kind) {
      case 'contribution': {
        const up = getSign(facts.points) === 1
        const whose =
          facts.by === 'partner'
            ? line`${product}${tradeWith(facts.name, flow)}`
            : line`${facts.name}${trade}`
        const points = line`${figureSpan(facts.points, 'absolute')}个百分点`
        return line`${when}，${whose}比上年同期${up ? '增加' : '减少'}${wording.amount(facts.difference)}，${up ? '拉动' : '拖累'}${verb}增长${points}。`
      }
      case 'record':
        return line`${when}，${trade}${wording.amount(facts.value)}，为${period(facts.since, 'month')}以来单月${facts.which === 'highest' ? '最高' : '最低'}。`
      case 'turn':
        return line`${when}，${trade}同比由上月${change(facts.before, '%')}转为${change(facts.growth, '%')}，此前至少连续两个月${getSign(facts.before) === 1 ? '上升' : '下降'}。`
      case 'rank':
        return line`${when}，${facts.name}在${trade}的贸易伙伴中${rankMove(facts, '上年同期的')}。`
    }
  },
  rules: ({ placeTerms }, top) =>
    `要点的选取：对增长的贡献不小于1个百分点者，按贸易伙伴和${placeTerms.by}各取最大两项；末月金额为现有连续各月（至少24个月）中最高或最低；同比方向与此前连续两个月相反；本期居前${numeral(top)}位的贸易伙伴名次变动不少于三位或升至首位，取最大两项。`,
  withoutPlaces: (flows, { placeTerms: { by } }) =>
    `${by}：缺少${by === '分省' ? '分注册地' : by}的${flows.map((flow) => verbs[flow]).join('、')}数据，要点未涉及${by}情况。`,
}
