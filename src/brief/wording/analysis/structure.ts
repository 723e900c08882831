import type { Flow, Language } from '../../../trade/trade.ts'
import { figureSpan, type Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import { enTrade, enWhen, zhFlow, zhLead } from '../captions.ts'
import { capitalized, period as enPeriod, plain } from '../en-phrases.ts'
import { join, line } from '../inline-template.ts'
import type { CaptionFacts, Wording } from '../wording-interface.ts'
import { growthClause, verbs, period as zhPeriod } from '../zh-phrases.ts'
import { type AnalysisFacts, enChange, getSign } from './phrases.ts'

/** What trade is taken apart by. */
export type StructureBy = 'procedure' | 'class' | 'product'

export interface StructurePart {
  readonly name: string
  readonly value: Shown
  readonly share: Shown
  readonly growth: Shown
  readonly shareChange: Shown
}

export interface StructureFacts extends AnalysisFacts {
  readonly product: readonly Inline[]
  readonly by: StructureBy
  /** Those named, the largest first; without trade, none. */
  readonly named: readonly StructurePart[]
}

export interface StructureWords {
  heading(by: StructureBy): string
  flow(by: StructureBy, flow: Flow): string
  sentences(facts: StructureFacts, wording: Wording): readonly Inline[]
  caption(by: StructureBy, facts: CaptionFacts): string
  column(by: StructureBy): string
  readonly shareChange: string
  readonly whole: string
  /** Where the codes of classes are not the same in both years. @param names those classes. */
  bridged(names: readonly string[]): string
  /** Where classes had no codes of their own in the year before. */
  unbridged(names: readonly string[]): string
  /** Where a code is in several classes. */
  readonly overlapping: string
}

const zhBy = { procedure: '贸易方式', class: '分类', product: '产品' } as const

const zh: StructureWords = {
  heading: (by) => (by === 'procedure' ? '贸易方式结构' : `${zhBy[by]}构成`),
  flow: (by, flow) => `${verbs[flow]}的${zhBy[by]}构成`,
  sentences({ flow, month, window, product, named }, wording) {
    const [when, verb] = [zhPeriod(month, window), verbs[flow]]
    if (named.length === 0) return line`${when}，${product}无${verb}。`
    const each = named.map(
      ({ name, value, share, growth, shareChange }) =>
        line`${name}${wording.amount(value)}，占${figureSpan(share)}%${sharesZh(shareChange)}${growthClause(growth, '，')}`,
    )
    return line`${when}，${product}${verb}中，${join(each, '；')}。`
  },
  caption: (by, facts) => `${zhLead(facts)}${zhFlow(facts)}${zhBy[by]}构成`,
  column: (by) => zhBy[by],
  shareChange: '比重变化（百分点）',
  whole: '合计',
  bridged: (names) =>
    `注：${names.join('、')}的商品编码在两年间有变化，同比按整类计算；类内各编码之间不作对应。`,
  unbridged: (names) => `注：${names.join('、')}在上年的税则中没有单独的编码，无法还原，不作同比。`,
  overlapping: '注：列入不止一个分类的商品编码，在合计中只计一次。',
}

/** ，比上年同期提高1.2个百分点; nothing where there is no share a year before. */
function sharesZh(change: Shown): Inline[] {
  const sign = getSign(change)
  if (sign === null || /^-?[0.,]+$/.test(change.text)) return []
  return line`（${sign === 1 ? '提高' : '降低'}${figureSpan(change, 'absolute')}个百分点）`
}

const enBy = { procedure: 'customs procedure', class: 'class', product: 'product' } as const

const en: StructureWords = {
  heading: (by) => `Trade by ${enBy[by]}`,
  flow: (by, flow) => `${capitalized(plain[flow])} by ${enBy[by]}`,
  sentences({ flow, month, window, by, product, named }, wording) {
    const [when, what] = [enPeriod(month, window), plain[flow]]
    if (named.length === 0) return line`In ${when} there were no ${what} of ${product}.`
    const each = named.map(({ name, value, share, growth, shareChange }) => {
      const moved = growth.figure.value === null ? [] : line`, and ${enChange(growth)} year on year`
      return line`${by === 'procedure' ? name.toLowerCase() : uncapitalized(name)} came to ${wording.amount(value)}, ${figureSpan(share)}%${sharesEn(shareChange)}${moved}`
    })
    return line`In ${when}, of ${what} of ${product}, ${join(each, '; ')}.`
  },
  caption: (by, facts) => `${enTrade(facts)} by ${enBy[by]}, ${enWhen(facts)}`,
  column: (by) => capitalized(enBy[by]),
  shareChange: 'Change of share (points)',
  whole: 'Total',
  bridged: (names) =>
    `Note: The codes of ${names.join(', ')} are not the same in both years; growth is of the class as a whole, and codes within it are not matched.`,
  unbridged: (names) =>
    `Note: The nomenclature of the year before had no codes for ${names.join(', ')} alone; what it had cannot be split, so there is no growth.`,
  overlapping: 'Note: A code that is in several classes counts once in the total.',
}

function sharesEn(change: Shown): Inline[] {
  const sign = getSign(change)
  if (sign === null || /^-?[0.,]+$/.test(change.text)) return []
  return line` (${sign === 1 ? 'up' : 'down'} ${figureSpan(change, 'absolute')} points)`
}

/** Wafers as wafers, but LED lamps as they are. */
const uncapitalized = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

export const structureWords: Readonly<Record<Language, StructureWords>> = { zh, en }
