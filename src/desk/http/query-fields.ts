import { namePublisher } from '../../codes/publications/publications.ts'
import type { PlannedQuery } from '../../review/plan/plan.ts'
import { currencyNames, formatRange, getCalendarMonth, getYear, type Localized } from '../../trade/trade.ts'
import { cutWords, dimensionWords, filterable, flowWords } from '../../workspace/words/words.ts'

/** A field of the portal’s form, with what is to be put in; the portal takes Chinese and codes alone. */
export interface QueryField {
  name: Localized
  value: string
}

/** A planned query as the fields of the form, to be copied one by one. */
export function queryFields(query: PlannedQuery): QueryField[] {
  const { flow, currency, cut, codes, within, months, reported } = query
  if (reported)
    return [
      { name: { zh: '来源', en: 'Source' }, value: namePublisher(reported.source).zh },
      { name: { zh: '报告方', en: 'Reporter' }, value: reported.reporter },
      { name: { zh: '进出口类型', en: 'Exports or imports' }, value: flow },
      { name: { zh: '月份', en: 'Months' }, value: formatRange(months) },
      { name: { zh: '商品编码', en: 'Commodity codes' }, value: codes.join(',') },
    ]
  const [from, to] = [getCalendarMonth(months.from), getCalendarMonth(months.to)]
  return [
    { name: { zh: '进出口类型', en: 'Exports or imports' }, value: flowWords[flow].zh },
    { name: { zh: '币制', en: 'Currency' }, value: currencyNames[currency].zh },
    { name: { zh: '年份', en: 'Year' }, value: String(getYear(months.from)) },
    {
      name: { zh: '月份（勾选分月展示）', en: 'Months (tick “by month”)' },
      value: from === to ? `${from}` : `${from}-${to}`,
    },
    { name: { zh: '输出字段', en: 'Output fields' }, value: cutWords(cut).zh },
    { name: { zh: '商品编码', en: 'Commodity codes' }, value: codes.join(',') },
    ...filterable.flatMap((dimension) => {
      const limit = within?.[dimension]
      return limit ? [{ name: dimensionWords[dimension], value: limit.join(',') }] : []
    }),
  ]
}
