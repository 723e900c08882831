import { Fraction } from '../../trade/numbers/numbers.ts'
import type { AmountScale } from '../../trade/trade.ts'
import { flowWords, roundedWords } from '../finding-text.ts'
import { defineCheck } from './check.ts'
import { computeUnitValue, groupBy, type MonthSum, median, monthSums } from './series.ts'

/** So many months before are needed to judge by. */
const fewest = 12

/** Iglewicz and Hoaglin (1993): a modified z-score over 3.5 is an outlier. */
const outlier = Fraction.of(35n, 10n)

/** In a normal distribution the median of deviations is 0.6745 standard deviations. */
const normal = Fraction.of(6745n, 10_000n)

/** What is within half as much again of the median is no surprise, however steady the months before were. */
const usual = Fraction.of(3n, 2n)

/**
 * The unit value of each commodity code stands in the month where its own history lets expect it: by the modified
 * z-score 0.6745 (x - median) / MAD over the months before, up to three years, in exact fractions.
 */
export const unitValue = defineCheck({
  id: 'unit-value',
  title: { zh: '单价与自身历史相符', en: 'unit values fit their own history' },
  look({ product: { currency }, month, history, scale }) {
    const series = groupBy(history.totals, ({ flow, commodity }) => `${flow} ${commodity}`)
    const judged = [...series.values()].flatMap((rows) => {
      const [{ flow, commodity }] = rows as [(typeof rows)[number]]
      const sums = monthSums(rows)
      const now = sums.find((sum) => sum.month === month)
      const judgement = now && judge(now, sums, scale)
      return judgement ? [{ flow, commodity, currency, ...judgement }] : []
    })
    return {
      looked: judged.length,
      found: judged
        .filter(({ odd }) => odd)
        .map(({ odd: _, ...one }) => ({ severity: 'warning' as const, ...one })),
    }
  },
  word: ({ flow, commodity, currency, unitValue: now, usually, unit, score, months }) => ({
    zh: `${flowWords[flow].zh} ${commodity} 的单价为 ${roundedWords(now, `${currency}/${unit}`)}，此前 ${months} 个月的中位数为 ${roundedWords(usually)}，${score === null ? '几乎没有变动' : '各月相差远小于此'}`,
    en: `${flowWords[flow].en} of ${commodity}: a unit value of ${roundedWords(now, `${currency}/${unit}`)}, against a median of ${roundedWords(usually)} over ${months} months before, which ${score === null ? 'hardly differ at all' : 'differ far less among themselves'}`,
  }),
})

function judge(now: MonthSum, sums: readonly MonthSum[], scale: AmountScale) {
  const before = sums
    .filter(({ month, unit }) => month < now.month && unit === now.unit)
    .flatMap((sum) => computeUnitValue(sum, scale) ?? [])
  const value = computeUnitValue(now, scale)
  if (value === null || value.sign() === 0 || before.length < fewest) return null
  const middle = median(before)
  if (middle.sign() === 0) return null
  const spread = median(before.map((fraction) => fraction.minus(middle).abs()))
  const score = spread.sign() === 0 ? null : normal.times(value.minus(middle)).dividedBy(spread)
  const ratio = value.compare(middle) > 0 ? value.dividedBy(middle) : middle.dividedBy(value)
  return {
    odd: ratio.compare(usual) > 0 && (score === null || score.abs().compare(outlier) > 0),
    unitValue: value.toDecimal(6),
    usually: middle.toDecimal(6),
    unit: now.unit ?? '?',
    score: score?.toFixed(1) ?? null,
    months: before.length,
  }
}
