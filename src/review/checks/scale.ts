import { Fraction } from '../../trade/numbers/numbers.ts'
import { type Currency, type Flow, formatRange } from '../../trade/trade.ts'
import { amountWords, flowWords } from '../finding-text.ts'
import { defineCheck, type Found } from './check.ts'
import type { Ground } from './check-context.ts'
import {
  causeWords,
  factorText,
  findCause,
  partOfMonths,
  rangeOfMonths,
  type ScaleBreak,
  type ScaleCause,
  type ScaleMeasure,
  scaleBreaks,
  type TradeMonth,
  tradeMonths,
} from './plausibility/plausibility.ts'
import { addUp } from './series.ts'

type Fact = {
  readonly flow: Flow
  readonly currency: Currency
  readonly months: string
  readonly comparedWith: readonly string[]
  readonly measure: ScaleMeasure
  readonly cause: ScaleCause
  readonly factor: string
  readonly larger: number
  /** Monthly averages in whole units, and of the months compared. */
  readonly average: string
  readonly usually: string
}

/**
 * Values, quantities and unit values are of the size of the months before, of the base year and of the years before:
 * nothing changes by a factor of 5 or more that no market explains.
 */
export const scale = defineCheck<Fact>({
  id: 'scale',
  title: {
    zh: '金额、数量和单价的量级与基期和历史相符',
    en: 'values, quantities and unit values are of the size of the base year and before',
  },
  look(ground) {
    const flows = ground.product.flows.map((flow) => ({ flow, months: tradeMonths(ground.history, flow) }))
    return {
      looked: flows.reduce((sum, { months }) => sum + months.length, 0),
      found: flows.flatMap(({ flow, months }) =>
        scaleBreaks(months).map((found) => findingOf(ground, flow, found)),
      ),
    }
  },
  word: ({ flow, currency, months, comparedWith, measure, cause, factor, larger, average, usually }) => {
    const why = causeWords(cause, measure, larger === 1, currency)
    const what = measures[measure]
    const [now, before] = [amountWords(average, currency), amountWords(usually)]
    return {
      zh: `${flowWords[flow].zh} ${months} 的${what.zh}约为 ${comparedWith.join('、')} 的 ${factor} 倍（月均金额 ${now}，对比 ${before}）：${why.zh}`,
      en: `${flowWords[flow].en} of ${months}: ${what.en} about ${factor} times those of ${comparedWith.join(', ')} (${now} a month on average, against ${before}): ${why.en}`,
    }
  },
})

const measures = {
  value: { zh: '金额', en: 'values are' },
  quantity: { zh: '数量', en: 'quantities are' },
  exchanged: { zh: '单价', en: 'unit values are' },
} as const

function findingOf(
  ground: Ground,
  flow: Flow,
  { months, against, measure, magnitude }: ScaleBreak,
): Found<Fact> {
  const range = rangeOfMonths(months)
  const cause = findCause(measure, magnitude)
  const near = months.slice(0, 3)
  return {
    severity: 'confirmation',
    part: `${flow}.${partOfMonths(range)}`,
    basis: { measure, cause },
    inDoubt: near.flatMap(({ loads }) => loads),
    against: against.flatMap(({ loads }) => loads),
    flow,
    currency: ground.product.currency,
    months: formatRange(range),
    comparedWith: [...new Set(against.map(({ month }) => formatRange({ from: month, to: month })))],
    measure,
    cause,
    factor: factorText(magnitude),
    larger: magnitude > 0 ? 1 : 0,
    average: averageValue(ground, flow, months),
    usually: averageValue(ground, flow, against),
  }
}

/** The average value of months, rounded to whole units. */
function averageValue({ history, scale }: Ground, flow: Flow, months: readonly TradeMonth[]): string {
  const wanted = new Set(months.map(({ month }) => month))
  const rows = history.totals.filter((row) => row.flow === flow && wanted.has(row.month))
  const count = Fraction.of(BigInt(Math.max(1, wanted.size)))
  return Fraction.ofScaled(addUp(rows), scale.value).dividedBy(count).toFixed(0)
}
