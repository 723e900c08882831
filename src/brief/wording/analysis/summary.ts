import type { Flow, Language, Month, Window } from '../../../trade/trade.ts'
import { figureSpan, type Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import {
  capitalized,
  change,
  period as enPeriod,
  withinYear as enWithinYear,
  plain,
  withArticle,
} from '../en-phrases.ts'
import { line } from '../inline-template.ts'
import type { Wording } from '../wording-interface.ts'
import { growthClause, verbs, period as zhPeriod, withinYear as zhWithinYear } from '../zh-phrases.ts'
import { type AnalysisFacts, enChange, getSign, zhChange } from './phrases.ts'

/** A remarkable fact with its figures. */
export type RemarkFacts =
  | {
      readonly kind: 'contribution'
      readonly by: 'partner' | 'place'
      readonly name: string
      readonly points: Shown
      readonly difference: Shown
    }
  | {
      readonly kind: 'record'
      readonly which: 'highest' | 'lowest'
      readonly value: Shown
      readonly since: Month
    }
  | { readonly kind: 'turn'; readonly growth: Shown; readonly before: Shown }
  | { readonly kind: 'rank'; readonly name: string; readonly from: Shown; readonly to: Shown }

export interface LeadFacts extends AnalysisFacts {
  readonly product: readonly Inline[]
  readonly value: Shown
  readonly growth: Shown
}

export interface SummaryWords {
  readonly heading: string
  /** A flow in one sentence. */
  lead(facts: LeadFacts, wording: Wording): readonly Inline[]
  remark(flow: Flow, month: Month, window: Window, facts: RemarkFacts, wording: Wording): readonly Inline[]
  /** How the facts were chosen. */
  readonly rules: string
  /** Of which flows there are no data by place. */
  withoutPlaces(flows: readonly Flow[]): string
}

const zh: SummaryWords = {
  heading: '要点',
  lead: ({ flow, month, window, product, value, growth }, wording) =>
    value.figure.value?.sign() === 0
      ? line`${zhPeriod(month, window)}，${product}无${verbs[flow]}。`
      : line`${zhPeriod(month, window)}，${product}${verbs[flow]}${wording.amount(value)}${growthClause(growth, '，')}。`,
  remark(flow, month, window, facts, wording) {
    const [when, verb] = [zhWithinYear(month, window), verbs[flow]]
    switch (facts.kind) {
      case 'contribution': {
        const up = getSign(facts.points) === 1
        return line`${up ? '拉动' : '拖累'}：${facts.name}${verb}比上年同期${up ? '增加' : '减少'}${wording.amount(facts.difference)}，${up ? '拉动' : '拖累'}${when}${verb}增长${figureSpan(facts.points, 'absolute')}个百分点。`
      }
      case 'record':
        return line`${facts.which === 'highest' ? '新高' : '新低'}：${when}${verb}${wording.amount(facts.value)}，为${zhPeriod(facts.since, 'month')}以来各月${facts.which === 'highest' ? '最高' : '最低'}。`
      case 'turn':
        return line`转折：${when}${verb}同比由上月${zhChange(facts.before)}转为${zhChange(facts.growth)}，此前至少连续两个月${getSign(facts.before) === 1 ? '上升' : '下降'}。`
      case 'rank':
        return line`名次：${when}${facts.name}在${verb}贸易伙伴中由上年同期第${figureSpan(facts.from)}位至第${figureSpan(facts.to)}位。`
    }
  },
  rules:
    '要点的选取：对增长的贡献不小于1个百分点者，按贸易伙伴和省市各取最大两项；当月金额为已载入且连续的各月（至少24个月）中最高或最低；同比方向与此前连续两个月相反；前列贸易伙伴名次变动不少于三位或首位易主，取最大两项。',
  withoutPlaces: (flows) =>
    `分省：没有载入分注册地的${flows.map((flow) => verbs[flow]).join('、')}数据，要点未涉及省市。`,
}

const en: SummaryWords = {
  heading: 'In brief',
  lead: ({ flow, month, window, product, value, growth }, wording) =>
    value.figure.value?.sign() === 0
      ? line`In ${enPeriod(month, window)} there were no ${plain[flow]} of ${product}.`
      : line`In ${enPeriod(month, window)}, ${plain[flow]} of ${product} were ${wording.amount(value)}${change(growth, ' year on year')}.`,
  // Each on one line, so that the brief is one page.
  remark(flow, month, window, facts, wording) {
    const what = plain[flow]
    switch (facts.kind) {
      case 'contribution': {
        const up = getSign(facts.points) === 1
        const who =
          facts.by === 'place'
            ? `${what} registered in ${facts.name}`
            : `${what} ${flow === 'export' ? 'to' : 'from'} ${withArticle(facts.name)}`
        return line`${up ? 'Gain' : 'Loss'}: ${who} ${up ? 'rose' : 'fell'} by ${wording.amount(facts.difference)} (${figureSpan(facts.points)} points).`
      }
      case 'record':
        return line`Record: ${what} of ${wording.amount(facts.value)} were the ${facts.which} of any month since ${enPeriod(facts.since, 'month')}.`
      case 'turn':
        return line`Turn: ${what} ${enChange(facts.growth)} in ${enWithinYear(month, window)}; the month before, they ${enChange(facts.before)}.`
      case 'rank':
        return line`Ranking: ${capitalized(withArticle(facts.name))} moved from place ${figureSpan(facts.from)} to place ${figureSpan(facts.to)} among partners of ${what}.`
    }
  },
  rules:
    'Facts told in brief: contributions to the growth of a flow (in points) of one percentage point or more, the largest two by partner and by place; the highest or lowest of 24 months or more in a row; growth that turned after two months the other way; moves of three places or more, or of the first place, among partners, the largest two.',
  withoutPlaces: (flows) =>
    `Places: no ${flows.map((flow) => plain[flow]).join(' or ')} by place of registration were loaded, so that the facts are of partners alone.`,
}

export const summaryWords: Readonly<Record<Language, SummaryWords>> = { zh, en }
