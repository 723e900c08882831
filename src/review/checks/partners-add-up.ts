import { amountWords, dimensionWords, flowWords, spanWords } from '../finding-text.ts'
import { defineCheck } from './check.ts'
import { addUp, groupBy } from './series.ts'

/** Ranked and remaining partners (and places) add up to the total of their flow, in each window and its base. */
export const partnersAddUp = defineCheck({
  id: 'partners-add-up',
  title: { zh: '各贸易伙伴、各省市之和等于总额', en: 'partners, and places, add up to the total' },
  look({ product, answers }) {
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
        const { currency } = product
        return { flow, by, span: key, currency, ranked, remaining: addUp(totals) - ranked, total: complete }
      })
    })
    // First publications of two cuts can be of different dates.
    const severity = (span: string) =>
      product.base !== 'latest' && span.endsWith('.base') ? 'warning' : 'refusal'
    return {
      looked: sums.length,
      found: sums
        .filter(({ ranked, remaining, total }) => ranked + remaining !== total)
        .map((item) => ({ severity: severity(item.span), ...item }) as const),
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
