import { amountWords, flowWords, inWholeUnits } from '../finding-text.ts'
import { defineCheck } from './check.ts'
import { findLongestWindow } from './longest-window.ts'
import { addUp } from './series.ts'

/** Each commodity code has trade in both of the compared years: one that starts or stops shifts the growth. */
export const codesContinue = defineCheck({
  id: 'codes-continue',
  title: { zh: '商品编码在比较的两年都有数据', en: 'commodity codes go on through both compared years' },
  look({ product, month, answers, scale }) {
    const { currency } = product
    const window = findLongestWindow({ product, month })
    const codes = answers
      .filter(({ need }) => need.by === null)
      .flatMap(({ need, rows }) => {
        const on = (side: string) => {
          const key = `${window}.${side}`
          return {
            asked: new Set(need.spans.find((span) => span.key === key)?.commodities),
            value: (code: string) =>
              addUp(rows.filter(({ span, commodity }) => span === key && commodity === code)),
          }
        }
        const [now, before] = [on('current'), on('base')]
        // A code of one year’s nomenclature alone is the business of the product file, not of the data.
        const both = [...now.asked].filter((code) => before.asked.has(code))
        return both.map((code) => ({
          flow: need.flow,
          commodity: code,
          currency,
          now: inWholeUnits(now.value(code), scale.value),
          before: inWholeUnits(before.value(code), scale.value),
        }))
      })
    return {
      looked: codes.length,
      found: codes
        .filter(({ now, before }) => (now === '0') !== (before === '0'))
        .map((item) => ({ severity: 'warning' as const, ...item })),
    }
  },
  word: ({ flow, commodity, currency, now, before }) =>
    now === '0'
      ? {
          zh: `${flowWords[flow].zh} ${commodity}：上年同期有 ${amountWords(before, currency)}，本年没有；编码可能已停用`,
          en: `${flowWords[flow].en} of ${commodity}: ${amountWords(before, currency)} a year before and none now; the code may have ended`,
        }
      : {
          zh: `${flowWords[flow].zh} ${commodity}：本年有 ${amountWords(now, currency)}，上年同期没有；编码可能是新设的`,
          en: `${flowWords[flow].en} of ${commodity}: ${amountWords(now, currency)} now and none a year before; the code may be new`,
        },
})
