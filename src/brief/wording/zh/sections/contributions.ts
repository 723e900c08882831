import { figureSpan } from '../../../display.ts'
import { line } from '../../inline-template.ts'
import type { ContributionWords, Contributor } from '../../section-words/section-words.ts'
import { captionOfTrade } from '../captions.ts'
import { change, list, period, verbs } from '../phrases/phrases.ts'

export const contributions: ContributionWords = {
  heading: '增长贡献',
  flow: (flow) => `${verbs[flow]}增长的来源`,
  sentence({ flow, month, window, by, first, product, growth, gains, losses }, wording) {
    const when = period(month, window)
    const trade = wording.trade(flow, product)
    if (growth.figure.value === null)
      return first ? line`${when}，${trade}没有上年同期数可比，不计算增长贡献。` : []
    const lead = first ? line`${when}，${trade}同比${change(growth, '%')}。` : []
    const who = by === 'partner' ? '贸易伙伴中' : `各${wording.placesWord}中`
    const each = ({ name, points }: Contributor) => line`${name}（${figureSpan(points)}个百分点）`
    const up = line`拉动最大的为${list(gains.map(each))}`
    const down = line`拖累最大的为${list(losses.map(each))}`
    if (gains.length === 0 && losses.length === 0) return line`${lead}${who}，没有明显的拉动或拖累。`
    if (gains.length === 0) return line`${lead}${who}，${down}，没有明显的拉动。`
    if (losses.length === 0) return line`${lead}${who}，${up}，没有明显的拖累。`
    return line`${lead}${who}，${up}；${down}。`
  },
  caption: (facts) => `${captionOfTrade(facts)}增长贡献`,
  chart: (facts) => `${captionOfTrade(facts)}增长的主要来源`,
  points: '百分点',
  column: { either: () => '区域', change: '增减额', points: '贡献（百分点）' },
  block(dimension, kind, { placeTerms }) {
    const most = { gains: '拉动最大', losses: '拖累最大' }
    return `${dimension === 'partner' ? '贸易伙伴' : placeTerms.by}：${most[kind]}`
  },
  whole: '合计',
  note(flow, by, reimports, { placeTerms }) {
    const each = by.map((dimension) => (dimension === 'partner' ? '贸易伙伴' : placeTerms.each))
    const allParts = each.length > 1 ? `全部${each[0]}（或全部${each[1]}）` : `全部${each[0]}`
    const origin = reimports && by.includes('partner') ? `贸易伙伴含${reimports}。` : ''
    return `注：贡献为本期与上年同期之差除以上年同期${verbs[flow]}总额，单位为百分点；${allParts}的贡献之和等于${verbs[flow]}额的同比增速。${origin}`
  },
}
