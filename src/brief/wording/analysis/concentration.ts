import type { Flow, Language } from '../../../trade/trade.ts'
import { figureSpan, type Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import { enTrade, enWhen, zhFlow, zhLead } from '../captions.ts'
import { list as enList, period as enPeriod, plain, withArticle } from '../en-phrases.ts'
import { join, line } from '../inline-template.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'
import { verbs, list as zhList, period as zhPeriod } from '../zh-phrases.ts'
import { type AnalysisFacts, getSign } from './phrases.ts'

export interface Newcomer {
  readonly name: string
  readonly value: Shown
}

export interface Climber {
  readonly name: string
  readonly from: Shown
  readonly to: Shown
}

export interface ConcentrationFacts extends AnalysisFacts {
  readonly number: Shown
  readonly numberChange: Shown
  readonly largestThree: Shown
  readonly largestThreeChange: Shown
  readonly index: Shown
  readonly indexChange: Shown
  /** Partners that were not there a year before, and those that are gone; the largest, and how many in all. */
  readonly entered: readonly Newcomer[]
  readonly enteredCount: number
  readonly left: readonly Newcomer[]
  readonly leftCount: number
  /** Of the ranking, those that moved most. */
  readonly moved: readonly Climber[]
}

export interface ConcentrationWords {
  readonly heading: string
  flow(flow: Flow): string
  sentences(facts: ConcentrationFacts, wording: Wording): readonly Inline[]
  caption(facts: CaptionFacts): string
  column: { readonly now: string; readonly before: string; readonly change: string }
  row: Readonly<Record<'number' | 'cr3' | 'cr10' | 'hhi' | 'effective', string>>
  /** @param without whether re-imports are left out, as they are of shares. */
  note(without: boolean): string
}

const zh: ConcentrationWords = {
  heading: '集中度与格局变化',
  flow: (flow) => `${verbs[flow]}集中度`,
  sentences(facts, wording) {
    const { flow, number, numberChange, largestThree, largestThreeChange, index, indexChange } = facts
    const [when, verb] = [zhPeriod(facts.month, facts.window), verbs[flow]]
    if (number.figure.value?.sign() === 0) return line`${when}，没有${verb}贸易伙伴。`
    const more = getSign(numberChange)
    const count =
      more === 0
        ? '与上年同期持平'
        : line`比上年同期${more === 1 ? '增加' : '减少'}${figureSpan(numberChange, 'absolute')}个`
    const three = movedZh(largestThreeChange, '提高', '降低', '个百分点')
    const concentrated = movedZh(indexChange, '上升', '下降', '')
    return join(
      [
        line`${when}，${verb}贸易伙伴共${figureSpan(number)}个，${count}；前三大所占比重为${figureSpan(largestThree)}%${three}；赫芬达尔—赫希曼指数为${figureSpan(index)}${concentrated}。`,
        comeAndGoneZh(facts, wording),
        facts.moved.length === 0
          ? ''
          : line`名次变化最大的为${zhList(facts.moved.map(({ name, from, to }) => line`${name}（由第${figureSpan(from)}位至第${figureSpan(to)}位）`))}。`,
      ],
      '',
    )
  },
  caption: (facts) => `${zhLead(facts)}${zhFlow(facts)}集中度（按贸易伙伴）`,
  column: { now: '本期', before: '上年同期', change: '变化' },
  row: {
    number: '贸易伙伴数（个）',
    cr3: '前三大比重（%）',
    cr10: '前十大比重（%）',
    hhi: '赫芬达尔—赫希曼指数',
    effective: '等效贸易伙伴数（个）',
  },
  note: (without) =>
    `注：${without ? '不含国货复进口。' : ''}赫芬达尔—赫希曼指数为各贸易伙伴比重（以1计）平方和乘以10000；等效贸易伙伴数为该平方和的倒数，即同等集中程度所相当的等份额贸易伙伴个数。比重的变化以百分点计。`,
}

/** ，比上年同期提高1.2个百分点; nothing where there was no trade to compare with. */
function movedZh(change: Shown, up: string, down: string, unit: string): Inline[] {
  const sign = getSign(change)
  if (sign === null) return []
  if (sign === 0) return line`，与上年同期持平`
  if (/^-?[0.,]+$/.test(change.text)) return line`，与上年同期基本持平`
  return line`，比上年同期${sign === 1 ? up : down}${figureSpan(change, 'absolute')}${unit}`
}

function comeAndGoneZh(
  { flow, entered, enteredCount, left, leftCount }: ConcentrationFacts,
  wording: Wording,
) {
  const verb = verbs[flow]
  const each = ({ name, value }: Newcomer) => line`${name}（${wording.amount(value)}）`
  const before = ({ name, value }: Newcomer) => line`${name}（上年同期${wording.amount(value)}）`
  const subject = (count: number, shown: readonly Newcomer[]) => (count > shown.length ? `等${count}个` : '')
  const come =
    enteredCount === 0
      ? '没有新增的贸易伙伴'
      : line`新增贸易伙伴${zhList(entered.map(each))}${subject(enteredCount, entered)}`
  const gone =
    leftCount === 0
      ? '没有退出的贸易伙伴'
      : line`${zhList(left.map(before))}${subject(leftCount, left)}不再有${verb}`
  return line`与上年同期相比，${come}；${gone}。`
}

const en: ConcentrationWords = {
  heading: 'Concentration and what is new',
  flow: (flow) => `Concentration of ${plain[flow]}`,
  sentences(facts, wording) {
    const { flow, number, numberChange, largestThree, largestThreeChange, index, indexChange } = facts
    const [when, what] = [enPeriod(facts.month, facts.window), plain[flow]]
    if (number.figure.value?.sign() === 0) return line`In ${when}, ${what} had no partners.`
    const more = getSign(numberChange)
    const count =
      more === 0
        ? 'as many as a year before'
        : line`${figureSpan(numberChange, 'absolute')} ${more === 1 ? 'more' : 'fewer'} than a year before`
    const points = movedEn(largestThreeChange, ' points')
    return join(
      [
        line`In ${when}, ${what} had ${figureSpan(number)} ${number.figure.value?.toString() === '1' ? 'partner' : 'partners'}, ${count}.`,
        line`The largest three accounted for ${figureSpan(largestThree)}%${points}; the Herfindahl-Hirschman index was ${figureSpan(index)}${movedEn(indexChange, '')}.`,
        comeAndGoneEn(facts, wording),
        ...(facts.moved.length === 0
          ? []
          : [
              line`The largest moves in the ranking: ${enList(facts.moved.map(({ name, from, to }) => line`${withArticle(name)} (from place ${figureSpan(from)} to ${figureSpan(to)})`))}.`,
            ]),
      ],
      ' ',
    )
  },
  caption: (facts) => `Concentration of ${enTrade(facts)} by partner, ${enWhen(facts)}`,
  column: { now: 'Now', before: 'A year before', change: 'Change' },
  row: {
    number: 'Partners',
    cr3: 'Share of the largest three (%)',
    cr10: 'Share of the largest ten (%)',
    hhi: 'Herfindahl-Hirschman index',
    effective: 'Number of equals',
  },
  note: (without) =>
    `Note: ${without ? 'Re-imports are left out. ' : ''}The Herfindahl-Hirschman index is the sum of squared shares of partners, times 10,000; the number of equals is how many partners of equal size would be as concentrated. Shares change by percentage points.`,
}

function movedEn(change: Shown, unit: string): Inline[] {
  const sign = getSign(change)
  if (sign === null) return []
  if (sign === 0) return line`, as a year before`
  if (/^-?[0.,]+$/.test(change.text)) return line`, almost as a year before`
  return line`, ${sign === 1 ? 'up' : 'down'} ${figureSpan(change, 'absolute')}${unit}`
}

function comeAndGoneEn({ entered, enteredCount, left, leftCount }: ConcentrationFacts, wording: Wording) {
  const now = ({ name, value }: Newcomer) => line`${withArticle(name)} (${wording.amount(value)})`
  const before = ({ name, value }: Newcomer) =>
    line`${withArticle(name)} (${wording.amount(value)} a year before)`
  const are = (count: number, shown: readonly Newcomer[], subject: typeof now, what: string) => {
    const more = count > shown.length ? `, the largest of ${count}` : ''
    return line`${enList(shown.map(subject))}${more}${more ? ',' : ''} ${count === 1 ? 'is' : 'are'} ${what}`
  }
  const come = enteredCount === 0 ? line`no partner is new` : are(enteredCount, entered, now, 'new')
  const gone = leftCount === 0 ? line`none is gone` : are(leftCount, left, before, 'gone')
  return line`Compared with a year before, ${come}; ${gone}.`
}

export const concentrationWords: Readonly<Record<Language, ConcentrationWords>> = { zh, en }
