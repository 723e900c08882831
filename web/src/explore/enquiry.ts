import { currencies } from '../../../src/trade/trade.ts'
import type { ListedProduct } from '../api.ts'
import type { Language } from '../say.tsx'
import { type MeasureName, measures } from './measures.ts'

export type CurrencyName = ListedProduct['currencies'][number]

/** What is asked of the ledger and how it is shown; the address holds all of it. */
export interface Enquiry {
  /** A product’s id, or with `by: product` several with commas; empty where codes are given. */
  readonly product: string
  /** Commodity codes with commas; empty for a product. */
  readonly codes: string
  readonly flow: 'export' | 'import'
  readonly by: 'none' | 'product' | 'partner' | 'place' | 'procedure'
  /** A second dimension, whose members are columns; `none` for one dimension. */
  readonly across: 'none' | 'partner' | 'place' | 'procedure'
  readonly from: string
  readonly to: string
  readonly currency: CurrencyName
  /** `bars` and `treemap`: sums over all the months; `lines` and `columns`: month by month. */
  readonly draw: 'bars' | 'treemap' | 'lines' | 'columns'
  readonly show: MeasureName
  /** Ids that the chart and the downloads have; all where empty. */
  readonly only: readonly string[]
  /** Words that a row’s name must have. */
  readonly find: string
  /** A column of the table, with `-` before it for the largest first. */
  readonly sort: string
}

/** What an address asks that names nothing: the latest year’s exports by partner. */
const usual = (latest: string, product: string): Enquiry => ({
  product,
  codes: '',
  flow: 'export',
  by: 'partner',
  across: 'none',
  from: `${latest.slice(0, 4)}-01`,
  to: latest,
  currency: 'USD',
  draw: 'bars',
  show: 'value',
  only: [],
  find: '',
  sort: '',
})

/** What sums are split by, besides the products. */
export const splitDimensions = ['partner', 'place', 'procedure'] as const

const choices = {
  flow: ['export', 'import'],
  by: ['none', 'product', ...splitDimensions],
  across: ['none', ...splitDimensions],
  currency: currencies,
  draw: ['bars', 'treemap', 'lines', 'columns'],
  show: Object.keys(measures),
} as const

/** What an address asks; what it has no sense in is left as usual. */
export function readEnquiry(asked: URLSearchParams, latest: string, product: string): Enquiry {
  const enquiry: Record<string, unknown> = { ...usual(latest, product) }
  for (const [name, value] of asked) {
    if (!(name in enquiry)) continue
    const existing: readonly string[] | undefined = choices[name as keyof typeof choices]
    if (name === 'only') enquiry.only = value.split(',').filter(Boolean)
    else if (!existing || existing.includes(value)) enquiry[name] = value
  }
  // Every name has the usual value, or one that was just checked.
  const total = enquiry as unknown as Enquiry
  if (total.codes !== '') return { ...total, product: '', by: total.by === 'product' ? 'none' : total.by }
  return total.by === 'product' ? total : { ...total, product: total.product.split(',')[0] ?? '' }
}

/** Whether the months are added up, and not shown one by one. */
export const isSummed = ({ draw }: Pick<Enquiry, 'draw'>): boolean => draw === 'bars' || draw === 'treemap'

/** Whether the sums are by two dimensions. */
export const isPivot = (enquiry: Pick<Enquiry, 'by' | 'across' | 'draw'>): boolean =>
  enquiry.across !== 'none' && enquiry.across !== enquiry.by && isSplit(enquiry) && isSummed(enquiry)

/** Whether the sums are split by a dimension. */
export const isSplit = ({ by }: Pick<Enquiry, 'by'>): boolean => splitDimensions.some((name) => name === by)

/** The ids of the products that are asked about. */
export const listAskedProducts = ({ product }: Pick<Enquiry, 'product'>): string[] =>
  product.split(',').filter(Boolean)

/** The address of an enquiry; what is as usual need not be said, but for what changes with time. */
export function toAddress(enquiry: Enquiry): string {
  const urlSearchParams = new URLSearchParams()
  for (const [name, value] of Object.entries(enquiry)) {
    const text = typeof value === 'string' ? value : value.join(',')
    if (text !== '') urlSearchParams.set(name, text)
  }
  return `/explore?${urlSearchParams}`
}

/** The question as the API takes it; the share of some is that of all, so `only` is not part of it. */
export function toQuestion(enquiry: Enquiry, language: Language): URLSearchParams {
  const { product, codes, flow, by, across, from, to, currency, draw } = enquiry
  const per = isSummed({ draw }) ? 'period' : 'month'
  const question = new URLSearchParams({ flow, by, from, to, currency, per, scale: 'auto', language })
  if (isPivot(enquiry)) question.set('across', across)
  if (codes === '') question.set('product', product)
  else question.set('codes', codes)
  return question
}

/** An enquiry as far as an answer to an earlier question can be shown by it: what was asked stays as it was asked. */
export function answeredBy(question: string, enquiry: Enquiry): { enquiry: Enquiry; language: Language } {
  const asked = new URLSearchParams(question)
  const course = enquiry.draw === 'columns' ? 'columns' : 'lines'
  const sums = enquiry.draw === 'treemap' ? 'treemap' : 'bars'
  return {
    enquiry: {
      ...enquiry,
      by: choices.by.find((item) => item === asked.get('by')) ?? 'none',
      across: choices.across.find((item) => item === asked.get('across')) ?? 'none',
      currency: choices.currency.find((item) => item === asked.get('currency')) ?? 'USD',
      draw: asked.get('per') === 'period' ? sums : course,
    },
    language: asked.get('language') === 'zh' ? 'zh' : 'en',
  }
}
