import { getYear, type Month, type Window } from '../../../../trade/trade.ts'
import { line } from '../../inline-template.ts'
import type { RecordWords } from '../../section-words/section-words.ts'
import { capital, contractLine, inPeriod, period, withinPeriod } from '../phrases/phrases.ts'

const units: Readonly<Record<Window, string>> = {
  month: 'meses',
  quarter: 'trimestres',
  half: 'semestres',
  year: 'anos',
  ytd: 'anos',
}

const kinds: Readonly<Record<Window, string>> = {
  month: 'para um mês',
  quarter: 'para um trimestre',
  half: 'para um semestre',
  year: 'para um ano',
  ytd: 'para os mesmos meses',
}

/** para um mês desde janeiro de 2019; para os mesmos meses desde 2019. */
const sinceThen = (since: Month, window: Window): string =>
  `${kinds[window]} desde ${window === 'ytd' ? getYear(since) : period(since, window)}`

export const records: RecordWords = {
  heading: 'Recordes',
  sentence(facts, wording) {
    const { product, flow, month, window, measure, amount, highest, since, isRecord, milestone } = facts
    const trade = wording.trade(flow, product)
    const isValue = measure === 'value'
    const what = isValue ? trade : line`o volume ${contractLine('de', trade)}`
    const before = line`${wording.amount(highest)} ${withinPeriod(facts.highestMonth, window)}`
    // The period is stated each time: the sentence before may end with another one.
    const now = line`${inPeriod(month, window)}, ${what} ${isValue ? 'somaram' : 'somou'} ${wording.amount(amount)}`
    if (!isRecord) return line`${now}; o maior valor ${sinceThen(since, window)} foi de ${before}.`
    const passed = milestone ? line`, superando ${wording.amount(milestone)} pela primeira vez` : []
    return line`${now}, o maior valor ${sinceThen(since, window)} (o anterior foi de ${before})${passed}.`
  },
  tooFew: ({ product, flow, window }, least, wording) =>
    capital(
      line`${wording.trade(flow, product)} não são comparadas com as anteriores: os dados abrangem menos de ${String(least)} ${units[window]} consecutivos.`,
    ),
}
