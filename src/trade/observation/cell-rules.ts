import type { RecordRule, SeasonRule, SplitRule, SpreadRule } from '../figure.ts'
import type { Localized } from '../language.ts'

/** A rule by which a figure comes from single cells. */
export type CellRule = SpreadRule | SplitRule | SeasonRule | RecordRule

/** The rules over single cells as readers know them, with their formulas. */
export const cellRules: Readonly<Record<CellRule, Localized>> = {
  hhi: {
    zh: '赫芬达尔—赫希曼指数：Σ(各项 ÷ 合计)² × 10000',
    en: 'Herfindahl-Hirschman index: Σ(each ÷ total)² × 10,000',
  },
  cr3: { zh: '前三项之和 ÷ 合计 × 100', en: 'the largest three ÷ total × 100' },
  cr5: { zh: '前五项之和 ÷ 合计 × 100', en: 'the largest five ÷ total × 100' },
  cr10: { zh: '前十项之和 ÷ 合计 × 100', en: 'the largest ten ÷ total × 100' },
  number: { zh: '金额不为零的项数', en: 'how many have trade' },
  effective: { zh: '等效个数：1 ÷ Σ(各项 ÷ 合计)²', en: 'number of equals: 1 ÷ Σ(each ÷ total)²' },
  rank: { zh: '按金额由大到小的名次', en: 'position by value, the largest first' },
  priceIndex: {
    zh: '费雪价格指数的变化：(√(拉氏 × 帕氏) − 1) × 100，按商品和贸易伙伴逐项比较',
    en: 'change of Fisher’s price index: (√(Laspeyres × Paasche) − 1) × 100, by commodity and partner',
  },
  quantityIndex: {
    zh: '费雪数量指数的变化：(√(拉氏 × 帕氏) − 1) × 100，按商品和贸易伙伴逐项比较',
    en: 'change of Fisher’s quantity index: (√(Laspeyres × Paasche) − 1) × 100, by commodity and partner',
  },
  coverage: {
    zh: '两年均有单价的项的金额 ÷ 两年总额 × 100',
    en: 'value of what has a unit value in both years ÷ value of both years × 100',
  },
  priceEffect: {
    zh: '贝内特分解的价格部分：Σ(p₁ − p₀)(q₀ + q₁) ÷ 2，按商品和贸易伙伴逐项计算',
    en: 'price in Bennet’s split: Σ(p₁ − p₀)(q₀ + q₁) ÷ 2, by commodity and partner',
  },
  volumeEffect: {
    zh: '贝内特分解的数量部分：Σ(q₁ − q₀)(p₀ + p₁) ÷ 2，按商品和贸易伙伴逐项计算',
    en: 'volume in Bennet’s split: Σ(q₁ − q₀)(p₀ + p₁) ÷ 2, by commodity and partner',
  },
  entries: { zh: '上年同期没有的项的金额', en: 'value now of what was not traded a year before' },
  exits: {
    zh: '本期不再有的项在上年同期的金额，取负',
    en: 'value a year before of what is no longer traded, as a decrease',
  },
  adjusted: {
    zh: '季节调整：对各月金额的对数作STL分解（Cleveland等，1990），减去季节成分；1月和2月合并为一项，取月均值',
    en: 'seasonally adjusted: STL (Cleveland and others, 1990) on the logarithms of monthly values, less the season; January and February as one, by their mean',
  },
  unpriced: {
    zh: '两年均有而没有可比单价的项的金额变动',
    en: 'change of what is traded in both years without comparable unit values',
  },
  highestBefore: {
    zh: '此前已知且连续的同类时段中的最大值',
    en: 'the largest of the earlier windows of the same kind that are known without a gap',
  },
  milestone: {
    zh: '首次达到的最大整数关口（首位数字之后均为零），此前已知的同类时段均未达到',
    en: 'the largest round number (one digit and zeros) reached for the first time in the windows that are known',
  },
  leadMonths: {
    zh: '截至该月连续居首位的月数，以已知且连续的各月为限',
    en: 'months in a row, up to this one, in which it was the largest, as far as months are known without a gap',
  },
}

/** The rules in one language. */
export const mapRules = (words: (rule: Localized) => string): Readonly<Record<CellRule, string>> =>
  Object.fromEntries(Object.entries(cellRules).map(([name, rule]) => [name, words(rule)])) as Record<
    CellRule,
    string
  > // the same keys
