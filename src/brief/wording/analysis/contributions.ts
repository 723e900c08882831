import type { Flow, Language } from '../../../trade/trade.ts'
import { figureSpan, type Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import { enTrade, enWhen, zhFlow, zhLead } from '../captions.ts'
import { list as enList, period as enPeriod, plain, withArticle } from '../en-phrases.ts'
import { line } from '../inline-template.ts'
import type { CaptionFacts } from '../wording-interface.ts'
import { verbs, list as zhList, period as zhPeriod } from '../zh-phrases.ts'
import { type AnalysisFacts, enChange, zhChange } from './phrases.ts'

/** Someone with the points that it adds to growth. */
export interface Contributor {
  readonly name: string
  readonly points: Shown
}

export interface ContributionFacts extends AnalysisFacts {
  readonly by: 'partner' | 'place'
  /** Whether it is the first of these sentences, which tells the growth itself. */
  readonly first: boolean
  readonly growth: Shown
  /** Those that add most, and those that take away most; the largest first. Only what does not print as zero. */
  readonly gains: readonly Contributor[]
  readonly losses: readonly Contributor[]
}

export interface ContributionWords {
  readonly heading: string
  flow(flow: Flow): string
  sentence(facts: ContributionFacts): readonly Inline[]
  caption(facts: CaptionFacts): string
  /** The title of the chart, and the unit of its bars. */
  chart(facts: CaptionFacts): string
  readonly points: string
  column: { readonly partner: string; readonly change: string; readonly points: string }
  block: Readonly<Record<'partner' | 'place', Readonly<Record<'gains' | 'losses', string>>>>
  readonly whole: string
  note(flow: Flow): string
}

const zh: ContributionWords = {
  heading: '增长贡献',
  flow: (flow) => `${verbs[flow]}增长的来源`,
  sentence({ flow, month, window, by, first, growth, gains, losses }) {
    const [when, verb] = [zhPeriod(month, window), verbs[flow]]
    const who = by === 'partner' ? '贸易伙伴中' : '各省市中'
    if (growth.figure.value === null) return first ? line`${when}，上年同期无${verb}，不计算增长贡献。` : []
    const lead = first ? line`${when}，${verb}同比${zhChange(growth)}。` : []
    const each = ({ name, points }: Contributor) => line`${name}（${figureSpan(points)}个百分点）`
    const up = gains.length > 0 ? line`拉动最大的为${zhList(gains.map(each))}` : line`没有明显拉动`
    const down = losses.length > 0 ? line`拖累最大的为${zhList(losses.map(each))}` : line`没有明显拖累`
    return line`${lead}${who}，${up}；${down}。`
  },
  caption: (facts) => `${zhLead(facts)}${zhFlow(facts)}增长贡献`,
  chart: (facts) => `${zhLead(facts)}${zhFlow(facts)}增长的主要来源`,
  points: '百分点',
  column: { partner: '区域', change: '增减额', points: '贡献（百分点）' },
  block: {
    partner: { gains: '贸易伙伴：拉动最大', losses: '贸易伙伴：拖累最大' },
    place: { gains: '省市：拉动最大', losses: '省市：拖累最大' },
  },
  whole: '合计',
  note: (flow) =>
    `注：贡献为本期与上年同期之差除以上年同期${verbs[flow]}总额，单位为百分点；全部贸易伙伴（或全部省市）的贡献之和等于${verbs[flow]}额的同比增速。${flow === 'import' ? '贸易伙伴含中国（国货复进口）。' : ''}`,
}

const en: ContributionWords = {
  heading: 'Contributions to growth',
  flow: (flow) => `Where the growth of ${plain[flow]} comes from`,
  sentence({ flow, month, window, by, first, growth, gains, losses }) {
    const [when, what] = [enPeriod(month, window), plain[flow]]
    const who = by === 'partner' ? 'Among partners' : 'Among places'
    if (growth.figure.value === null)
      return first
        ? line`In ${when} there is no growth to speak of: there were no ${what} a year before.`
        : []
    const lead = first ? line`In ${when}, ${what} ${enChange(growth)} year on year. ` : []
    const each = ({ name, points }: Contributor) =>
      line`${by === 'partner' ? withArticle(name) : name} (${figureSpan(points)} points)`
    const up =
      gains.length > 0
        ? line`the largest gains came from ${enList(gains.map(each))}`
        : line`there was no gain of note`
    const down =
      losses.length > 0
        ? line`the largest losses came from ${enList(losses.map(each))}`
        : line`there was no loss of note`
    return line`${lead}${who}, ${up}; ${down}.`
  },
  caption: (facts) => `Contributions to the growth of ${enTrade(facts)}, ${enWhen(facts)}`,
  chart: (facts) => `The largest contributions to the growth of ${enTrade(facts)}, ${enWhen(facts)}`,
  points: 'points',
  column: { partner: 'Region', change: 'Change', points: 'Contribution (points)' },
  block: {
    partner: { gains: 'Partners with the largest gains', losses: 'Partners with the largest losses' },
    place: { gains: 'Places with the largest gains', losses: 'Places with the largest losses' },
  },
  whole: 'Total',
  note: (flow) =>
    `Note: A contribution is the change against a year before over all ${plain[flow]} of a year before, in percentage points. Those of all partners (or of all places) add up to the growth of ${plain[flow]}.${flow === 'import' ? ' Partners include China: re-imports.' : ''}`,
}

export const contributionWords: Readonly<Record<Language, ContributionWords>> = { zh, en }
