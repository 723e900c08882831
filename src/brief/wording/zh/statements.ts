import { findPublication, type Valuation } from '../../../codes/publications/publications.ts'
import {
  type Currency,
  type Dimension,
  nameMonthRange,
  currencyNames as names,
  perCurrency,
} from '../../../trade/trade.ts'
import { figureSpan } from '../../display.ts'
import type { Inline } from '../../document.ts'
import { concat, line } from '../inline-template.ts'
import { flowOfAll } from '../trader.ts'
import type { StatementFacts } from '../wording-interface.ts'
import { zhCodeStatements } from './code-statements.ts'
import { day, period, verbs, windowWords } from './phrases/phrases.ts'
import type { ZhPlaceWords } from './place-words.ts'
import { tradeInGoods, tradeWith } from './trader.ts'

/** What a Chinese brief says about itself: what it stands on, and how to read it. */
export function zhStatements(facts: StatementFacts, product: string, places: ZhPlaceWords): Inline[][] {
  const publication = facts.source === undefined ? undefined : findPublication(facts.source)
  return [
    line`数据：${publication?.name.zh ?? '中国海关总署统计数据'}，采用截至${day(facts.asOf)}公布的数；本报告依据${String(facts.files)}个文件中的${String(facts.rows)}行记录汇总${facts.others ? `，另据其他报告方统计的${facts.others.files}个文件中的${facts.others.rows}行记录` : ''}。`,
    ...(publication?.note ? [line`数据性质：${publication.note.zh}`] : []),
    ...(facts.isOfUnion
      ? [line`范围：欧盟的进出口是同非成员国的贸易，不含成员国之间的贸易，成员按来源的口径。`]
      : []),
    ...scope(facts, product, places),
    ...facts.notes.map((note) => line`数据性质：${note}`),
    ...facts.otherNotes.map(({ reporter, note }) => line`数据性质（${reporter}）：${note}`),
    ...overruled(facts),
    ...cuts(facts),
    ...confirmed(facts),
    line`同比基数：${base(facts)}`,
    ...facts.borrowed.map(
      ({ year, holding, used }) =>
        line`商品编码：${String(year)}年适用${holding}，产品文件未列其编码，沿用${used}编码统计。`,
    ),
    ...zhCodeStatements(facts),
    ...without(facts, product, places.by),
    line`计价：${valuation(facts)}`,
    ...(facts.showsPlaces ? [line`${places.statement}`] : []),
    line`本报告的总值、比重和同比均按四舍五入前的数据计算，部分合计数、差额或相对数可能与按所列数字计算的结果略有出入。`,
    ...(facts.commented
      ? [line`评论由编制人员撰写；其中按编号引用的数字与各表同源，直接写出的数字不由数据生成。`]
      : []),
    ...lowBases(facts),
  ]
}

function base({
  source,
  base: subject,
  showsNation,
  printedBases: { totals, files },
}: StatementFacts): string {
  const revisions = source === undefined ? '海关修订' : '修订'
  if (subject === 'latest')
    return `上年同期数据采用截至上述日期的最新数据（含${revisions}），并非首次发布值${showsNation ? '；全国总值的上年同期数采用海关统计月报首次公布的数' : ''}。`
  if (totals.length === 0) return `上年同期数据采用首次发布值，不含此后的${revisions}。`
  const names = totals.map(({ flow, measure }) => `${verbs[flow]}${measure === 'value' ? '总额' : '总量'}`)
  return `${names.join('、')}的上年同期数采用海关统计月报量值表首次公布的数据（${files.join('、')}），按所印单位取整；其他上年同期数据采用明细数据的首次发布值，不含此后的海关修订。`
}

/** What the brief is of, where that is not the whole country's trade in one product. */
function scope({ kind, trader, flows }: StatementFacts, product: string, places: ZhPlaceWords): Inline[][] {
  const whose = tradeInGoods(trader, flowOfAll(flows), { product, name: trader.name })
  switch (kind) {
    case 'product':
      return []
    case 'comparison':
      return [line`范围：本报告并列比较几个产品；列入不止一个产品的商品编码，在合计中只计一次。`]
    case 'partner':
      return [
        line`范围：本报告只含${whose}，不含与其他贸易伙伴的贸易；合计为所列各产品之和，不是双边贸易的全部。`,
      ]
    case 'place':
      return [
        line`范围：本报告只含${whose}（${places.basis}），不含其他${places.noun}；合计为所列各产品之和，不是该地贸易的全部。`,
      ]
  }
}

