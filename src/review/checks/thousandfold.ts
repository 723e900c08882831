import { partnerOfCode } from '../../codes/partners.ts'
import { Fraction } from '../../trade/fraction.ts'
import type { Currency } from '../../trade/terms.ts'
import { amountWords, flowWords } from '../words.ts'
import { defineCheck } from './check.ts'
import { groupBy, type MonthSum, median, monthSums, sumOf, unitValueOf } from './series.ts'

/** A slip of the unit (grams for kilograms, dollars for thousands) is of this size. */
const thousand = Fraction.of(1000n)

/** A unit value mixes goods, so that a slip in most of a month shows a little smaller. */
const half = Fraction.of(500n)

/** A partner with less of the month’s total than one in so many says nothing. */
const smallest = 1000n

/** So many months before are needed to judge by. */
const fewest = 3

/**
 * No amount of the month is a thousand times what the months before let expect: value, quantity and unit value, in
 * total and of each partner with some weight, against the median of up to twelve months before.
 */
export const thousandfold = defineCheck({
  id: 'thousandfold',
  title: { zh: '没有比相邻月份大一千倍的数', en: 'nothing is a thousand times its neighbours' },
  look({ product: { currency }, month, history }) {
    const ofMonth = groupBy(
      history.totals.filter((row) => row.month === month),
      ({ flow }) => flow,
    )
    const totals = new Map([...ofMonth].map(([flow, rows]) => [flow, sumOf(rows)]))
    const series = groupBy(
      [...history.totals, ...history.partners],
      ({ flow, commodity, partner }) => `${flow} ${commodity} ${partnerOfCode(partner)?.id ?? partner}`,
    )
    const judged = [...series.values()].flatMap((rows) => {
      const [{ flow, commodity, partner }] = rows as [(typeof rows)[number]]
      const own = rows.filter((row) => row.month === month)
      // Most partners are of little weight, and need not be looked at any further.
      if (sumOf(own) * smallest < (totals.get(flow) ?? 0n)) return []
      const sums = monthSums(rows)
      const now = sums.find((sum) => sum.month === month)
      const before = sums.filter((sum) => sum.month < month).slice(-12)
      if (!now || before.length < fewest) return []
      return leaps(now, before, currency).map((leap) => ({
        flow,
        commodity,
        partner: partnerOfCode(partner)?.id ?? partner,
        ...leap,
      }))
    })
    return {
      looked: judged.length,
      found: judged
        .filter(({ odd }) => odd)
        .map(({ odd: _, now, usually, ...one }) => ({
          severity: 'warning' as const,
          ...one,
          now: now.toDecimal(6),
          usually: usually.toDecimal(6),
        })),
    }
  },
  word: ({ flow, commodity, partner, measure, now, usually, unit }) => {
    const who = partnerOfCode(partner)?.name ?? { zh: partner, en: partner }
    const what = measures[measure]
    const [here, before] = [amountWords(now, unit), amountWords(usually, unit)]
    return {
      zh: `${flowWords[flow].zh} ${commodity}${partner ? ` ${who.zh}` : ''} 的${what.zh}为 ${here}，此前各月的中位数为 ${before}`,
      en: `${flowWords[flow].en} of ${commodity}${partner ? `, ${who.en}` : ''}: a ${what.en} of ${here}, against a median of ${before} in the months before`,
    }
  },
})

const measures = {
  value: { zh: '金额', en: 'value' },
  quantity: { zh: '数量', en: 'quantity' },
  unitValue: { zh: '单价', en: 'unit value' },
} as const

function leaps(now: MonthSum, before: readonly MonthSum[], currency: Currency) {
  const sameUnit = before.filter(({ unit }) => unit === now.unit)
  return [
    leap(
      'value',
      currency,
      Fraction.of(now.value),
      before.map(({ value }) => Fraction.of(value)),
      thousand,
    ),
    leap(
      'quantity',
      now.unit,
      amountOf(now),
      sameUnit.flatMap((sum) => amountOf(sum) ?? []),
      thousand,
    ),
    leap(
      'unitValue',
      `${currency}/${now.unit ?? '?'}`,
      unitValueOf(now),
      sameUnit.flatMap((sum) => unitValueOf(sum) ?? []),
      half,
    ),
  ].flatMap((one) => one ?? [])
}

const amountOf = ({ quantity }: MonthSum): Fraction | null =>
  quantity === null ? null : Fraction.of(quantity)

/** Values and quantities fall to almost nothing in trade as it is; unit values do not. */
function leap(
  measure: keyof typeof measures,
  unit: string | null,
  now: Fraction | null,
  before: readonly Fraction[],
  factor: Fraction,
) {
  const positive = before.filter((one) => one.sign() > 0)
  if (now === null || positive.length < fewest) return null
  const middle = median(positive)
  const up = now.compare(middle.times(factor)) >= 0
  const down = measure === 'unitValue' && now.sign() > 0 && now.times(factor).compare(middle) <= 0
  return { measure, unit, odd: up || down, now, usually: middle }
}
