import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { join, line } from '../../inline-template.ts'
import {
  areSameGrowers,
  type Grower,
  type LeaderWords,
  type MemberDimension,
} from '../../section-words/section-words.ts'
import { getSign, looksZero } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { captionOfTrade } from '../captions.ts'
import { change, list, numeral, period, verbs } from '../phrases/phrases.ts'

const members = (by: MemberDimension, { placesWord }: Wording): string =>
  by === 'partner' ? '贸易伙伴' : placesWord

export const leaders: LeaderWords = {
  heading: '领先者与增速',
  flow: (flow) => `${verbs[flow]}领先者与增速`,
  lead(facts, wording) {
    const { product, flow, month, by, name, months, since, replaced, isLonger } = facts
    const first = line`${wording.trade(flow, product)}第一大${members(by, wording)}`
    const [now, from] = [period(month, 'month'), period(since, 'month')]
    if (isLonger) return line`截至${now}，${name}已连续${figureSpan(months)}个月以上为${first}。`
    if (since === month)
      return replaced === null
        ? line`${now}，${name}为${first}。`
        : line`${now}，${name}取代${replaced}成为${first}。`
    if (replaced === null)
      return line`${from}以来（${facts.isAfterNone ? `此前一个月无可排名的${members(by, wording)}` : '现有数据所及'}），${name}连续${figureSpan(months)}个月为${first}。`
    return line`${name}自${from}起取代${replaced}成为${first}，至${now}已连续${figureSpan(months)}个月。`
  },
  growers({ product, flow, month, window, by, joint, ofLargest, largest, ofFloor, floor }, wording) {
    const who = members(by, wording)
    const isSame = areSameGrowers(ofLargest, ofFloor)
    const each = ({ name, growth }: Grower) => line`${name}（同比${change(growth, '%')}）`
    const shares = joint.map(
      ({ count, share, change: moved }, index) =>
        line`前${numeral(count)}位${index === 0 ? `${who}合计` : ''}占${figureSpan(share)}%${points(moved)}`,
    )
    const parts = [
      ...(shares.length > 0 ? [join(shares, '，')] : []),
      ...(ofLargest.length > 0
        ? [
            line`前${numeral(largest)}位${who}${isSame ? `和占比不低于${floor}%的${who}中，增长最快的均为` : '中，增长最快的为'}${list(ofLargest.map(each))}`,
          ]
        : []),
      ...(ofFloor.length > 0 && !isSame
        ? [line`占比不低于${String(floor)}%的${who}中，增长最快的为${list(ofFloor.map(each))}`]
        : []),
    ]
    const lead = product ? line`${period(month, window)}，${wording.trade(flow, product)}中，` : []
    return line`${lead}${join(parts, '；')}。`
  },
  tooFew: ({ product, flow, month, window, isNone }, wording) =>
    isNone
      ? wording.none(period(month, window), flow, product)
      : line`${period(month, window)}，${wording.trade(flow, product)}的贸易伙伴过少，不作比较。`,
  caption: (facts) => `${captionOfTrade(facts)}领先者与增速`,
  column: {
    name: '项目',
    share: '所占比重（%）',
    shareChange: '比重变化（百分点）',
    growth: '同比变化（%）',
  },
  block: {
    joint: (by, wording) => `${members(by, wording)}合计比重`,
    ofLargest: (by, count, wording) => `前${numeral(count)}位${members(by, wording)}中增长最快`,
    ofFloor: (by, floor, wording) => `占比不低于${floor}%的${members(by, wording)}中增长最快`,
  },
  joint: (count) => `前${numeral(count)}位`,
  note: (floor) =>
    `注：领先的月数按各月金额逐月比较，以现有连续月份的数据为限。增长最快者按同比由高到低排列，只列增长者；占比不低于${floor}%指占本期总额，不含上年同期基数较小者。`,
}

/** （比上年同期提高1.2个百分点）; nothing where there is no share a year before. */
function points(moved: Shown): Inline[] {
  const sign = getSign(moved)
  if (sign === null || looksZero(moved)) return []
  return line`（比上年同期${sign === 1 ? '提高' : '降低'}${figureSpan(moved, 'absolute')}个百分点）`
}
