import { getCodeLists } from '../../brief/product/product.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import type { AmountScale, Currency } from '../../trade/trade.ts'
import { flowWords, roundedWords } from '../finding-text.ts'
import { defineCheck } from './check.ts'
import { addUp, groupBy, isTimes, type MonthSum, median, monthSums, mostAre, type Ratio } from './series.ts'

/** A slip of the unit (grams for kilograms, dollars for thousands) is of this size. */
const thousand = 1000n

/** A unit value mixes goods, so that a slip in most of a month shows a little smaller. */
const half = 500n

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
  look({ product, month, history, scale }) {
    const inUnits = { currency: product.currency, scale }
    const codes = getCodeLists(product)
    const idOf = (partner: string) => (partner === '' ? '' : codes.findId('partner', partner))
    const ofMonth = groupBy(
      history.totals.filter((row) => row.month === month),
      ({ flow }) => flow,
    )
    const totals = new Map([...ofMonth].map(([flow, rows]) => [flow, addUp(rows)]))
    const series = groupBy(
      [...history.totals, ...history.partners],
      ({ flow, commodity, partner }) => `${flow} ${commodity} ${idOf(partner)}`,
    )
    const judged = [...series.values()].flatMap((rows) => {
      const [{ flow, commodity, partner }] = rows as [(typeof rows)[number]]
      const monthRows = rows.filter((row) => row.month === month)
      // Most partners are of little weight, and need not be looked at any further.
      if (addUp(monthRows) * smallest < (totals.get(flow) ?? 0n)) return []
      const sums = monthSums(rows)
      const now = sums.find((sum) => sum.month === month)
      const before = sums.filter((sum) => sum.month < month).slice(-12)
      if (!now || before.length < fewest) return []
      return leaps(now, before, inUnits).map((leap) => ({
        flow,
        commodity,
        partner: idOf(partner),
        ...leap,
      }))
    })
    return {
      looked: judged.length,
      found: judged.flatMap(({ odd, ...one }) =>
        odd ? [{ severity: 'warning' as const, ...one, ...odd }] : [],
      ),
    }
  },
  word: ({ flow, commodity, partner, measure, now, usually, unit }, codes) => {
    const who = codes.findPartnerById(partner)?.name ?? { zh: partner, en: partner }
    const what = measures[measure]
    const [here, before] = [roundedWords(now, unit), roundedWords(usually, unit)]
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

function leaps(
  now: MonthSum,
  before: readonly MonthSum[],
  { currency, scale }: { readonly currency: Currency; readonly scale: AmountScale },
) {
  const [money, measured] = [10n ** BigInt(scale.value), 10n ** BigInt(scale.quantity)]
  const valueIn = ({ value }: MonthSum): Ratio => ({ numerator: value, denominator: money })
  const quantityIn = ({ quantity }: MonthSum): Ratio | null =>
    quantity === null ? null : { numerator: quantity, denominator: measured }
  const unitValueIn = ({ value, quantity }: MonthSum): Ratio | null =>
    toUnitValue(value * measured, quantity === null ? null : quantity * money)
  const sameUnit = before.filter(({ unit }) => unit === now.unit)
  return [
    leap('value', currency, valueIn(now), before.map(valueIn), thousand),
    leap('quantity', now.unit, quantityIn(now), given(sameUnit.map(quantityIn)), thousand),
    leap(
      'unitValue',
      `${currency}/${now.unit ?? '?'}`,
      unitValueIn(now),
      given(sameUnit.map(unitValueIn)),
      half,
    ),
  ].flatMap((item) => item ?? [])
}

function toUnitValue(value: bigint, quantity: bigint | null): Ratio | null {
  if (quantity === null || quantity === 0n) return null
  return quantity < 0n
    ? { numerator: -value, denominator: -quantity }
    : { numerator: value, denominator: quantity }
}

const given = (amounts: readonly (Ratio | null)[]): Ratio[] =>
  amounts.flatMap((amount) => (amount ? [amount] : []))

/** Values and quantities fall to almost nothing in trade as it is; unit values do not. */
function leap(
  measure: keyof typeof measures,
  unit: string | null,
  now: Ratio | null,
  before: readonly Ratio[],
  factor: bigint,
) {
  const positive = before.filter(({ numerator }) => numerator > 0n)
  if (now === null || positive.length < fewest) return null
  const isLeap = (from: Ratio) =>
    isTimes(now, factor, from) ||
    (measure === 'unitValue' && now.numerator > 0n && isTimes(from, factor, now))
  if (mostAre(positive, (ratio) => !isLeap(ratio))) return { measure, unit, odd: null }
  const middle = median(positive.map(exactly))
  if (!isLeap(middle)) return { measure, unit, odd: null }
  return { measure, unit, odd: { now: exactly(now).toDecimal(6), usually: middle.toDecimal(6) } }
}

const exactly = ({ numerator, denominator }: Ratio): Fraction => Fraction.of(numerator, denominator)
