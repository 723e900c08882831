import type { ListedProduct, Localized } from '../api.ts'
import { rangeName } from '../months.ts'
import { currencyWords, dimensionWords, flowWords } from '../parts/load-facts.tsx'
import { type Enquiry, isPivot, listAskedProducts } from './enquiry.ts'
import { measures } from './measures.ts'

const byTitles = {
  none: { zh: '', en: '' },
  product: { zh: '按产品', en: ' by product' },
  partner: { zh: '按贸易伙伴', en: ' by partner' },
  place: { zh: '按注册地', en: ' by place' },
  procedure: { zh: '按贸易方式', en: ' by procedure' },
} as const satisfies Readonly<Record<Enquiry['by'], Localized>>

/** What a view shows, in words: 锂离子蓄电池出口金额，按贸易伙伴，2023年1–12月，美元. */
export function enquiryTitle(enquiry: Enquiry, products: readonly ListedProduct[]): Localized {
  const { flow, by, across, from, to, currency, show, codes } = enquiry
  const named = listAskedProducts(enquiry).map((id) => products.find((product) => product.id === id)?.name)
  const subject: Localized = codes
    ? { zh: codes.split(',').join('、'), en: codes.split(',').join(', ') }
    : {
        zh: named.map((name) => name?.zh ?? '').join('、'),
        en: named.map((name) => name?.en ?? '').join(', '),
      }
  const measure = measures[show].name
  const split =
    isPivot(enquiry) && across !== 'none'
      ? {
          zh: `${byTitles[by].zh}和${dimensionWords[across].zh}`,
          en: `${byTitles[by].en} and ${dimensionWords[across].en}`,
        }
      : byTitles[by]
  return {
    zh: `${subject.zh}${flowWords[flow].zh}${measure.zh}${split.zh && `，${split.zh}`}，${rangeName(from, to, 'zh')}，${currencyWords[currency].zh}`,
    en: `${measure.en} of ${flowWords[flow].en} of ${subject.en}${split.en}, ${rangeName(from, to, 'en')}, in ${currencyWords[currency].en}`,
  }
}
