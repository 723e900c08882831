import { getYear, type Month, type Window } from '../../../../trade/trade.ts'
import { line } from '../../inline-template.ts'
import type { RecordWords } from '../../section-words/section-words.ts'
import { capital, inPeriod, period, uncapitalized } from '../phrases/phrases.ts'

const units: Readonly<Record<Window, string>> = {
  month: 'months',
  quarter: 'quarters',
  half: 'half-years',
  year: 'years',
  ytd: 'years',
}

const kinds: Readonly<Record<Window, string>> = {
  month: 'of any month',
  quarter: 'of any quarter',
  half: 'of any half-year',
  year: 'of any year',
  ytd: 'over the same months of any year',
}

/** of any month since January 2019; over the same months of any year since 2019. */
const sinceThen = (since: Month, window: Window): string =>
  `${kinds[window]} since ${window === 'ytd' ? getYear(since) : period(since, window)}`

export const records: RecordWords = {
  heading: 'Records',
  sentence(facts, wording) {
    const { product, flow, month, window, measure, amount, highest, since, isRecord, milestone } = facts
    const trade = wording.trade(flow, product)
    const what = measure === 'value' ? trade : line`the volume of ${trade}`
    const before = line`${wording.amount(highest)} ${uncapitalized(inPeriod(facts.highestMonth, window))}`
    // The period is stated each time: the sentence before may end with another one.
    const now = line`${inPeriod(month, window)}, ${what} came to ${wording.amount(amount)}`
    if (!isRecord) return line`${now}; the highest ${sinceThen(since, window)} was ${before}.`
    const passed = milestone ? line`, passing ${wording.amount(milestone)} for the first time` : []
    return line`${now}, the highest ${sinceThen(since, window)} (previously ${before})${passed}.`
  },
  tooFew: ({ product, flow, window }, least, wording) =>
    capital(
      line`${wording.trade(flow, product)} are not compared with earlier ones: the data cover fewer than ${String(least)} ${units[window]} without a gap.`,
    ),
}
