import { type Cut, cutKey, toCut } from '../../trade/trade.ts'
import { amountWords, cutWords, dimensionWords, flowWords, inWholeUnits } from '../finding-text.ts'
import { defineCheck } from './check.ts'

/** Two cuts of the same trade give the same sums. */
export const cutsAgree = defineCheck({
  id: 'cuts-agree',
  title: { zh: '不同查询口径的合计一致', en: 'cuts of the same trade agree' },
  look: ({ compared, contradictions, scale }) => ({
    looked: compared,
    found: contradictions.map(({ flow, span, commodity, by, code, cuts, measure, sums, unit, currency }) => ({
      severity: 'refusal' as const,
      flow,
      months: span.key,
      commodity,
      by,
      code,
      cuts: cuts.map((cut: Cut) => cutKey(cut)),
      first: sums[0] === null ? null : inWholeUnits(sums[0], scale[measure]),
      second: sums[1] === null ? null : inWholeUnits(sums[1], scale[measure]),
      unit: unit ?? currency,
    })),
  }),
  word: ({ flow, months, commodity, by, code, cuts: [item = '', other = ''], first, second, unit }) => {
    const [a, b] = [cutWords(toCut(item)), cutWords(toCut(other))]
    const [here, present] = [first, second].map((sum) => amountWords(sum ?? null))
    const subject = (language: 'zh' | 'en') => (by === null ? '' : ` ${dimensionWords[by][language]} ${code}`)
    return {
      zh: `${flowWords[flow].zh} ${months} ${commodity}${subject('zh')}：按${a.zh}为 ${here}，按${b.zh}为 ${present}（${unit}）`,
      en: `${flowWords[flow].en} ${months} ${commodity}${subject('en')}: ${here} by ${a.en}, ${present} by ${b.en} (${unit})`,
    }
  },
})
