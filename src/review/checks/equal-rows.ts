import { formatMonth } from '../../trade/trade.ts'
import { amountWords, flowWords, inWholeUnits } from '../finding-text.ts'
import { defineCheck } from './check.ts'
import { groupBy } from './series.ts'

/** Small amounts meet by chance: those below so many whole units. */
const smallest = 100_000n

/** No two partners have the same value and the same quantity in the month: a row was copied, or a name mistaken. */
export const equalRows = defineCheck({
  id: 'equal-rows',
  title: { zh: '没有数值完全相同的贸易伙伴', en: 'no two partners have equal amounts' },
  look({ product: { currency }, month, history, scale }) {
    const least = smallest * 10n ** BigInt(scale.value)
    const rows = history.partners.filter((row) => row.month === month && row.value >= least)
    const equal = groupBy(
      rows,
      ({ flow, commodity, value, quantity }) => `${flow} ${commodity} ${value} ${quantity}`,
    )
    return {
      looked: rows.length,
      found: [...equal.values()].flatMap((monthRows) => {
        const [{ flow, commodity, value, quantity, unit }] = monthRows as [(typeof monthRows)[number]]
        const partners = [...new Set(monthRows.map(({ partner }) => partner))].sort()
        if (partners.length < 2) return []
        const facts = {
          flow,
          commodity,
          month: formatMonth(month),
          value: inWholeUnits(value, scale.value),
          quantity: quantity === null ? null : inWholeUnits(quantity, scale.quantity),
          currency,
          unit,
          partners,
        }
        return [{ severity: 'warning' as const, ...facts }]
      }),
    }
  },
  word({ flow, commodity, month, value, quantity, currency, unit, partners }, codes) {
    const [worth, many] = [
      amountWords(value, currency),
      quantity === null ? null : amountWords(quantity, unit),
    ]
    const names = (language: 'zh' | 'en') =>
      partners.map((code) => codes.findPartner(code).name[language]).join(language === 'zh' ? '、' : ', ')
    return {
      zh: `${flowWords[flow].zh} ${commodity} ${month}：${names('zh')} 的金额同为 ${worth}${many === null ? '' : `，数量同为 ${many}`}`,
      en: `${flowWords[flow].en} of ${commodity}, ${month}: ${names('en')} have the same value of ${worth}${many === null ? '' : ` and quantity of ${many}`}`,
    }
  },
})