function overruled({ overruled: files }: StatementFacts): Inline[][] {
  if (files.length === 0) return []
  return [line`数据缺口：${files.join('、')}达到查询上限，末月数据可能不全，经使用者确认后采用。`]
}

/** What was implausible and is printed all the same, since somebody confirmed it. */
function confirmed({ confirmed: confirmedDatas }: StatementFacts): Inline[][] {
  return confirmedDatas.map(
    ({ words, confirmed: { confirmedBy, confirmedAt, reason } }) =>
      line`数据确认：${words.zh}；${confirmedBy ?? ''}于${day(confirmedAt)}确认无误${reason === null ? '' : `（${reason}）`}。`,
  )
}

/** The years of a brief can come from queries of different dimensions, whose totals are the same. */
function cuts({ cuts: flows }: StatementFacts): Inline[][] {
  return flows.map(({ flow, uses }) => {
    const each = uses.map(({ cut, months }) => {
      const names = cut.map((dimension) => dimensionNames[dimension])
      return `${nameMonthRange(months).zh.replace(/(?<=\d)–(?=\d)/, '-')}按${names.join('、')}的查询结果`
    })
    return line`查询口径：${verbs[flow]}数据采用${each.join('，')}汇总。`
  })
}

const dimensionNames: Readonly<Record<Dimension, string>> = {
  commodity: '商品',
  partner: '贸易伙伴',
  procedure: '贸易方式',
  place: '注册地',
}

function without(facts: StatementFacts, product: string, byPlace: string) {
  const { without: left, flows, showsPartners, showsPlaces, source, trader } = facts
  if (!showsPartners) return []
  return flows.flatMap((flow) => {
    const { names, reimports } = left[flow]
    if (names.length === 0) return []
    const verb = verbs[flow]
    const origin =
      source === undefined ? '原产国为中国的复进口（国货复进口）' : `${trader.reporter}货物的复进口`
    const what = reimports ? origin : names.join('、')
    const gross = showsPlaces ? `总体情况和${byPlace}数据包含该部分。` : '总体情况包含该部分。'
    return [
      line`${verb}区域分布：所占比重的分母（文中所称${product}贸易${verb}总额）及地区排名均不含${what}；${gross}`,
    ]
  })
}

function valuation({ flows, source, currency, secondCurrency }: StatementFacts): string {
  const { valuation: basis } = (source === undefined ? undefined : findPublication(source)) ?? customs
  const money = currencyNames[currency]
  const second = secondCurrency ? `，总额另以${currencyNames[secondCurrency]}列示` : ''
  const [first = 'export', other] = flows
  const isSame = other !== undefined && basis[first] === basis[other]
  const words = isSame
    ? `进出口均按${valuationNames[basis[first]]}`
    : flows.map((flow) => `${verbs[flow]}按${valuationNames[basis[flow]]}`).join('，')
  return `${words}统计，以${money}计${second}。`
}

const customs = { valuation: { export: 'FOB', import: 'CIF' } } as const

export const valuationNames: Readonly<Record<Valuation, string>> = {
  FOB: '离岸价（FOB）',
  CIF: '到岸价（CIF）',
  FAS: '船边交货价（FAS）',
  customs: '海关估价（不含国际运费和保险费）',
  published: '发布机构自定的计价方式',
}

export const currencyNames: Readonly<Record<Currency, string>> = perCurrency((code) => names[code].zh)

function lowBases({ lowBases: marked }: StatementFacts): Inline[][] {
  if (marked.length === 0) return []
  const each = marked.map(({ name, dimension, flow, window, until, growth, reporter = '' }, index) => {
    const when = until ? period(until, window) : windowWords[window]
    return concat([
      index === 0 ? '' : '、',
      dimension === 'partner'
        ? `${reporter}${when}${tradeWith(name, flow)}（`
        : `${reporter}${name}${when}${verbs[flow]}（`,
      figureSpan(growth),
      '%）',
    ])
  })
  return [line`基数较小：${concat(each)}的上年同期金额很小，同比仅供参考。`]
}
