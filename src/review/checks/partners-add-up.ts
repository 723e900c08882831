import { amountWords, dimensionWords, flowWords, inWholeUnits, spanWords } from '../finding-text.ts'
import { defineCheck } from './check.ts'
import { addUp, groupBy } from './series.ts'

/** Ranked and remaining partners (and places) add up to the total of their flow, in each window and its base. */
export const partnersAddUp = defineCheck({
  id: 'partners-add-up',
  title: { zh: '各贸易伙伴、各省市之和等于总额', en: 'partners, and places, add up to the total' },
  look({ product, answers, scale }) {
    const { currency } = product
    const amount = (value: bigint) => inWholeUnits(value, scale.value)
    const sums = answers.flatMap(({ need, rows }) => {
      const { by, flow } = need
      const total = answers.find((answer) => answer.need.flow === flow && answer.need.by === null)
      if (by === null || !total) return []
      return need.spans.map(({ key }) => {
        const totals = rows.filter(({ span }) => span === key)
        const byCode = [...groupBy(totals, ({ code }) => code).values()].map(addUp)
        byCode.sort((a, b) => (a < b ? 1 : a > b ? -1 : 0))
        const ranked = byCode.slice(0, product.top).reduce((sum, value) => sum + value, 0n)
        const complete = addUp(total.rows.filter(({ span }) => span === key))
        const remaining = addUp(totals) - ranked
        const sums = { ranked: amount(ranked), remaining: amount(remaining), total: amount(complete) }
        return { adds: ranked + remaining === complete, fact: { flow, by, span: key, currency, ...sums } }
      })
    })
    // First publications of two cuts can be of different dates.
    const severity = (span: string) =>
      product.base !== 'latest' && span.endsWith('.base') ? 'warning' : 'refusal'
    return {
      looked: sums.length,
      found: sums
        .filter(({ adds }) => !adds)
        .map(({ fact }) => ({ severity: severity(fact.span), ...fact }) as const),
    }
  },
  word: ({ flow, by, span, currency, ranked, remaining, total }) => {
    const who = dimensionWords[by]
    const [first, others, entire] = [ranked, remaining, total].map((sum) => amountWords(sum, currency))
    return {
      zh: `${flowWords[flow].zh}${spanWords(span).zh}：按${who.zh}排名的 ${first} 加其余 ${others}，不等于总额 ${entire}`,
      en: `${flowWords[flow].en}, ${spanWords(span).en}: by ${who.en}, the ranked ${first} and the remaining ${others} are not the total of ${entire}`,
    }
  },
})
