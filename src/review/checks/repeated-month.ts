import { baseMonths, formatMonth } from '../../trade/trade.ts'
import { amountWords, flowWords, inWholeUnits } from '../finding-text.ts'
import { defineCheck } from './check.ts'
import { groupBy, type MonthSum, monthSums } from './series.ts'

/** No month that the brief adds up or compares with has the very amounts of another: a file was loaded under a wrong date. */
export const repeatedMonth = defineCheck({
  id: 'repeated-month',
  title: { zh: '没有与另一个月完全相同的月份', en: 'no month equals another month' },
  look({ product, month, history, scale }) {
    const series = product.flows.map((flow) => ({
      flow,
      months: monthSums(history.totals.filter((row) => row.flow === flow)).filter(({ value }) => value > 0n),
    }))
    const firstUsed = baseMonths('ytd', month).from
    return {
      looked: series.reduce((sum, { months }) => sum + months.length, 0),
      found: series.flatMap(({ flow, months }) =>
        [...groupBy(months, amounts).values()]
          .filter((same) => same.length > 1 && same.some((monthSum) => monthSum.month >= firstUsed))
          .map((same) => ({
            severity: 'warning' as const,
            flow,
            months: same.map((item) => formatMonth(item.month)),
            value: inWholeUnits(same[0]?.value ?? 0n, scale.value),
            currency: product.currency,
          })),
      ),
    }
  },
  word: ({ flow, months, value, currency }) => ({
    zh: `${flowWords[flow].zh} ${months.join('、')} 的金额和数量完全相同（${amountWords(value, currency)}）`,
    en: `${flowWords[flow].en} of ${months.join(', ')} have the very same value and quantity (${amountWords(value, currency)})`,
  }),
})

const amounts = ({ value, quantity }: MonthSum): string => `${value} ${quantity}`
