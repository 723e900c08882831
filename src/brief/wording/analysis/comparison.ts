import type { FigureFlow, Language, Month, Window } from '../../../trade/trade.ts'
import { figureSpan, type Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import type { Kind } from '../../product/product.ts'
import { enTrade, enWhen, zhFlow, zhLead } from '../captions.ts'
import { change, list as enList, period as enPeriod, plain } from '../en-phrases.ts'
import { join, line } from '../inline-template.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'
import { growthClause, verbs, period as zhPeriod } from '../zh-phrases.ts'
import { getSign } from './phrases.ts'

/** A class or product beside others. */
export interface ComparedPart {
  readonly name: string
  readonly value: Shown
  readonly growth: Shown
  /** To the growth of all together, in points. */
  readonly contribution: Shown
}

export interface ComparisonFacts {
  /** Exports and imports together where the brief has both. */
  readonly flow: FigureFlow
  readonly month: Month
  readonly window: Window
  readonly kind: Kind
  /** The largest first; without trade, none. */
  readonly parts: readonly ComparedPart[]
  /** How many are told one by one. */
  readonly named: number
}

export interface ComparisonWords {
  heading(kind: Kind): string
  sentences(facts: ComparisonFacts, wording: Wording): readonly Inline[]
  caption(kind: Kind, facts: CaptionFacts): string
  column(kind: Kind): string
  amount(flow: FigureFlow): string
  readonly contribution: string
  readonly whole: string
}

/** The one that adds most to growth and the one that takes most away, where they are told apart from zero. */
function extremes(parts: readonly ComparedPart[]) {
  const comparedParts = parts.filter(({ contribution: { text } }) => /[1-9]/.test(text))
  const by = (sign: 1 | -1) =>
    comparedParts
      .filter(({ contribution }) => getSign(contribution) === sign)
      .sort((a, b) => {
        const [first, second] = [a.contribution.figure.value, b.contribution.figure.value]
        return first && second ? second.abs().compare(first.abs()) : 0
      })[0]
  return { up: by(1), down: by(-1) }
}

const zhParts = (kind: Kind) => (kind === 'product' ? '分类' : '产品')

const zh: ComparisonWords = {
  heading: (kind) => `分${zhParts(kind)}比较`,
  sentences({ flow, month, window, kind, parts, named }, wording) {
    const [when, verb] = [zhPeriod(month, window), verbs[flow]]
    if (parts.length === 0) return line`${when}，各${zhParts(kind)}均无${verb}。`
    const each = parts
      .slice(0, named)
      .map(
        ({ name, value, growth }) =>
          line`${name}${verb}${wording.amount(value)}${growthClause(growth, '，')}`,
      )
    const { up, down } = extremes(parts)
    const points = ({ name, contribution }: ComparedPart) =>
      line`${name}（${figureSpan(contribution)}个百分点）`
    const most = [
      ...(up ? [line`拉动最大的为${points(up)}`] : []),
      ...(down ? [line`拖累最大的为${points(down)}`] : []),
    ]
    const growth = most.length > 0 ? line`对${verb}总额增长，${join(most, '，')}。` : []
    return line`${when}，各${zhParts(kind)}中，${join(each, '；')}。${growth}`
  },
  caption: (kind, facts) => `${zhLead(facts)}分${zhParts(kind)}${zhFlow(facts)}情况`,
  column: zhParts,
  amount: (flow) => `${verbs[flow]}额`,
  contribution: '贡献（百分点）',
  whole: '合计',
}

const enParts = (kind: Kind) => (kind === 'product' ? 'class' : 'product')

const en: ComparisonWords = {
  heading: (kind) => (kind === 'product' ? 'Classes compared' : 'Products compared'),
  sentences({ flow, month, window, kind, parts, named }, wording) {
    const [when, what] = [enPeriod(month, window), plain[flow]]
    if (parts.length === 0) return line`In ${when} there was no ${what} in any ${enParts(kind)}.`
    const each = parts
      .slice(0, named)
      .map(
        ({ name, value, growth }) => line`${wording.amount(value)} for ${inText(name)}${change(growth, '')}`,
      )
    const { up, down } = extremes(parts)
    const points = ({ name, contribution }: ComparedPart) =>
      line`${inText(name)} (${figureSpan(contribution)} points)`
    const most = [
      ...(up ? [line`the largest gain came from ${points(up)}`] : []),
      ...(down ? [line`the largest loss from ${points(down)}`] : []),
    ]
    const growth = most.length > 0 ? line` Of the growth of all together, ${enList(most)}.` : []
    return line`In ${when}, ${what} came to ${join(each, '; ')}.${growth}`
  },
  caption: (kind, facts) => `${enTrade(facts)} by ${enParts(kind)}, ${enWhen(facts)}`,
  column: (kind) => (kind === 'product' ? 'Class' : 'Product'),
  amount: (flow) => ({ trade: 'Trade', export: 'Exports', import: 'Imports', net: 'Net exports' })[flow],
  contribution: 'Contribution (points)',
  whole: 'Total',
}

/** Wafers as wafers, but LED lamps as they are. */
const inText = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

export const comparisonWords: Readonly<Record<Language, ComparisonWords>> = { zh, en }
